"""Who has it from whom -> where each has it from in the end, and how many such roots there are.

A root is what rests on nothing else, or a circle that rests on itself: a strongly connected component without a way out
(Tarjan 1972). Who has something from two roots joins them to nothing: it counts as one of them and adds none.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Mapping, Sequence
from typing import TypeVar

Node = TypeVar("Node", bound=tuple[str, str])


def roots_of(nodes: Iterable[Node], sources: Mapping[Node, Sequence[Node]]) -> dict[Node, Node]:
    """For each node its root: the smallest node of it, so that the same graph gives the same in any order.

    Args:
        nodes: those asked for.
        sources: what each node rests on, the surest first; a node that is no key rests on nothing.

    Of several roots a node counts as one that another node has alone, where there is one, else as its surest one.
    """
    asked = list(nodes)
    ends = {node: _ends(node, sources) for node in asked}
    taken = {found[0] for found in ends.values() if len(found) == 1}
    return {node: next((root for root in ends[node] if root in taken), ends[node][0]) for node in asked}


def _ends(node: Node, sources: Mapping[Node, Sequence[Node]]) -> list[Node]:
    """The roots that lie at the ends of all ways from a node, the surest first."""
    found: dict[Node, None] = {}
    for met in _reached(node, sources):
        beyond = _reached(met, sources)
        if all(met in _reached(other, sources) for other in beyond):
            found.setdefault(min(beyond))
    return list(found)


def _reached(node: Node, sources: Mapping[Node, Sequence[Node]]) -> list[Node]:
    """The node and all that it rests on, directly or through others, the nearest and surest first."""
    found = {node: None}
    waiting = deque([node])
    while waiting:
        for source in sources.get(waiting.popleft(), ()):
            if source not in found:
                found[source] = None
                waiting.append(source)
    return list(found)
