"""The cue that closes a Japanese clause, once hearsay, findings and verbs of saying are lifted off."""

from __future__ import annotations

from collections.abc import Sequence

from claims.clause.grammar import form, is_predicate, is_verbal_noun
from claims.fact.certainty_reading import Reading, outside_brackets, without_stops
from claims.fact.cue import Match, closing_cue, is_light, meaningful_adverbs, words_of
from claims.text import Token

_ANNOUNCEMENTS = frozenset({"発表", "表明", "公表", "明らか"})


def closing(words: Sequence[Token]) -> Reading | None:
    """Peel the clause from its end: hearsay, findings and verbs of saying are lifted off while something is below."""
    return closing_outside(outside_brackets(words))


def closing_outside(words: Sequence[Token]) -> Reading | None:
    """As closing(), of words that outside_brackets() has given.

    Adverbs are passed over: 責任は極めて重い is 責任は重い, how much so aside.
    """
    words = [word for word in words if word.pos[0] != "副詞" or word.normal in meaningful_adverbs()]
    if [word.normal for word in words[-2:]] == ["上", "で"]:
        words = words[:-2]  # 関与を否定したうえで、
    rest: Sequence[Token] = words
    weak: Reading | None = None
    while rest:
        match = closing_cue(rest)
        if match is None:
            verb = _main_word(rest)
            if stood_behind := _passed_on(rest, verb) or _thought(rest, verb) or _notified(rest, verb):
                return stood_behind
            said = _before_finding(rest, verb) or before_speech(rest)
            if said is None:
                return weak or _announced(words, rest) or (denial(rest) if len(rest) < len(words) else None)
            rest = said
            continue
        if match.cue.level == "opinion" and _asks_leave(rest, match.start, match.cue.words):
            return _of_leave(rest, match)
        if _performs(rest, match.start, match.cue.words):
            future = next((word for word in rest if word.normal in words_of("future")), None)
            return Reading("planned", [future]) if future else weak
        if aim := _aimed_at(words, match.cue.words):
            return Reading("planned", [aim])
        if match.cue.level == "denied" and _undone(rest, match.end):
            return Reading("inferred", rest[match.start : match.end + 1])
        reading = Reading(match.cue.level, rest[match.start : match.end])
        rumour = not words_of("rumours").isdisjoint(match.cue.words)  # 閉めるらしいといううわさがある
        if (match.cue.level != "reported" or rumour) and match.cue.words[-1] != "だろう":
            return reading
        weak = weak or reading
        rest = without_stops(rest[: match.start])
    return weak


def _aimed_at(words: Sequence[Token], cue: tuple[str, ...]) -> Token | None:
    """10月末をめどに設置いたします: a date to aim at makes a plan of it."""
    if cue[-1] not in ("致す", "頂く"):
        return None
    return next((word for word in words if word.normal in words_of("aims")), None)


def before_speech(words: Sequence[Token]) -> Sequence[Token] | None:
    """What stands before 〜と述べた, 〜と会見で説明した; None where the clause does not end in a verb of saying."""
    index = len(words) - 1
    while index >= 0 and is_light(words[index]) and words[index].normal not in words_of("speech"):
        index -= 1
    if index < 0 or words[index].normal not in words_of("speech"):
        return None
    for here in range(index - 1, 0, -1):
        word = words[here]
        if word.surface == "と" and word.pos[0] == "助詞":
            return without_stops(words[:here])
        if is_predicate(word) and not is_light(word):
            return None
    return None


def _main_word(words: Sequence[Token]) -> int:
    """The place of the last word that is not light; -1 where all are."""
    place = len(words) - 1
    while place >= 0 and is_light(words[place]):
        place -= 1
    return place


def _before_finding(words: Sequence[Token], verb: int) -> Sequence[Token] | None:
    """What stands before 〜ことが12日、分かった: what was found out, with its own certainty; None elsewhere."""
    if verb < 3 or words[verb].normal not in words_of("outcomes"):
        return None
    for here in range(verb - 1, max(0, verb - 12), -1):
        if words[here].surface in ("が", "も", "を") and words[here - 1].normal in ("こと", "の", "事"):
            return without_stops(words[: here - 1])
        if is_predicate(words[here]) and not is_light(words[here]):
            return None
    return None


def _passed_on(words: Sequence[Token], verb: int) -> Reading | None:
    """〜したと同紙は報じた: the verb that passes on stands apart from its と."""
    if verb < 2 or words[verb].normal not in words_of("reporting"):
        return None
    for here in range(verb - 1, 0, -1):
        if words[here].surface == "と" and words[here].pos[0] == "助詞" and is_predicate(words[here - 1]):
            return Reading("reported", [words[verb]])
        if is_predicate(words[here]) and not is_light(words[here]):
            return None
    return None


def _thought(words: Sequence[Token], verb: int) -> Reading | None:
    """蔵に未来はない、と私は考えている: who thinks it stands between と and the verb."""
    if verb < 2 or words[verb].normal not in _THINKING:
        return None
    for here in range(verb - 1, 0, -1):
        if words[here].surface == "と" and words[here].pos[0] == "助詞":
            said = without_stops(words[:here])
            return Reading("opinion", [words[verb]]) if said and is_predicate(said[-1]) else None
        if is_predicate(words[here]) and not is_light(words[here]):
            return None
    return None


_THINKING = frozenset({"考える", "思う", "感ずる", "感じる", "信ずる", "信じる"})


def _notified(words: Sequence[Token], verb: int) -> Reading | None:
    """制限を強化することを決定しましたので、お知らせします: what is notified is as sure as its own words say."""
    if verb < 2 or words[verb].normal not in words_of("unreported"):
        return None
    for here in range(verb - 1, 1, -1):
        if [word.surface for word in words[here : here + 2]] == ["の", "で"]:
            return (
                closing(words[:here]) if is_predicate(words[here - 1]) or is_light(words[here - 1]) else None
            )
        if is_predicate(words[here]) and not is_light(words[here]):
            return None
    return None


def _announced(words: Sequence[Token], said: Sequence[Token]) -> Reading | None:
    """開くと発表した: a plain present that is announced is decided; 膨らむと発表した: what nobody does is foreseen."""
    tail = words[len(said) :]
    if said and is_plain_present(said) and any(word.normal == "為る" for word in tail) and _goes_on(tail):
        return Reading("planned", [word for word in tail if word.normal == "為る"])
    verb = next((word for word in tail if word.normal in _ANNOUNCEMENTS), None)
    if verb is None or not said or not is_plain_present(said):
        return None
    return Reading("predicted" if _befalls(said) else "decided", [verb])


def _befalls(said: Sequence[Token]) -> bool:
    """Whether a clause ends in a verb, or a noun with する, for what comes about by itself: 膨らむ, 増加する."""
    verb = said[-2] if said[-1].normal == "為る" and len(said) > 1 else said[-1]
    return verb.normal in words_of("befalling")


def _goes_on(tail: Sequence[Token]) -> bool:
    """〜するとしている, 〜するとした: the body's own word on what it will do; not 〜するとして捜す."""
    forms = [word.normal for word in tail if word.pos[0] != "補助記号"]
    return forms[:2] == ["と", "為る"] and (forms[2:] in (["て", "居る"], ["た"]))


def is_plain_present(words: Sequence[Token]) -> bool:
    """Whether the clause ends in the present of a verb of doing: 開く, 実施する; not いる, ある, できる, ない."""
    last = words[-1]
    if last.pos[0] != "動詞" or not form(last).startswith(("終止形", "連体形")):
        return False
    if last.normal == "為る":
        return len(words) > 1 and (is_verbal_noun(words[-2]) or words[-2].surface in ("に", "化"))
    return not last.pos[1].startswith("非自立")


def _undone(words: Sequence[Token], end: int) -> bool:
    """可能性を否定できない: what cannot be denied is held possible."""
    following = words[end : end + 3]
    return any(word.normal in ("ない", "無い", "ず") for word in following) and any(
        word.normal in ("出来る", "得る") for word in following
    )


def _asks_leave(words: Sequence[Token], start: int, cue: tuple[str, ...]) -> bool:
    """説明させていただきたい is what the speaker means to do, 説明していただきたい what others ought to do."""
    return cue[-1] == "たい" and "頂く" in cue and start > 0 and words[start - 1].normal in ("させる", "せる")


def _of_leave(words: Sequence[Token], match: Match) -> Reading | None:
    """おわびさせていただきたい does what it says; 説明させていただきたい tells a plan."""
    act = match.start
    while act > 0 and words[act - 1].normal in ("させる", "せる", "為る"):
        act -= 1
    return None if _performs(words, act, ("致す",)) else Reading("planned", words[match.start : match.end])


def _performs(words: Sequence[Token], start: int, cue: tuple[str, ...]) -> bool:
    """お知らせいたします does what it says and decides nothing."""
    return cue[-1] in ("致す", "頂く") and start > 0 and words[start - 1].normal in words_of("unreported")


def _describes(words: Sequence[Token]) -> bool:
    """容易なことではない, 珍しいことではない: an adjective before こと weighs, it says nothing that could be denied."""
    return words[-1].pos[0] == "形容詞" or (words[-1].surface == "な" and words[0].pos[0] == "形状詞")


def denial(words: Sequence[Token]) -> Reading | None:
    """〜するものではない, 核の保有でもない: a noun predicate denied at the clause's end."""
    end = len(words)
    while end and words[end - 1].normal in ("だ", "です", "た"):
        end -= 1
    start = end - 1
    if start < 2 or words[start].normal not in ("無い", "ない", "ず"):
        return None
    if words[start - 1].normal == "有る":
        start -= 1
    if start < 3 or words[start - 1].surface not in ("は", "も") or words[start - 2].surface != "で":
        return None
    noun = words[start - 3]
    if noun.normal in ("こと", "物") and start > 4 and _describes(words[start - 5 : start - 3]):
        return Reading("opinion", words[start - 2 : end])
    if noun.pos[0] not in ("名詞", "代名詞", "接尾辞") or "形状" in noun.pos[2] or noun.pos[1] == "数詞":
        return None
    return Reading("denied", words[start - 2 : end])
