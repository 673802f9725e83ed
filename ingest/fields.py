"""YAML read field by field, so that every mistake is named by its line and all of them at once."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

import yaml
from rapidfuzz import fuzz, process
from yaml.reader import ReaderError

# About 300 bytes describe an article: room for 10,000 in one folder, read in some seconds.
LARGEST_FILE = 4 * 1024 * 1024
# Below this likeness (0 to 100) a suggestion would be a guess: "date" is not meant where "note" is known.
SUGGESTION_CUTOFF = 65.0
LONGEST_SHOWN = 60


@dataclass(frozen=True, slots=True)
class Problem:
    """One mistake in what a person wrote."""

    file: str
    """The file it stands in, as the person would type its path."""
    line: int | None
    """From 1; None where the file as a whole is meant."""
    field: str
    """The key or thing that is wrong; empty where the file as a whole is meant."""
    found: str
    advice: str
    """What to do, as an imperative."""

    def __str__(self) -> str:
        place = self.file if self.line is None else f"{self.file}:{self.line}"
        field = f"{self.field}: " if self.field else ""
        return f"{place}: {field}found {self.found}; {self.advice}"


class Problems:
    """Collects mistakes instead of stopping at the first."""

    def __init__(self) -> None:
        self.all: list[Problem] = []

    def add(self, file: Path, line: int | None, field: str, found: str, advice: str) -> None:
        self.all.append(Problem(str(file), line, field, found, advice))

    def in_file(self, name: str) -> bool:
        """Whether a file of this name has a mistake."""
        return any(Path(problem.file).name == name for problem in self.all)


def nearest(word: str, known: Iterable[str]) -> str | None:
    """The known word that was most likely meant, or None where none is near."""
    match = process.extractOne(word, list(known), scorer=fuzz.ratio, score_cutoff=SUGGESTION_CUTOFF)
    return None if match is None else match[0]


def choice(word: str, known: Iterable[str], most: int = 12) -> str:
    """Advice for a word that is none of the known ones: the nearest first, then what there is, up to most."""
    known = sorted(known)
    suggestion = nearest(word, known)
    listed = ", ".join(known[:most]) + (" …" if len(known) > most else "")
    return f"write {suggestion!r}? (known: {listed})" if suggestion else f"use one of: {listed}"


def shown(text: str) -> str:
    """A value as it is quoted in a message: short, and with nothing that a terminal would obey."""
    return repr(text if len(text) <= LONGEST_SHOWN else text[: LONGEST_SHOWN - 1] + "…")


class Fields:
    """One mapping of a YAML file: its fields asked for by name and kind."""

    def __init__(self, file: Path, node: yaml.MappingNode, problems: Problems) -> None:
        self.file = file
        self.line = _line(node)
        self._problems = problems
        self._values: dict[str, yaml.Node] = {}
        for key, value in node.value:
            self._take(key, value)

    def _take(self, key: yaml.Node, value: yaml.Node) -> None:
        if not isinstance(key, yaml.ScalarNode):
            self._problems.add(self.file, _line(key), "", _kind(key), "use a word as key")
        elif key.value in self._values:
            self._problems.add(self.file, _line(key), key.value, "the same key twice", "keep one of them")
        else:
            self._values[key.value] = value

    def refuse_unknown(self, known: tuple[str, ...]) -> None:
        """Name every key that is none of the known ones."""
        for key, value in self._values.items():
            if key not in known:
                self._problems.add(self.file, _line(value), key, "an unknown key", choice(key, known))

    def line_of(self, field: str) -> int:
        """Where the field stands; the mapping's own line where the field is left out."""
        return _line(self._values[field]) if field in self._values else self.line

    def problem(self, field: str, found: str, advice: str) -> None:
        """A mistake in the field's value, found by the caller."""
        self._problems.add(self.file, self.line_of(field), field, found, advice)

    def text(self, field: str, *, needed: bool = False, of: Iterable[str] | None = None) -> str | None:
        """The field's text without white space around it; None where it is left out, empty or wrong.

        Arguments: needed, whether leaving it out is a mistake; of, the values allowed.
        """
        node = self._values.get(field)
        if node is not None and not isinstance(node, yaml.ScalarNode):
            self.problem(field, _kind(node), "write one value")
            return None
        value = "" if node is None or node.tag.endswith(":null") else node.value.strip()
        if not value:
            if needed:
                self.problem(field, "nothing", f"add `{field}: …`")
            return None
        if of is not None and value not in (allowed := tuple(of)):
            self.problem(field, shown(value), choice(value, allowed))
            return None
        return str(value)

    def truth(self, field: str) -> bool:
        """The field as true or false; false where it is left out or wrong."""
        node = self._values.get(field)
        if node is None:
            return False
        if not isinstance(node, yaml.ScalarNode) or not node.tag.endswith(":bool"):
            found = shown(node.value) if isinstance(node, yaml.ScalarNode) else _kind(node)
            self.problem(field, found, "write true or false")
            return False
        return node.value.lower() in ("true", "yes", "on")


def read_list(file: Path, key: str, problems: Problems) -> Iterator[Fields]:
    """The mappings listed under the one key of a YAML file.

    Only nodes are composed and only two levels are looked at, so no tag is ever obeyed and no alias can
    multiply what is read. Mistakes go to problems: not UTF-8, too large, a syntax error, empty, wrong shape.
    """
    root = _compose(file, problems)
    if root is None:
        return
    if not isinstance(root, yaml.MappingNode):
        problems.add(file, _line(root), "", _kind(root), f"begin with `{key}:` and a list below it")
        return
    top = Fields(file, root, problems)
    top.refuse_unknown((key,))
    listed = top._values.get(key)
    if not isinstance(listed, yaml.SequenceNode) or not listed.value:
        found = "nothing" if listed is None or not listed.value else _kind(listed)
        problems.add(file, top.line_of(key), key, found, f"list at least one entry below `{key}:`")
        return
    for node in listed.value:
        if isinstance(node, yaml.MappingNode):
            yield Fields(file, node, problems)
        else:
            problems.add(file, _line(node), key, _kind(node), "write each entry as `- key: value`")


def _compose(file: Path, problems: Problems) -> yaml.Node | None:
    text = _read(file, problems)
    if text is None:
        return None
    try:
        # Not the C loader: it recurses without a limit and dies on deeply nested brackets.
        root = yaml.compose(text, Loader=yaml.SafeLoader)
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        line = None if mark is None else mark.line + 1
        problems.add(
            file, line, "", f"a YAML syntax error ({error.problem})", "correct the line or the one above"
        )
        return None
    except ReaderError as error:
        line = text.count("\n", 0, error.position) + 1
        problems.add(
            file, line, "", f"a character that YAML does not allow (U+{error.character:04X})", "remove it"
        )
        return None
    except RecursionError:
        problems.add(file, None, "", "brackets nested too deeply", "write the entries as a plain list")
        return None
    if root is None:
        problems.add(file, None, "", "an empty file", "describe what is in the folder, or remove the file")
    return root


def _read(file: Path, problems: Problems) -> str | None:
    try:
        if (size := file.stat().st_size) > LARGEST_FILE:
            problems.add(
                file, None, "", f"{size:,} bytes", f"split the folder: at most {LARGEST_FILE:,} are read"
            )
            return None
        raw = file.read_bytes()
    except OSError as error:
        problems.add(file, None, "", f"a file that cannot be read ({error.strerror})", "allow reading it")
        return None
    try:
        return raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = raw.count(b"\n", 0, error.start) + 1
        found = f"byte 0x{raw[error.start]:02X}, which is not UTF-8"
        problems.add(file, line, "", found, "save the file as UTF-8")
        return None


def _line(node: yaml.Node) -> int:
    return int(node.start_mark.line) + 1


def _kind(node: yaml.Node) -> str:
    if isinstance(node, yaml.MappingNode):
        return "a mapping"
    if isinstance(node, yaml.SequenceNode):
        return "a list"
    return f"a single value ({shown(str(node.value))})"
