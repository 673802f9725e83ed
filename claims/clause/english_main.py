"""The words of an English main clause: what relative, adverbial and contrasting parts tell in passing is left out."""

from __future__ import annotations

from collections.abc import Sequence

from claims.clause.english_verb import finite_verb, is_finite, is_noun_position, quotation_depths
from claims.text import Token

_RELATIVES = frozenset({"who", "which", "whose", "where", "whom"})
_ADVERBIAL = frozenset(
    {"after", "although", "though", "because", "before", "once", "since", "unless", "until", "when", "while"}
)
# Complements as often as conditions (asked if, decided while): only where they open the sentence or follow a comma.
_ONLY_AT_AN_EDGE = frozenset({"if", "as", "while", "since"})
# Nouns whose content a that-clause tells: reinforces expectations that prices will rise.
_CONTENT_NOUNS = frozenset(
    {
        "expectation",
        "hope",
        "concern",
        "worry",
        "idea",
        "view",
        "belief",
        "argument",
        "notion",
        "speculation",
        "safeguard",
        "assurance",
        "guarantee",
        "condition",
        "principle",
        "impression",
        "criticism",
        "warning",
    }
)
# Verbs that are a cue of certainty together with whether: consider, decide, debate whether.
_WEIGHING = frozenset({"decide", "debate", "examine", "study", "discuss", "consider", "weigh", "mull"})
_OPENERS = _RELATIVES | _ADVERBIAL | _ONLY_AT_AN_EDGE | {"that", "with", "whether"}
"""Without one of these no part is an aside."""
_STOPS = frozenset({",", ";", "—", "–"})


Span = tuple[int, int]


def main_clause(tokens: Sequence[Token]) -> Sequence[Token]:
    """The words that the sentence's own assertion is made of.

    The plant that may close employs 300 people: employs 300 people is asserted, closing is told in passing.

    Args:
        tokens: the words of one English clause.

    Returns:
        The words left, in order; all of them where nothing can be set apart with a finite verb on either side.
    """
    aside = {place for start, end in asides(tokens) for place in range(start, end)}
    kept = [word for place, word in enumerate(tokens) if place not in aside]
    if len(kept) < len(tokens) and finite_verb(_without_source(kept), 0) is None:
        kept = list(tokens)
    contrast = next((place for place, word in enumerate(kept) if place and word.normal == "but"), len(kept))
    return kept[:contrast] if finite_verb(kept[:contrast], 0) is not None else kept


def _without_source(words: Sequence[Token]) -> Sequence[Token]:
    """according to a study published on Monday: what is told of the source is not what is asserted."""
    start = next((place for place, word in enumerate(words) if word.lemma == "according"), len(words))
    end = next((place for place in range(start, len(words)) if words[place].surface == ","), len(words))
    return [*words[:start], *words[end:]]


def asides(tokens: Sequence[Token]) -> tuple[Span, ...]:
    """The relative and adverbial parts of an English clause, in order, not overlapping.

    Args:
        tokens: the words of one clause or sentence.

    Returns:
        Index ranges into tokens, end exclusive.
    """
    openers = [index for index, token in enumerate(tokens) if token.normal in _OPENERS]
    if not openers:
        return ()
    quoted = quotation_depths(tokens)
    found: list[Span] = []
    end = 0
    for index in openers:
        if index < end or quoted[index]:
            continue
        stop = _aside_end(tokens, index, quoted)
        if stop > index:
            end = stop
            found.append((index, end))
    return tuple(found)


def _aside_end(tokens: Sequence[Token], index: int, quoted: Sequence[bool]) -> int:
    """One past the last word of the part that begins here and is no part of the main clause; index where none does."""
    word = tokens[index].normal
    if index and _opens_relative(tokens, index):
        return _relative_end(tokens, index, quoted)
    if (
        word == "with"
        and index
        and tokens[index - 1].surface == ","
        and finite_verb(tokens[:index], 0) is not None
    ):
        return _next_comma(tokens, index, quoted, past=False)
    if word == "whether" and index and tokens[index - 1].normal not in _WEIGHING:
        return _next_comma(tokens, index, quoted, past=False)
    edge = not index or tokens[index - 1].surface in _STOPS
    if word in _ADVERBIAL or word in _ONLY_AT_AN_EDGE:
        return _adverbial_end(tokens, index, quoted) if edge or word not in _ONLY_AT_AN_EDGE else index
    return index


def _opens_relative(tokens: Sequence[Token], index: int) -> bool:
    """who, which … after a noun or a comma; that only where its verb follows at once (a plant that may close)."""
    word, before = tokens[index].normal, tokens[index - 1]
    noun = before.pos[0] in ("word", "name", "number") and not before.surface.endswith("ly")
    after_noun = noun or before.surface == ","
    if word in _RELATIVES:
        return after_noun and not is_finite(tokens, index - 1)
    if word == "that" and before.normal in _CONTENT_NOUNS:
        return finite_verb(tokens[:index], 0) is not None
    return word == "that" and after_noun and is_finite(tokens, index + 1) and not is_finite(tokens, index - 1)


def _relative_end(tokens: Sequence[Token], index: int, quoted: Sequence[bool]) -> int:
    """To the comma that closes it; without one before it, to the main clause's verb where that is still to come."""
    if tokens[index - 1].surface == ",":
        return _next_comma(tokens, index, quoted, past=True)
    stop = _next_comma(tokens, index, quoted, past=False)
    if finite_verb(tokens[:index], 0) is not None:
        return stop
    own = finite_verb(tokens[:stop], index + 1)
    if own is None:
        return stop
    for place in range(own + 1, stop):
        if is_finite(tokens, place) and not _same_verb(tokens, own, place):
            return place
    return stop


def _same_verb(tokens: Sequence[Token], own: int, place: int) -> bool:
    """will be closed, has not been told, may and should act: one verb with its auxiliaries, or two joined."""
    between = tokens[own + 1 : place]
    if all(word.pos == ("function",) or word.surface.endswith("ly") for word in between) and len(between) < 3:
        return is_finite(tokens, own) and tokens[own].pos == ("function",)
    return between[-1].normal in ("and", "or", "but", "to") if between else True


def _adverbial_end(tokens: Sequence[Token], index: int, quoted: Sequence[bool]) -> int:
    """To the comma or the end, where the part has a verb of its own: after engineers said it may collapse."""
    stop = _next_comma(tokens, index, quoted, past=False)
    verb = finite_verb(tokens[:stop], index + 1)
    opens = not index and stop == len(tokens)
    if verb is None or verb == index + 1 or opens or (index and is_noun_position(tokens, index - 1)):
        return index
    return stop


def _next_comma(tokens: Sequence[Token], index: int, quoted: Sequence[bool], past: bool) -> int:
    found = next(
        (
            here
            for here in range(index + 1, len(tokens))
            if tokens[here].surface in _STOPS and not quoted[here]
        ),
        len(tokens),
    )
    return min(found + past, len(tokens))
