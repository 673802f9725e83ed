"""How sure it is: it happened, or it is planned, expected, possible."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from itertools import pairwise

from claims.alignment import nearness
from claims.argument import KEPT
from claims.clause.grammar import ends_in_figure
from claims.evidence import Evidence
from claims.fact.certainty_reading import outside_brackets
from claims.fact.fact import Certainty, Fact
from claims.feature import Reason, main_predicate
from claims.level.difference import ALIKE, difference
from claims.term import Profile, Term
from claims.text import Token, fold, is_japanese
from claims.wordlist import word_list

# The ladder of certainty. What is inferred or predicted stands below all: nobody has said yet that it is so.
_RUNG: dict[Certainty, int] = {
    "inferred": 0,
    "predicted": 0,
    "considered": 1,
    "planned": 2,
    "decided": 3,
    "happened": 4,
    # Somebody else says that it happened: no divergence from that it did, only from what is less.
    "reported": 4,
}


def certainty(evidence: Evidence) -> Reason | None:
    """One says that it happened, the other that it is planned, expected, or possible."""
    left, right = level_of(evidence.pair.left), level_of(evidence.pair.right)
    if {left, right} == {"happened", "reported"} and _is_hearsay(evidence):
        return difference("certainty", left, right, "hearsay")
    if _one_aims_the_other_will(evidence):
        return difference("certainty", left, right, "an aim")
    if left not in _RUNG or right not in _RUNG or _RUNG[left] == _RUNG[right]:
        return None
    if (
        "happened" in (left, right)
        and {left, right} & _PLANS
        and (_both_negate(evidence) or _both_propose(evidence))
    ):
        return None
    if _both_can_be(evidence, frozenset((left, right))) or not all(map(_is_of_what_meets, *_sides(evidence))):
        return None
    return difference("certainty", left, right, "certainty")


_PLANS = frozenset(("planned", "considered"))


def _both_negate(evidence: Evidence) -> bool:
    """That there is no plan, and that it is not planned: 予定はない, 予定していない."""
    return all(side.polarity == "negated" for side in (evidence.left, evidence.right))


def _both_propose(evidence: Evidence) -> bool:
    """Whether both tell of one proposal: 補助する案を示した says that the offer was made, and that aid is planned."""
    return all(
        any(token.normal in _PROPOSALS or token.lemma in _PROPOSALS for token in side.claim.tokens)
        for side in (evidence.left, evidence.right)
    )


_PROPOSALS = frozenset("案 提案 提示 申し入れ 打診 proposal propose offer".split())


def _sides(evidence: Evidence) -> tuple[list[Profile], list[list[Term]], list[Term | None]]:
    """Both claims, each with those of its words that the other answers, and that which answers the other's verb."""
    met = [match for match in evidence.alignment.matches if match.left.kind not in ("date", "time")]
    left, right = evidence.pair.left, evidence.pair.right
    own, other = left.own_terms, right.own_terms
    answers = [
        next((m.left for m in met if m.right is main_predicate(other) and m.left in own), None),
        next((m.right for m in met if m.left is main_predicate(own) and m.right in other), None),
    ]
    return [left, right], [[match.left for match in met], [match.right for match in met]], answers


def _is_of_what_meets(profile: Profile, met: Sequence[Term], answer: Term | None) -> bool:
    """Whether a claim's certainty is of the part that the other claim answers: in 74便を欠航とし、約9600人に影響が出る
    見込みだ only the effect is expected. What has no verb (欠航便　74便) says nothing of how sure it is.

    answer: what answers the verb of the other claim; in "will stop, closing a link that opened in 1994" not what
    will be done.
    """
    assertion = profile.assertion
    cues = assertion.of_kind("certainty")
    if assertion.certainty == "happened":
        return not _has_no_verb(assertion.claim.tokens)
    if not cues:
        return True
    start, end = _governed(assertion.claim.tokens, cues[0])
    if answer is not None and not start <= answer.start < end and not _is_beside(answer, cues[0]):
        return False
    return any(start <= term.start < end for term in met)


def _has_no_verb(tokens: Sequence[Token]) -> bool:
    """Whether a Japanese claim ends in a noun, with no verb, whatever its brackets add; or tells a figure alone
    (買収額は238億円でした). 原因は病原菌だった has no verb but the copula, and says how sure it is."""
    tokens = outside_brackets(tokens)
    rest = list(tokens)
    while rest and rest[-1].pos[:2] == ("助詞", "接続助詞"):
        rest.pop()  # 枠は120人だが
    while rest and rest[-1].normal in ("だ", "です", "た") and rest[-1].pos[0] == "助動詞":
        rest.pop()
    if ends_in_figure(rest):
        tokens = rest
    if not tokens or not is_japanese(tokens[0].surface + tokens[-1].surface):
        return False
    last = next((token for token in reversed(tokens) if token.pos[0] not in ("補助記号", "助詞")), tokens[-1])
    return last.pos[0] in ("名詞", "接尾辞") and "サ変可能" not in last.pos


def _governed(tokens: Sequence[Token], cue: Fact) -> tuple[int, int]:
    """The clause that a cue of certainty governs: in Japanese what stands before it, in English what follows."""
    japanese = any(is_japanese(token.surface) for token in tokens)
    if not japanese:
        after = (
            token.start
            for token in tokens
            if token.start >= cue.char_end and token.surface.lower() in _NEW_CLAUSE
        )
        return cue.char_start, next(after, tokens[-1].end)
    start = tokens[0].start
    for before, token in pairwise(tokens):
        if token.start >= cue.char_start:
            break
        if (
            token.surface in "、，"
            and before.pos[0] in ("動詞", "助動詞", "助詞")
            and before.surface in _CLAUSE_ENDS
        ):
            start = token.end
    return start, cue.char_end


def _is_beside(term: Term, cue: Fact) -> bool:
    """Whether a word stands at a cue, as the rest of it: 方針を固めた, has decided."""
    return -NEAR <= term.start - cue.char_end <= NEAR


NEAR = 4
"""Characters."""
_NEW_CLAUSE = frozenset(
    "after before because when while that which who whose where although though as since unless if ;".split()
)
_CLAUSE_ENDS = frozenset("し とし て で が ば ず り き み い け れ られ".split())


def _is_hearsay(evidence: Evidence) -> bool:
    """Whether what one side tells, it only tells as heard, with no teller: reportedly, らしい, とされる."""
    return any(
        cue.value == "reported" and fold(cue.surface).lower().startswith(_HEARSAY)
        for side in (evidence.left, evidence.right)
        for cue in side.of_kind("certainty")
    )


_HEARSAY = ("reportedly", "allegedly", "supposedly", "purportedly", "らしい", "とされ", "とみられて", "と噂")


def _both_can_be(evidence: Evidence, levels: frozenset[Certainty]) -> bool:
    """Whether two levels tell one state of things in two ways."""
    sides = evidence.pair.left, evidence.pair.right
    if (
        any(_tells_of_a_deed_to_come(side) or _in_the_plain_present(side) for side in sides)
        and min(_RUNG[level] for level in levels) >= _RUNG["planned"]
    ):
        return True
    if "decided" in levels and levels & {"happened", "reported"}:
        return not _tells_what_was_decided(evidence)
    if levels == {"planned", "predicted"}:
        return any(map(_in_the_plain_future, sides))
    return levels == {"decided", "planned"} and any(map(_scheduled, sides))


def _in_the_plain_future(profile: Profile) -> bool:
    """Whether English says no more than that it is to come (will, would): as good as planned, and as expected."""
    cues = profile.assertion.of_kind("certainty")
    return bool(cues) and cues[0].surface.lower() in ("will", "would", "'ll", "to")


@lru_cache(maxsize=KEPT)
def level_of(profile: Profile) -> Certainty:
    """The certainty of a claim; what lies after the day of publication has not happened, however it is put."""
    said = profile.assertion.certainty
    if said == "reported" and _is_hearsay_of_what_comes(profile):
        return "planned"
    return "planned" if said == "happened" and _lies_ahead(profile) else said


def _is_hearsay_of_what_comes(profile: Profile) -> bool:
    """Whether hearsay tells a deed in the plain present: 関税は20%に下がるそうです."""
    cue = next(iter(profile.assertion.of_kind("certainty")), None)
    if cue is None or not fold(cue.surface).startswith(_SAID_TO):
        return False
    before = [token for token in profile.assertion.claim.tokens if token.end <= cue.char_start]
    return bool(before) and before[-1].pos[0] == "動詞" and before[-1].normal not in STATES


_SAID_TO = ("そう", "とのこと", "という")


def _tells_of_a_deed_to_come(profile: Profile) -> bool:
    """Whether what is told is a deed in the plain present: 辞退すると話した, 「受け取らない」と明言した.

    That it was said has happened, the deed has not: no more is told than a plan, and no less.
    """
    tokens = profile.assertion.claim.tokens
    place = next((at for at in reversed(range(len(tokens))) if tokens[at].normal in telling_verbs()), 0)
    before = [token for token in tokens[:place] if token.surface not in ("」", "』", "、")]
    if len(before) < 2 or before[-1].surface != "と":
        return False
    *_, verb = before[:-1]
    if verb.normal == "ない" and len(before) > 2:
        verb = before[-3]
    plain = verb.pos[0] == "動詞" and (verb is not before[-2] or verb.pos[4].startswith("終止形"))
    return plain and verb.normal not in STATES


def _in_the_plain_present(profile: Profile) -> bool:
    """Whether a Japanese claim ends in the present of a verb: 金利を引き上げる may be a plan, a decision or a habit."""
    tokens = [token for token in profile.assertion.claim.tokens if token.pos[0] != "補助記号"]
    return (
        profile.assertion.certainty == "happened"
        and bool(tokens)
        and tokens[-1].pos[-1].startswith(("終止形", "連体形"))
        and (tokens[-1].pos[0] == "動詞" or tokens[-1].normal == "ます")
    )


STATES = frozenset(
    "有る 居る 成る 出来る 思う 考える 言う 見る 分かる 在る ある いる なる できる 異なる 違う 続く".split()
)


def telling_verbs() -> frozenset[str]:
    """The verbs by which something is told, in normalised form."""
    return word_list("telling_verbs.txt")


def _lies_ahead(profile: Profile) -> bool:
    """Whether all that a claim dates lies after its article's publication, to the minute where both give one."""
    article = profile.assertion.claim.sentence.article
    published = (article.published or "") if article.published_basis != "unknown" else ""
    # 8月2日のストライキの通告を受けた: a date that describes a noun does not date what is told.
    text = article.text
    own = [f for f in profile.dates if f.date_start and not text.startswith(_OF_A_NOUN, f.char_end)]
    return bool(published and own) and all(_is_after(fact, published) for fact in own)


_OF_A_NOUN = ("の", "までの", "からの")


def _is_after(fact: Fact, published: str) -> bool:
    """Whether a date lies after the day, or the minute where both give one, of publication."""
    day, time = fact.date_start or "", fact.time or ""
    if day != published[:10] or not time or "T" not in published:
        return day > published[:10]
    return time > published[11:16]


def _one_aims_the_other_will(evidence: Evidence) -> bool:
    """Whether one only aims at what the other says will be: 4月1日の発効を目指す, 4月1日に発効する."""
    left, right = evidence.pair.left, evidence.pair.right
    if _aims(left) == _aims(right):
        return False
    return _is_told_as_coming(right if _aims(left) else left)


def _aims(profile: Profile) -> bool:
    return any(
        fold(cue.surface).lower().startswith(_AIMS) for cue in profile.assertion.of_kind("certainty")[:1]
    )


_AIMS = ("目指", "めざ", "目標", "目途", "めど", "aim", "target", "hope", "seek")


def _is_told_as_coming(profile: Profile) -> bool:
    """Whether a coming thing is told plainly, with no word for a plan: will, 〜する."""
    cues = profile.assertion.of_kind("certainty")
    if cues and cues[0].surface.lower() in ("will", "'ll"):
        return True
    plain = profile.assertion.certainty == "decided" and not _has_verb_of_decision(profile)
    return plain or (_in_the_plain_present(profile) and _lies_ahead(profile))


def _scheduled(profile: Profile) -> bool:
    """Whether a coming thing is told plainly (will, 〜する): as good as decided, and as good as planned."""
    assertion = profile.assertion
    if assertion.certainty == "happened":
        return _lies_ahead(profile)
    cues = assertion.of_kind("certainty")
    plain = bool(cues) and cues[0].surface.lower() in ("will", "is to", "are to", "'ll")
    return plain or (assertion.certainty == "decided" and not _has_verb_of_decision(profile))


def _has_verb_of_decision(profile: Profile) -> bool:
    cues = profile.assertion.of_kind("certainty")
    return bool(cues) and any(mark in cues[0].surface for mark in _OF_DECISION)


_OF_DECISION = ("決", "合意", "可決", "承認", "decid", "agree", "approv")


_DONE_BY_DECIDING = frozenset(
    "指定 任命 認定 承認 許可 認可 選出 designate appoint approve certify select name".split()
)
_VOTED = frozenset("可決 否決 採択 議決 採決".split())


def _tells_what_was_decided(evidence: Evidence) -> bool:
    """Whether what one side says was decided is what the other says was done (再開を決めた, 再開した).

    Else the other side may tell of the decision in other words: 欠航を決めた, 欠航とした.
    """
    decided, done = evidence.pair.left, evidence.pair.right
    if evidence.left.certainty != "decided":
        decided, done = done, decided
    act, verdict = main_predicate(done.own_terms), main_predicate(decided.own_terms)
    if verdict is not None and verdict.normal in _VOTED:
        return False  # A vote has happened, and decides: 可決した, 19人が賛成した.
    if act is not None and act.normal in _DONE_BY_DECIDING:
        return False  # 指定を決めた, 指定した: to decide it is to do it.
    return act is not None and any(
        nearness(term, act) >= ALIKE for term in decided.own_terms if term is not verdict
    )
