"""Sources in Japanese: によると, の話では, の話だ."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from claims.fact.attribution import Attribution
from claims.fact.name_word import surface_of
from claims.fact.speaker_phrase import Reader, can_speak, joined_before, phrase_before, printed
from claims.fact.wordlist import groups
from claims.text import Token

_QUOTH = frozenset({"曰く", "いわく"})
_ACCORDING = ("によると", "によれば")
_NAMING = _QUOTH.union(_ACCORDING, ["取材"])
_OPENS_SOURCE = frozenset("にで")  # によると, では


def sources(reader: Reader) -> Iterator[Attribution]:
    tokens = reader.tokens
    for place in range(1, len(tokens)) if _may_name_a_source(reader) else ():
        surface = tokens[place].surface
        opens = surface[0] in _OPENS_SOURCE or surface in _QUOTH
        if not opens or not reader.outside(place):
            continue
        after = _according(tokens, place) or _by_account(tokens, place)
        asked = after and tokens[place - 1].surface == "取材" and tokens[place - 3].surface == "へ"
        phrase = phrase_before(reader, place - 3 if asked else place) if after else None
        if phrase and not _is_bare_account(tokens[phrase[0] : phrase[1]]):
            yield _source(reader, phrase, from_start=bool(asked) and _tells_a_finding(tokens[place + 1 :]))
    yield from _account_of(reader)
    yield from _in_brackets(reader)
    yield from _talk(reader)


def _talk(reader: Reader) -> Iterator[Attribution]:
    """西山圭・東浜大教授（災害情報学）の話　避難情報が遅れた。: what follows such a heading is that person's word."""
    tokens, text = reader.tokens, reader.text
    for place in range(2, min(len(tokens) - 1, LONGEST_HEADING)):
        heads = tokens[place].surface in _TALKS and tokens[place - 1].surface == "の"
        if not heads or text[tokens[place].end : tokens[place].end + 1] not in _AFTER_A_HEADING:
            continue
        end = place - 1
        if tokens[end - 1].surface in ")）":
            end = next((at for at in range(end - 1, 0, -1) if tokens[at].surface in "(（"), end)
        phrase = phrase_before(reader, end)
        if phrase and can_speak(reader, *phrase):
            start = joined_before(reader, phrase[0])
            named = (
                phrase_before(reader, start - 1) if tokens[start - 1].surface == "・" and start > 1 else None
            )
            speaker, first, last = printed(reader, named[0] if named else start, phrase[1])
            yield Attribution(tokens[0].start, tokens[-1].end, speaker, first, last, "source")
            return


_TALKS = frozenset(("話", "談", "談話", "コメント"))
_AFTER_A_HEADING = ("\u3000", " ", "：", ":")
LONGEST_HEADING = 24
"""Words."""


def _in_brackets(reader: Reader) -> Iterator[Attribution]:
    """飛散距離は700メートル（気象台発表）, 負傷者は7人（13日現在、消防組合調べ）: whose figure it is, at the end."""
    tokens = reader.tokens
    last = len(tokens) - 1
    while last > 0 and tokens[last].surface in _STOPS:
        last -= 1
    if not reader.brackets or tokens[last].surface not in ")）" or last < 3:
        return
    account = tokens[last - 1]
    if account.surface not in _ACCOUNTS_IN_BRACKETS:
        return
    end = last - 1 - (tokens[last - 2].surface == "の")
    start = end
    while start > 0 and tokens[start - 1].surface not in _OPENS_PHRASE:
        start -= 1
    if start < end and can_speak(reader, start, end):
        speaker, first, until = printed(reader, start, end)
        yield Attribution(tokens[0].start, tokens[-1].end, speaker, first, until, "source")


_STOPS = frozenset("。．")
_OPENS_PHRASE = frozenset("(（、，,")
_ACCOUNTS_IN_BRACKETS = frozenset(("発表", "調べ", "まとめ", "集計", "推計"))


def _may_name_a_source(reader: Reader) -> bool:
    """Whether a word stands in the sentence without which no source is named: most have none."""
    printed = reader.printed
    account = not printed.isdisjoint(groups("speech_verbs.yml")["source"])
    return account or not printed.isdisjoint(_NAMING) or any(word[0] == "よ" for word in printed)


def _according(tokens: Sequence[Token], place: int) -> bool:
    """に at `place` followed by よると, よれば, よりますと; 曰く alone."""
    if tokens[place].surface in _QUOTH:
        return True
    if tokens[place].surface != "に" or place + 2 >= len(tokens):
        return tokens[place].surface in _ACCORDING
    if tokens[place + 1].lemma not in ("よる", "因る", "依る", "拠る"):
        return False
    following = surface_of(tokens[place + 1 : place + 4])
    return following.startswith(("よると", "よれば", "よりますと"))


def _by_account(tokens: Sequence[Token], place: int) -> bool:
    """では at `place` after 話, 調べ, 発表 and the like; で after への取材."""
    if tokens[place].surface == "で" and tokens[place - 1].surface == "取材":
        return place > 2 and tokens[place - 2].surface == "の" and tokens[place - 3].surface == "へ"
    if tokens[place - 1].surface not in groups("speech_verbs.yml")["source"]:
        return False
    if surface_of(tokens[place : place + 2]).startswith("では"):
        return True
    # 主催者の発表で350人が集まった: whose count it is; 発表で分かった tells how it became known.
    after = tokens[place + 1]
    counted = after.pos[1:2] == ("数詞",) or after.pos[0] in ("副詞", "接頭辞") or after.surface in "、，"
    return (
        tokens[place].surface == "で"
        and tokens[place].pos[0] == "助詞"
        and tokens[place - 1].surface in _COUNTS
        and tokens[place - 2].surface == "の"
        and counted
    )


_COUNTS = frozenset(("発表", "集計", "まとめ", "調べ", "推計", "試算"))


def _is_bare_account(phrase: Sequence[Token]) -> bool:
    """これまでの調査では: an account that nobody is named with."""
    account = phrase[-1].surface in groups("speech_verbs.yml")["source"]
    return account and all(
        word.pos[0] in ("助詞", "連体詞") or "副詞可能" in word.pos for word in phrase[:-1]
    )


def _tells_a_finding(rest: Sequence[Token]) -> bool:
    """Whether nothing follows but that it became known: 方針を固めたことが19日、関係者への取材で分かった."""
    words = [token.normal for token in rest if token.pos[0] not in ("補助記号", "助動詞", "助詞")]
    return words in (["分かる"], ["判明"], ["判明", "為る"], ["明らか", "成る"])


def _source(reader: Reader, phrase: tuple[int, int], from_start: bool) -> Attribution:
    start, end = joined_before(reader, phrase[0]), phrase[1]
    speaker, first, last = printed(reader, start, end)
    begin = reader.tokens[0].start if from_start else first
    return Attribution(begin, reader.tokens[-1].end, speaker, first, last, "source")


def _account_of(reader: Reader) -> Iterator[Attribution]:
    """Xの話だ, Xによる: the whole sentence says whose word the sentence before was."""
    tokens, accounts = reader.tokens, groups("speech_verbs.yml")["source"]
    if "の" not in reader.printed or accounts.isdisjoint(reader.printed):
        return
    for place in range(2, len(tokens)):
        is_account = tokens[place].surface in accounts and tokens[place - 1].surface == "の"
        if not (is_account and reader.outside(place) and _only_copula(tokens, place + 1)):
            continue
        phrase = phrase_before(reader, place - 1)
        if phrase and can_speak(reader, *phrase):
            speaker, first, last = printed(reader, *phrase)
            only = phrase[0] == 0
            begin = tokens[0].start
            yield Attribution(begin, tokens[-1].end, speaker, first, last, "before" if only else "source")


def _only_copula(tokens: Sequence[Token], place: int) -> bool:
    rest = [token for token in tokens[place:] if token.pos[0] not in ("補助記号",)]
    return bool(rest) and all(
        token.pos[0] in ("助動詞", "形状詞") or "助動詞語幹" in token.pos or token.surface in ("と", "いう")
        for token in rest
    )
