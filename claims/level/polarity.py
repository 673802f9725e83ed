"""One says that it is so, the other that it is not."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache
from itertools import pairwise

from claims.alignment import SYNONYM, nearness
from claims.argument import KEPT
from claims.evidence import Evidence
from claims.fact.fact import Assertion
from claims.feature import Reason
from claims.level.difference import difference
from claims.negation import has_negation
from claims.occasion import tells
from claims.opposition import opposed_terms
from claims.term import Profile, Term
from claims.text import Token, fold, is_japanese

# A matched word must say at least this much (weight times nearness) for a negation to be of it.
LEAST_ASSERTED = 0.2


def denied(evidence: Evidence) -> Reason | None:
    """One reports it, the other denies it: says that it is not so, or calls the report false."""
    left, right = evidence.left, evidence.right
    if (left.certainty == "denied") == (right.certainty == "denied") or _says_no(left) == _says_no(right):
        return None
    # 「考えていない」と言い切った以上: what the other side says may be the denial itself.
    if _negates(evidence.pair.right if left.certainty == "denied" else evidence.pair.left):
        return None
    return difference("certainty", left.certainty, right.certainty, "denied")


def _says_no(assertion: Assertion) -> bool:
    return assertion.certainty == "denied" or assertion.polarity == "negated"


@lru_cache(maxsize=KEPT)
def _negates(profile: Profile) -> bool:
    """Whether a claim holds a negation somewhere."""
    return has_negation(profile.assertion.claim.tokens)


@lru_cache(maxsize=KEPT)
def _says_not_done(profile: Profile) -> bool:
    assertion = profile.assertion
    verb = _main_verb(assertion)
    if assertion.polarity == "negated" and verb is not None and verb.normal in _DENIALS:
        return False  # 否定しなかった
    # 刑事告訴は見送る: the main verb says that a deed is not done.
    leaves_undone = verb is not None and verb.normal in _UNDONE
    return assertion.certainty == "denied" or (assertion.polarity == "negated") != leaves_undone


def _main_verb(assertion: Assertion) -> Token | None:
    """The last verb or noun of action of a Japanese claim that does not only tell."""
    own = (
        token
        for token in reversed(assertion.claim.tokens)
        if token.pos[0] in ("動詞", "名詞") and "非自立可能" not in token.pos and token.normal not in _LIGHT
    )
    return next((token for token in own if token.normal in _DENIALS or not tells(token.normal)), None)


_LIGHT = frozenset("為る 居る 有る 成る こと 方針 考え 予定 見通し".split())
_UNDONE = frozenset("見送る 見送り 断念 撤回".split())


def polarity(evidence: Evidence) -> Reason | None:
    """One says that it is so, the other that it is not: by negation or by an opposite word, but not by both."""
    left, right = evidence.pair.left, evidence.pair.right
    opposites = opposed_terms(evidence, "polarity")
    if opposites:
        turns = [_turns(side, word) for side, word in zip((left, right), opposites, strict=True)]
        turned = turns[0] != turns[1]
    else:
        turned = _says_not_done(left) != _says_not_done(right) and not _both_negate(evidence)
    if turned == bool(opposites):
        return None
    if opposites:
        return difference("opposite", opposites[0].surface, opposites[1].surface, "the words are opposites")
    if not _negates_what_the_other_asserts(evidence):
        return None
    one, other = ("negated" if _says_not_done(side) else "affirmed" for side in (left, right))
    return difference("polarity", one, other, "one negates what the other asserts")


def _turns(profile: Profile, opposite: Term) -> bool:
    """Whether a claim denies the deed that one of two opposites names; 否認 denies nothing beside itself."""
    assertion = profile.assertion
    return assertion.polarity == "negated" if opposite.normal in _DENIALS else _says_no(assertion)


_DENIALS = frozenset("否定 否認 拒否 deny refute reject".split())


def contrast(evidence: Evidence) -> Reason | None:
    """One says that it was not this but that, the other that it was this: 指示ではなく判断だった, 指示された."""
    for one, other in ((evidence.pair.left, evidence.pair.right), (evidence.pair.right, evidence.pair.left)):
        foils = _foils(one)
        if not foils or _says_no(other.assertion) or _negates(other):
            continue
        for foil in foils:
            answers = [
                max(other.own_terms, key=lambda term: nearness(part, term), default=None) for part in foil
            ]
            if all(
                answer and nearness(part, answer) >= SYNONYM
                for part, answer in zip(foil, answers, strict=True)
            ):
                said = " ".join(part.surface for part in foil), " ".join(a.surface for a in answers if a)
                return difference(
                    "contrast", *(said if one is evidence.pair.left else said[::-1]), "not this but that"
                )
    return None


@lru_cache(maxsize=KEPT)
def _foils(profile: Profile) -> list[list[Term]]:
    """What a claim sets aside for something else: the words of X in XではなくY and in "not X but Y". Figures, which are
    compared as such, are left out."""
    tokens = profile.assertion.claim.tokens
    found = []
    for place, token in enumerate(tokens):
        ends = token.surface == "で" and [t.surface for t in tokens[place + 1 : place + 3]] == ["は", "なく"]
        if ends and place and tokens[place - 1].surface not in ("だけ", "のみ", "ばかり"):
            first = place
            while first and tokens[first - 1].surface not in _PHRASE_STARTS:
                first -= 1
            found.append((tokens[first].start, token.start))
        if token.lemma == "not":
            but = next((t for t in tokens[place : place + LONGEST_FOIL] if t.lemma == "but"), None)
            if but is not None:
                found.append((token.end, but.start))
    words = [term for term in profile.own_terms if term.kind in ("word", "name", "number")]
    foils = [[term for term in words if start <= term.start and term.end <= end] for start, end in found]
    return [foil for foil in foils if foil and all(term.kind != "number" for term in foil)]


_PHRASE_STARTS = frozenset("、。，はがも「")
LONGEST_FOIL = 8
"""Words from "not" to its "but"."""


def nobody(evidence: Evidence) -> Reason | None:
    """Of the people that both speak of, one says that nobody was (hurt, missing), the other that somebody was."""
    for match in evidence.alignment.matches:
        one, other = match.left.question, match.right.question
        if one and other and one.none != other.none:
            return difference("nobody", one.surface, other.surface, "none, or some")
    return None


def _both_negate(evidence: Evidence) -> bool:
    """Whether each side holds a negation somewhere, by grammar or in a word (unpublished, 未公表): then which part
    it turns is a matter of wording, and no ground for a verdict."""
    return _negates(evidence.pair.left) and _negates(evidence.pair.right)


def _negates_what_the_other_asserts(evidence: Evidence) -> bool:
    """Whether a word beside the negation answers a word of the other side: けがはない, 14人がけが."""
    negated_left = _says_not_done(evidence.pair.left)
    side = evidence.pair.left if negated_left else evidence.pair.right
    core = _negated_words(side)
    for match in evidence.alignment.matches:
        mine = match.left if negated_left else match.right
        counts = mine.kind in ("date", "number") or fold(mine.surface)[:1].isdigit()
        if mine in core and not counts and match.nearness * mine.weight >= LEAST_ASSERTED:
            return True
    return False


@lru_cache(maxsize=KEPT)
def _negated_words(profile: Profile) -> list[Term]:
    """The words that a claim denies, of each of its negations: 要求は受けておらず、支払いも行っていない denies both.

    They are the two words of content nearest before a negation, and the one after it (no injuries). Where what is
    denied is that there is such a thing (〜人はいない, 〜はない), all that describes it is denied.
    """
    facts = profile.assertion.of_kind("polarity")
    words = [term for term in profile.own_terms if term.kind in ("word", "name", "number")]
    if not facts:
        return words
    tokens = profile.assertion.claim.tokens
    beside = {token.start for token in tokens if token.pos[0] in ("副詞", "接尾辞")}
    words = [term for term in words if term.start not in beside]  # まだ and 側 of 会社側はまだ回答していない
    if fold(facts[0].surface).lower() in _NOBODY:
        # Nobody pushed the button: nothing of what follows was done. None of the injured was inside: some were hurt.
        who = _OF_WHOM.match(profile.assertion.claim.sentence.article.text, facts[0].char_end)
        return [term for term in words if who is None or not who.start() <= term.start < who.end()]
    earlier = [
        token
        for token, comma in pairwise(tokens)
        if token.surface == "ず" and comma.surface == "、" and token.start != facts[0].char_start
    ]
    places = [(facts[0].char_start, facts[0].char_end, facts[0].surface)]
    places += [(token.start, token.end, token.surface) for token in earlier]
    return list(dict.fromkeys(term for place in places for term in _denied_by(profile, words, *place)))


def _denied_by(profile: Profile, words: Sequence[Term], place: int, end: int, printed: str) -> Sequence[Term]:
    """Those of a claim's words that one negation denies."""
    tokens = profile.assertion.claim.tokens
    clause = [term for term in words if term.start >= _clause_of(tokens, place)]
    if _denies_existence(tokens, place):
        denied = [term for term in clause if _phrase_of(tokens, place) <= term.start <= place]
        return clause if all(term.normal in _GENERAL for term in denied) else denied
    before = [term for term in clause if term.end <= end]
    known = before[-2:-1] if before and before[-1].normal in _REACHES else before[-1:]
    if any(term.normal in _KNOWN_OF for term in known) and _is_its_subject(profile, place):
        return (
            clause  # けがをした人は確認されていない, けがの報告は受けていない: as good as that there is none
        )
    # 警報は最後まで出なかった: what did not come about is denied.
    comes_about = any(term.normal in _COMES_ABOUT for term in before[-1:])
    about = profile.subject_terms if comes_about and _is_its_subject(profile, place) else ()
    # No store closures are planned: all of the phrase that no opens. In Japanese what follows is another's: 」と話した.
    after = LONGEST_PHRASE if fold(printed).lower() == "no" else int(not is_japanese(printed))
    return [*about, *before[-2:], *[term for term in clause if term.start >= place][:after]]


def _clause_of(tokens: Sequence[Token], negation: int) -> int:
    """Where the clause that a negation closes begins: after a verb's comma, or the end of a sentence before it, as
    quotations have several (みんな倒れました。しばらく声も出ませんでした)."""
    start = tokens[0].start if tokens else 0
    for before, token in pairwise(tokens):
        if token.end > negation:
            break
        if token.surface == "。" or (token.surface in "、，" and before.pos[0] in ("動詞", "助動詞")):
            start = token.end
    return start


def _phrase_of(tokens: Sequence[Token], negation: int) -> int:
    """Where the phrase begins that is said not to be: after what it is said of (男性にけがはない)."""
    start = tokens[0].start if tokens else 0
    for before, token in pairwise(tokens):
        if token.end > negation:
            break
        if before.surface in ("に", "で", "、", "，", "「") or before.surface in ("には", "では"):
            start = token.start
    return start


LONGEST_PHRASE = 3
"""Words of content in a phrase that opens with no."""


def _is_its_subject(profile: Profile, negation: int) -> bool:
    """Whether the claim's subject is that of the negated verb: in 死者は6人、まだ2人が見つかっていない it is not."""
    claim = profile.assertion.claim
    if claim.subject is None or claim.subject_start is None:
        return False
    end = claim.subject_start + len(claim.subject)
    marks = [
        token for token in claim.tokens if end < token.start < negation and token.surface in ("が", "は")
    ]
    return not any(token.pos[:2] in (("助詞", "格助詞"), ("助詞", "係助詞")) for token in marks)


def _denies_existence(tokens: Sequence[Token], negation: int) -> bool:
    place = next((place for place, token in enumerate(tokens) if token.start == negation), None)
    if place is None:
        return False
    last = place - 2 if place > 1 and tokens[place - 1].normal == "ます" else place - 1
    # 見つかっていない: after て the verb of being tells how long, not that there is none.
    goes_on = last > 0 and tokens[last - 1].surface in ("て", "で") and tokens[last - 1].pos[1] == "接続助詞"
    there = last >= 0 and tokens[last].normal in ("居る", "有る", "御座る", "おる") and not goes_on
    return there or tokens[place].pos[0] == "形容詞"


_COMES_ABOUT = frozenset("出る 起きる 起こる 行う 始まる 鳴る 届く 来る 見付かる 発生 実施".split())
_KNOWN_OF = frozenset(
    "確認 報告 把握 判明 設置 連絡 情報 通報 相談 要求 要請 依頼 申請 申し出 申し入れ 苦情 指摘 届け 被害届".split()
)
_REACHES = frozenset("受ける 入る 至る 届く 寄せる 得る".split())
_GENERAL = frozenset("人 者 方 事実 事 こと 物 もの 様子 形跡 例 所 ところ".split())
"""Of what only its description tells what it is: けがをした人はいない."""
_OF_WHOM = re.compile(r"\sof\s(?:the|its|their|those|these|all)\s[\w-]+")
_NOBODY = frozenset(("nobody", "none", "nothing", "neither"))
