"""The tables, keys, views and search index of claims.db: names that others read."""

from __future__ import annotations

VERSION = 1
"""Stored as PRAGMA user_version; a file of another version is refused with what to do."""

TABLES = """
create table outlets (
  id text primary key, name text not null, kind text not null, publisher text not null, country text,
  wire integer not null check (wire in (0, 1))
) strict;

create table events (id integer primary key, key text not null unique, title text not null) strict;

create table articles (
  id integer primary key, key text not null unique, outlet text not null references outlets (id),
  file text not null, title text, url text, published text,
  published_basis text not null check (published_basis in ('manifest', 'text', 'unknown')),
  language text not null, note text, text text not null, sha256 text not null,
  replaces integer references articles (id), event integer references events (id),
  complete integer not null check (complete in (0, 1)), incomplete_because text,
  removed integer not null default 0 check (removed in (0, 1)), settings text not null
) strict;

create table sentences (
  id integer primary key, article integer not null references articles (id), position integer not null,
  char_start integer not null, char_end integer not null, role text not null, voice integer not null default 0,
  unique (article, position)
) strict;

create table claim_groups (
  id integer primary key, key text not null unique, title text not null,
  state text not null check (state in ('agreed', 'disputed', 'single')),
  claim_count integer not null, outlet_count integer not null, origin_count integer not null,
  unknown_count integer not null
) strict;

create table claims (
  id integer primary key, key text not null unique, article integer not null references articles (id),
  outlet text not null references outlets (id), sentence integer not null references sentences (id),
  position integer not null, char_start integer not null, char_end integer not null, text text not null,
  subject text, subject_start integer, subject_inherited integer not null check (subject_inherited in (0, 1)),
  quoted integer not null check (quoted in (0, 1)), speaker text, polarity text not null, certainty text not null,
  claim_group integer references claim_groups (id)
) strict;

create table facts (
  id integer primary key, claim integer not null references claims (id), kind text not null, surface text not null,
  char_start integer not null, char_end integer not null, value text not null, date_start text, date_end text,
  time text, low real, high real, unit text, counted text,
  approximate integer not null check (approximate in (0, 1)), bound text not null, entity text, reading text
) strict;

create table links (
  id integer primary key, left_claim integer not null references claims (id),
  right_claim integer not null references claims (id), score real not null,
  verdict text not null check (verdict in ('agrees', 'diverges')), kinds text not null default '',
  claim_group integer references claim_groups (id), decided_by text not null,
  check (left_claim < right_claim), unique (left_claim, right_claim)
) strict;

create table reasons (
  id integer primary key, link integer not null references links (id), feature text not null, score real not null,
  left_value text not null, right_value text not null, detail text not null
) strict;

create table derivations (
  id integer primary key, article integer not null references articles (id),
  origin integer references articles (id), origin_outlet text references outlets (id), how text not null,
  score real not null, evidence text not null, spans text not null
) strict;

create table runs (
  id integer primary key, started text not null, finished text, version text not null, settings text not null,
  counts text not null
) strict;
"""
