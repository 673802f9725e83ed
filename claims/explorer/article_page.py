"""The page of one article: its text in place, each sentence with its role, each claim marked."""

from __future__ import annotations

from bisect import bisect_left
from itertools import groupby
from typing import Any

from claims.explorer.aligned import with_spans
from claims.explorer.passage import Mark, pieces
from claims.explorer.reading import Reading, Row


async def printed(reading: Reading, article: int) -> Row:
    """Everything the page shows of an article: record, paragraphs of sentences, origins, copies, editions."""
    record = await reading.row(_ARTICLE, article=article)
    if record is None:
        return {}
    claims = await reading.rows(_CLAIMS, article=article)
    facts = await reading.rows(_FACTS, article=article)
    sentences = await reading.rows(_SENTENCES, article=article)
    return {
        "article": record,
        "claims": {claim["id"]: claim for claim in claims},
        "paragraphs": _paragraphs(record["text"], sentences, claims, facts),
        "comes_from": [with_spans(row) for row in await reading.rows(_COMES_FROM, article=article)],
        "gave_rise_to": [with_spans(row) for row in await reading.rows(_GAVE_RISE_TO, article=article)],
        "corrections": await reading.rows(_CORRECTIONS, article=article),
        "replaced_by": await reading.row(
            "select id from articles where replaces = :article", article=article
        ),
    }


def _paragraphs(
    text: str, sentences: list[Row], claims: list[Row], facts: list[Row]
) -> list[list[dict[str, Any]]]:
    """Sentences with their pieces, a new paragraph where the print breaks the line or the role changes."""
    marks = [Mark(claim["char_start"], claim["char_end"], claim["id"]) for claim in claims]
    marks += [
        Mark(fact["char_start"], fact["char_end"], note=f"{fact['kind']}: {fact['value']}") for fact in facts
    ]
    marks.sort(key=lambda mark: mark.start)
    starts = [mark.start for mark in marks]
    shown = []
    paragraph, stop, role = 0, 0, None
    for sentence in sentences:
        start, end = sentence["char_start"], sentence["char_end"]
        if "\n" in text[stop:start] or sentence["role"] != role:
            paragraph += 1
        stop, role = end, sentence["role"]
        # A claim and its facts lie in one sentence, so those that begin in it are all that touch it.
        inside = marks[bisect_left(starts, start) : bisect_left(starts, end)]
        shown.append({**sentence, "paragraph": paragraph, "pieces": pieces(text, start, end, inside)})
    return [list(same) for _, same in groupby(shown, key=lambda sentence: sentence["paragraph"])]


_ARTICLE = """
select articles.*, outlets.name as outlet_name, outlets.kind as outlet_kind, events.title as event_title
from articles join outlets on outlets.id = articles.outlet left join events on events.id = articles.event
where articles.id = :article
"""

_SENTENCES = """
select position, char_start, char_end, role, voice from sentences where article = :article order by position
"""

_CLAIMS = """
select
  claims.id, claims.char_start, claims.char_end, claims.certainty, claims.polarity, claims.speaker,
  claims.claim_group, claim_groups.state, claim_groups.outlet_count, claim_groups.origin_count,
  claim_groups.claim_count
from claims left join claim_groups on claim_groups.id = claims.claim_group
where claims.article = :article order by claims.position
"""

_FACTS = """
select facts.kind, facts.char_start, facts.char_end, facts.value
from facts join claims on claims.id = facts.claim
where claims.article = :article and facts.kind in ('date', 'number', 'name')
"""

_COMES_FROM = """
select
  derivations.how, derivations.score, derivations.evidence, derivations.spans, origins.id as article,
  origins.title, articles.text, origins.text as origin_text, copying.name as outlet_name,
  coalesce(copied.name, named.name, derivations.origin_outlet) as origin_outlet_name
from derivations
join articles on articles.id = derivations.article
join outlets as copying on copying.id = articles.outlet
left join articles as origins on origins.id = derivations.origin
left join outlets as copied on copied.id = origins.outlet
left join outlets as named on named.id = derivations.origin_outlet
where derivations.article = :article order by derivations.score desc, derivations.id
"""

_GAVE_RISE_TO = """
select
  derivations.how, derivations.score, derivations.evidence, derivations.spans, articles.id as article,
  articles.title, articles.text, origins.text as origin_text, copying.name as outlet_name,
  copied.name as origin_outlet_name
from derivations
join articles on articles.id = derivations.article
join outlets as copying on copying.id = articles.outlet
join articles as origins on origins.id = derivations.origin
join outlets as copied on copied.id = origins.outlet
where derivations.origin = :article order by derivations.score desc, derivations.id
"""

_CORRECTIONS = """
select * from withdrawn where notice_article = :article or article = :article order by correction, standing desc, claim
"""
