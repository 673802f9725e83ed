"""The dossier of one group: a fact as everyone reported it, side by side, with the reasons."""

from __future__ import annotations

from dataclasses import fields
from itertools import groupby
from typing import Any

from claims.explanation import explained
from claims.explorer.aligned import with_spans
from claims.explorer.passage import Mark, after, before, pieces
from claims.explorer.reading import Reading, Row
from claims.feature import Reason

STATUSES = ("states", "differs", "unclear", "silent", "not_covered")
"""From the most that an outlet can have said to the least."""


async def dossier(reading: Reading, group: int) -> Row:
    """Everything the page shows of a group; empty if there is none of this number."""
    record = await reading.row("select * from claim_groups where id = :group", group=group)
    if record is None:
        return {}
    claims = await reading.rows(_CLAIMS, group=group)
    facts = await reading.rows(_FACTS, group=group)
    texts = await _texts(reading, group)
    for claim in claims:
        claim["facts"] = [fact for fact in facts if fact["claim"] == claim["id"]]
        claim.update(_in_context(texts[claim["article"]], claim))
    return {
        "group": record,
        "outlets": [
            (name, list(theirs)) for name, theirs in groupby(claims, key=lambda claim: claim["outlet_name"])
        ],
        "links": await _links(reading, group),
        "derivations": [with_spans(row) for row in await reading.rows(_DERIVATIONS, group=group)],
        "origins": await reading.rows(_ORIGINS, group=group),
        "coverage": _by_outlet(await reading.rows_in_time(_COVERAGE, group=group)),
        "absent": await reading.rows(_ABSENT, group=group),
    }


async def _texts(reading: Reading, group: int) -> dict[int, str]:
    rows = await reading.rows(
        "select id, text from articles where id in (select article from claims where claim_group = :group)",
        group=group,
    )
    return {row["id"]: row["text"] for row in rows}


def _in_context(text: str, claim: Row) -> dict[str, Any]:
    """The claim's sentence, cut where the claim and its facts stand, and what stands around it."""
    marks = [Mark(claim["char_start"], claim["char_end"], claim["id"])]
    marks += [
        Mark(fact["char_start"], fact["char_end"], note=f"{fact['kind']}: {fact['value']}")
        for fact in claim["facts"]
    ]
    start, end = claim["sentence_start"], claim["sentence_end"]
    return {
        "before": before(text, start),
        "pieces": pieces(text, start, end, marks),
        "after": after(text, end),
    }


async def _links(reading: Reading, group: int) -> list[Row]:
    links = await reading.rows(_LINKS, group=group)
    reasons = await reading.rows(_REASONS, group=group)
    for link in links:
        link["reasons"] = explained(
            Reason(*(reason[field] for field in _REASON_FIELDS))
            for reason in reasons
            if reason["link"] == link["link"]
        )
    return links


_REASON_FIELDS = tuple(field.name for field in fields(Reason))


def _by_outlet(rows: list[Row] | None) -> list[Row] | None:
    """One row for each outlet, with the most that any of its articles says of the fact."""
    if rows is None:
        return None
    best: dict[str, Row] = {}
    for row in sorted(rows, key=lambda row: (STATUSES.index(row["status"]), row["printed_before"])):
        best.setdefault(row["outlet"], row)
    return list(best.values())


_CLAIMS = """
select
  claims.*, sentences.char_start as sentence_start, sentences.char_end as sentence_end, sentences.role,
  articles.title, articles.published, articles.url, articles.language, articles.file,
  outlets.name as outlet_name, outlets.kind as outlet_kind, outlets.wire
from claims
join sentences on sentences.id = claims.sentence
join articles on articles.id = claims.article
join outlets on outlets.id = claims.outlet
where claims.claim_group = :group
order by outlets.name, outlets.id, articles.published, claims.article, claims.position
"""

_FACTS = """
select facts.* from facts join claims on claims.id = facts.claim
where claims.claim_group = :group and facts.kind in ('date', 'number', 'name')
order by facts.claim, facts.char_start
"""

_LINKS = "select * from linked_claims where claim_group = :group order by verdict desc, score desc, link"

_REASONS = """
select * from reasons where link in (select id from links where claim_group = :group) order by link, position
"""

_DERIVATIONS = """
select
  derivations.id, derivations.article, derivations.origin, derivations.how, derivations.score,
  derivations.evidence, derivations.spans, articles.title, articles.text, copying.name as outlet_name,
  origins.title as origin_title, origins.text as origin_text,
  coalesce(copied.name, named.name, derivations.origin_outlet) as origin_outlet_name
from derivations
join articles on articles.id = derivations.article
join outlets as copying on copying.id = articles.outlet
left join articles as origins on origins.id = derivations.origin
left join outlets as copied on copied.id = origins.outlet
left join outlets as named on named.id = derivations.origin_outlet
where derivations.article in (select article from claims where claim_group = :group)
order by derivations.score desc, derivations.id
"""

_ORIGINS = """
select number, known, because, outlet_name, how, origin_outlet_name, article from independence
where claim_group = :group order by known desc, number, outlet_name, claim
"""

_COVERAGE = """
select
  coverage.other_outlet as outlet, outlets.name as outlet_name, coverage.other_article as article,
  coverage.other_title as title, coverage.status, coverage.incomplete_because, coverage.printed_before,
  coverage.other_text
from coverage join outlets on outlets.id = coverage.other_outlet
where coverage.claim_group = :group
order by outlets.name, coverage.other_article
"""

_ABSENT = """
select id, name from outlets
where id not in (
  select outlet from current_articles where event in (
    select articles.event from claims join articles on articles.id = claims.article
    where claims.claim_group = :group
  )
)
and id not in (select outlet from claims where claim_group = :group)
order by name limit 100
"""
