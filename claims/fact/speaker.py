"""Who says it: the speaker of each claim, as printed, found in its sentence or in those around it."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Mapping, Sequence, Set
from dataclasses import dataclass, field, replace
from itertools import pairwise

from claims.claim import Claim
from claims.clause import is_japanese
from claims.fact.attribution import Attribution
from claims.fact.attribution_english import english_attributions
from claims.fact.attribution_japanese import japanese_attributions
from claims.fact.attribution_quoted import byline_before
from claims.fact.fact import Fact
from claims.fact.interview import turns
from claims.fact.mention import Mention, Passage
from claims.fact.name_japanese import japanese_mentions
from claims.fact.speaker_phrase import Reader, can_speak
from claims.fact.topic import Topic, topic_after, topic_of
from claims.fact.wordlist import groups
from claims.sentence import Sentence
from claims.text import tokenise


@dataclass(slots=True)
class _Said:
    """One sentence with its claims and attributions, while the article is being read."""

    sentence: Sentence
    claims: list[Claim]
    attributions: list[Attribution] = field(default_factory=list)
    latest: Attribution | None = None
    """Who spoke last in the paragraph, up to this sentence."""
    topic: Topic | None = None
    """Whom the paragraph has been about up to this sentence, by its last topic that can speak."""
    names: Sequence[Mention] = ()


def speakers_of(
    claims: Sequence[Claim], mentions: Mapping[int, Sequence[Mention]] | None = None
) -> tuple[Fact | None, ...]:
    """The speaker of each claim of one article, in order; None for the outlet's own word.

    `value` is the speaker as printed, with title; the offsets show where it is printed, which may be in another
    sentence: 関係者によると … goes on through という, and 複数の関係者が明らかにした speaks for the sentence before.

    Args:
        claims: the claims of one article, in order.
        mentions: what names_of() found in each sentence, by its position, where that has been asked already.
    """
    said = _by_sentence(claims)
    _attribute(said, mentions or {})
    _take_turns(said, mentions or {})
    found = {claim.position: _speaker(claim, one.attributions) for one in said for claim in one.claims}
    return tuple(found[claim.position] for claim in claims)


def _by_sentence(claims: Sequence[Claim]) -> list[_Said]:
    said: list[_Said] = []
    for claim in claims:
        if not said or said[-1].sentence.position != claim.sentence.position:
            said.append(_Said(claim.sentence, []))
        said[-1].claims.append(claim)
    return said


def _attribute(said: Sequence[_Said], mentions: Mapping[int, Sequence[Mention]]) -> None:
    """Gives each sentence its attributions: first its own, then what its neighbours say of it."""
    person: Attribution | None = None
    for place, one in enumerate(said):
        before = said[place - 1] if place else None
        near = before if before and _same_paragraph(before.sentence, one.sentence) else None
        names = mentions.get(one.sentence.position)
        one.names = names or ()
        earlier = said[max(0, place - FARTHEST_NAME) : place]
        person = _own_attributions(one, near, before, person, names) or person
        one.attributions = [_resolved(found, one, earlier, near) for found in one.attributions]
        one.topic = topic_after(near.topic if near else None, one.sentence, one.names)
        _reach_back(one, near)
        own = next((a for a in reversed(one.attributions) if a.speaker and a.governs != "source"), None)
        one.latest = own or (near.latest if near else None)


def _take_turns(said: Sequence[_Said], mentions: Mapping[int, Sequence[Mention]]) -> None:
    """Gives what somebody says in an interview to that person, but for what is said there of others."""
    taken = turns([one.sentence for one in said], mentions)
    starts = [turn.start for turn in taken]
    for one in said:
        place = bisect_right(starts, one.sentence.char_start) - 1
        if place >= 0 and one.sentence.char_start < taken[place].end:
            # 家族は島を出ていくと思います: who thinks so is who speaks.
            thinks = _ends(one.sentence, "opinion")
            others = [
                a for a in one.attributions if not a.own and _is_named_in(a, one.sentence) and not thinks
            ]
            one.attributions = [*others, taken[place].over(one.sentence)]


def _is_named_in(attribution: Attribution, sentence: Sentence) -> bool:
    """Whether the sentence itself names who speaks."""
    named = sentence.char_start <= attribution.speaker_start < sentence.char_end
    return named and attribution.speaker is not None


def _own_attributions(
    one: _Said,
    near: _Said | None,
    before: _Said | None,
    person: Attribution | None,
    names: Sequence[Mention] | None,
) -> Attribution | None:
    passage = Passage(one.sentence.article.text, one.sentence.tokens)
    if is_japanese(passage.tokens):
        found = japanese_attributions(passage, names)
        one.attributions = [_completed(attribution, near, person, one) for attribution in found]
        one.attributions += _byline(one) if not found else []
        if not one.attributions:
            one.attributions = _continued(one, near, before) or _hearsay(one, near)
        return next((a for a in reversed(one.attributions) if a.speaker and _is_media(a.speaker)), None)
    body = next((a for a in reversed(before.attributions) if a.speaker), None) if before else None
    one.attributions, named = english_attributions(passage, person, body)
    one.attributions = one.attributions or _continued(one, near)
    return named


def _announces(one: _Said) -> bool:
    """社長は次のように語った。: what is said stands on the lines below."""
    return any(
        words in one.sentence.text for words in ("次のよう", "以下のよう", "こう話", "こう語", "こう述べ")
    )


def _continued(one: _Said, near: _Said | None, before: _Said | None = None) -> list[Attribution]:
    """「…」と田中さんは話した。「…」: a quotation that fills its sentence goes on with the speaker before it."""
    near = near or (before if before and _announces(before) else None)
    last = next((a for a in reversed(near.attributions) if a.speaker), None) if near else None
    if last is None or near is None or not _is_bare_quotation(one.sentence):
        return []
    quotes = any(token.surface in _QUOTES for token in near.sentence.tokens)
    if not quotes and not any(words in near.sentence.text for words in ("こう", "のよう")):
        return []
    span = (one.sentence.char_start, one.sentence.char_end)
    return [replace(last, char_start=span[0], char_end=span[1], governs="continued")]


def _completed(
    attribution: Attribution, near: _Said | None, outlet: Attribution | None, one: _Said
) -> Attribution:
    """An attribution with the speaker it leaves out, or only calls 記事: taken from before."""
    table = groups("speech_verbs.yml")
    if attribution.speaker is None and attribution.borrows:
        last = next((a for a in reversed(near.attributions) if a.speaker), None) if near else None
        last = last or (near.latest if near else None)
        return _spoken_by(attribution, last) if last else attribution
    if attribution.speaker in table["report"] and outlet:
        return _spoken_by(attribution, outlet)
    return attribution


def _spoken_by(attribution: Attribution, other: Attribution) -> Attribution:
    return replace(
        attribution,
        speaker=other.speaker,
        speaker_start=other.speaker_start,
        speaker_end=other.speaker_end,
        own=other.own,
        governs="span" if attribution.governs == "before" else attribution.governs,
    )


_OPENING_QUOTES = frozenset('「“"')
_QUOTES = frozenset('「」“”"')
FARTHEST_NAME = 12
"""Sentences back in which the name is looked for that a speaker is only pointed to by."""


def _resolved(
    attribution: Attribution, one: _Said, earlier: Sequence[_Said], near: _Said | None
) -> Attribution:
    """An attribution whose speaker is left out, or pointed back to (同氏, 同教授), with the name it stands for.

    A plea is the accused's (男を逮捕した。「…」と容疑を否認している); else who is left out is the paragraph's topic.
    """
    table = groups("speech_verbs.yml")
    if attribution.speaker is not None and attribution.speaker.lower().startswith("the "):
        return _of_unnamed(attribution, earlier)
    if attribution.speaker is not None and attribution.speaker.startswith("同"):
        title = attribution.speaker[1:]
        named = _last_named(earlier, frozenset({title}))
        if named is None and near and near.topic and near.topic.speaker.endswith(title):
            named = near.topic.spoken()
        return _spoken_by(attribution, named) if named else attribution
    if attribution.governs == "source" or not is_japanese(one.sentence.tokens):
        return attribution
    said = one.sentence.text
    if any(words in said for words in table["plea"]) and not _is_named_in(attribution, one.sentence):
        accused = _last_named([*earlier, one], table["accused"])
        # Of an accused who is not named nobody speaks: not the police who made the arrest.
        return _spoken_by(attribution, accused) if accused else replace(attribution, speaker=None)
    passed_on = _ends(one.sentence, "hearsay")  # という after によると: the source tells what the topic said
    if attribution.speaker is None and attribution.borrows and near and near.topic and not passed_on:
        return _spoken_by(attribution, near.topic.spoken())
    return attribution


def _of_unnamed(attribution: Attribution, earlier: Sequence[_Said]) -> Attribution:
    """the official, after a senior LAP official: the fuller words by which the same one was first spoken of."""
    noun = (attribution.speaker or "")[len("the ") :]
    before = (
        other
        for one in reversed(earlier)
        for other in reversed(one.attributions)
        if other.speaker and " " not in noun
    )
    fuller = next(
        (
            other
            for other in before
            if re.match(rf"[Aa]n? (?:[\w-]+ )*{re.escape(noun)}\b", other.speaker or "")
        ),
        None,
    )
    return _spoken_by(attribution, fuller) if fuller else attribution


def _last_named(said: Sequence[_Said], titles: Set[str]) -> Attribution | None:
    """The person named last with one of some titles."""
    for one in reversed(said):
        for mention in reversed(one.names):
            if mention.entity == "person" and mention.title in titles:
                name = one.sentence.article.text[mention.start : mention.end]
                return Attribution(mention.start, mention.end, name, mention.start, mention.end)
    return None


_MEDIA = (
    "新聞",
    "通信",
    "通信社",
    "放送",
    "テレビ",
    "新報",
    "日報",
    "タイムズ",
    "ポスト",
    "ニュース",
    "NHK",
    "紙",
    "誌",
    "ロイター",
)


def _is_media(speaker: str) -> bool:
    return speaker.endswith(_MEDIA)


def _byline(one: _Said) -> list[Attribution]:
    """A name on the line before a quotation that fills its sentence."""
    sentence = one.sentence
    if sentence.text[:1] not in ("「", "『"):
        return []
    line = byline_before(sentence.article.text, sentence.char_start)
    if line is None:
        return []
    speaker, start, end = line
    passage = Passage(sentence.article.text, tokenise(sentence.article.text, start, end))
    reader = Reader(passage, japanese_mentions(passage))
    person = any(mention.entity == "person" for mention in reader.names.values())
    if not person and not can_speak(reader, 0, len(passage.tokens)):
        return []
    return [Attribution(sentence.char_start, sentence.char_end, speaker, start, end)]


def _hearsay(one: _Said, near: _Said | None) -> list[Attribution]:
    """A sentence without a source of its own, after one that has: a source named with によると speaks for what
    follows it in the paragraph, until the writer turns (一方, ただ), drops という or tells what is the writer's own;
    any other speaker only for という, とのこと.
    """
    table = groups("speech_verbs.yml")
    spoken = [a for a in reversed(near.attributions) if a.speaker] if near else []
    last = next((a for a in spoken if a.governs == "source"), next(iter(spoken), None))
    if near is None or last is None or one.sentence.text.lstrip("　 ").startswith(tuple(table["turn"])):
        return []
    document = (
        last.governs == "source"
        and last.speaker is not None
        and last.speaker.endswith(tuple(table["source"]))
    )
    goes_on = last.governs == "source" and not document and not _ends(near.sentence, "hearsay")
    if not _ends(one.sentence, "hearsay") and (not goes_on or _is_own_word(one.sentence)):
        return []
    return [replace(last, char_start=one.sentence.char_start, char_end=one.sentence.char_end)]


def _ends(sentence: Sentence, group: str) -> bool:
    """Whether the sentence ends with one of the words of the group."""
    return sentence.text.rstrip("。．. \n」）)").endswith(tuple(groups("speech_verbs.yml")[group]))


def _is_own_word(sentence: Sentence) -> bool:
    """Whether the writer, not a source, tells it: what the writer saw, thinks or did (本紙記者が見た, ではないか)."""
    table, tokens = groups("speech_verbs.yml"), sentence.tokens
    writer = any(
        token.surface in table["own"] and after.pos[0] == "助詞" for token, after in pairwise(tokens)
    )
    return writer or _ends(sentence, "opinion") or any(words in sentence.text for words in table["scene"])


def _reach_back(one: _Said, near: _Said | None) -> None:
    """複数の関係者が明らかにした, 関係者の話だ: gives the sentence before its speaker; a bare quotation whoever acts
    in the sentence after it (「村は終わる」。田ノ上さんは灰をならした)."""
    if near and not near.attributions and _is_bare_quotation(near.sentence):
        actor = topic_of(one.sentence, one.names)
        if actor and actor.person and _opens_with(one.sentence, actor):
            start, end = near.sentence.char_start, near.sentence.char_end
            near.attributions = [Attribution(start, end, actor.speaker, actor.start, actor.end, "continued")]
    for attribution in one.attributions:
        if attribution.governs == "before" and near is not None and attribution.speaker:
            span = replace(
                attribution,
                char_start=near.sentence.char_start,
                char_end=near.sentence.char_end,
                governs="span",
            )
            account = "の話" in one.sentence.text
            if account or not any(a.speaker and a.governs != "continued" for a in near.attributions):
                near.attributions = [span]


def _is_bare_quotation(sentence: Sentence) -> bool:
    """Whether a sentence is nothing but what somebody says."""
    words = [token.surface for token in sentence.tokens if token.surface not in "。．."]
    return len(words) > 1 and words[0] in _OPENING_QUOTES and words[-1] in _QUOTES


def _opens_with(sentence: Sentence, actor: Topic) -> bool:
    return not sentence.article.text[sentence.char_start : actor.start].strip(" 　")


def _same_paragraph(before: Sentence, sentence: Sentence) -> bool:
    between = sentence.article.text[before.char_end : sentence.char_start]
    return "\n" not in between and before.voice == sentence.voice


def _speaker(claim: Claim, attributions: Sequence[Attribution]) -> Fact | None:
    """The attribution that governs most of the claim; of several the one with the narrowest span."""
    governing = [a for a in attributions if _common(claim, a) * 2 >= claim.char_end - claim.char_start]
    if not governing:
        return None
    if any(a.governs == "source" and a.speaker for a in governing):
        governing = [a for a in governing if a.speaker]
    nearest = _passed_on(claim, governing) or min(governing, key=lambda a: a.char_end - a.char_start)
    if nearest.speaker is None or nearest.own:
        return None
    return Fact(
        "speaker",
        claim.sentence.article.text[nearest.speaker_start : nearest.speaker_end],
        nearest.speaker_start,
        nearest.speaker_end,
        nearest.speaker,
    )


def _passed_on(claim: Claim, governing: Sequence[Attribution]) -> Attribution | None:
    """The source that a sentence names first and that という passes on at its end: 関係者によると、町長は辞める意向を
    周囲に伝えたという. What somebody else told is then the source's word too, unless it is quoted."""
    source = next((a for a in governing if a.governs == "source" and a.speaker), None)
    if source is None or source.speaker_start > claim.char_start + LONGEST_LEAD:
        return None
    quoted = any(mark in claim.text for mark in "「『")
    return source if not quoted and _ends(claim.sentence, "hearsay") else None


LONGEST_LEAD = 20
"""Characters of a claim before the source it names: the time of an entry, since when."""


def _common(claim: Claim, attribution: Attribution) -> int:
    return min(claim.char_end, attribution.char_end) - max(claim.char_start, attribution.char_start)
