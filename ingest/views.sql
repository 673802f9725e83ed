-- One view for each question a person asks. Columns that hold an outlet, article, claim or group bear its name.

create view current_articles as
select articles.* from articles
where not exists (select 1 from articles as newer where newer.replaces = articles.id);

-- What was compared for each link, one row for each reason that says something, out of the text that the link keeps
-- (`ingest/store/told.py`): [score, left, detail, right, feature], the end missing where it goes without saying.
create view reasons as
select
  printf('%d-%02d', link, position) as id, link, position,
  coalesce(feature, json_extract('{features}', '$[' || position || ']')) as feature,
  case typeof(score) when 'integer' then score / {parts}.0 else score end as score,
  case left_told
    when 0 then '' when 1 then coalesce((select subject from claims where id = left_claim), '') else left_told
  end as left_value,
  case coalesce(right_told, left_told)
    when 0 then '' when 1 then coalesce((select subject from claims where id = right_claim), '')
    else coalesce(right_told, left_told)
  end as right_value,
  case detail_told
    when 0 then ''
    when 1 then coalesce(
      (
        select shared from compared
        where (left_article, right_article) in (
          select min(left_claims.article, right_claims.article), max(left_claims.article, right_claims.article)
          from claims as left_claims join claims as right_claims on right_claims.id = right_claim
          where left_claims.id = left_claim
        )
      ), ''
    )
    else detail_told
  end as detail,
  digest
from (
  select
    link, left_claim, right_claim, digest, position,
    json_extract(entry, '$[0]') as score, coalesce(json_extract(entry, '$[1]'), 0) as left_told,
    coalesce(json_extract(entry, '$[2]'), 0) as detail_told, json_extract(entry, '$[3]') as right_told,
    json_extract(entry, '$[4]') as feature
  from (
    select
      links.id as link, links.left_claim, links.right_claim, links.digest, entries.key as position,
      case entries.type when 'array' then entries.value else json_array(entries.value) end as entry
    from links join json_each(links.told) as entries
  )
)
where score <> 0;

create view linked_claims as
select
  links.id as link, links.verdict, links.kinds, case when links.score >= {sure} then 'sure' else 'possible' end as sureness,
  links.score, left_claims.outlet as left_outlet, left_outlets.name as left_outlet_name, left_claims.text as left_text,
  right_claims.outlet as right_outlet, right_outlets.name as right_outlet_name, right_claims.text as right_text,
  (
    select group_concat(why, '; ') from (
      select feature || ': ' || left_value || ' | ' || right_value as why from reasons
      where reasons.link = links.id and reasons.score < 0 order by reasons.position
    )
  ) as why,
  left_articles.published as left_published, right_articles.published as right_published,
  left_claims.certainty as left_certainty, right_claims.certainty as right_certainty,
  left_claims.speaker as left_speaker, right_claims.speaker as right_speaker,
  links.left_claim, links.right_claim, left_claims.article as left_article, right_claims.article as right_article,
  left_articles.title as left_title, right_articles.title as right_title,
  links.claim_group, claim_groups.title as group_title, links.decided_by
from links
join claims as left_claims on left_claims.id = links.left_claim
join claims as right_claims on right_claims.id = links.right_claim
join articles as left_articles on left_articles.id = left_claims.article
join articles as right_articles on right_articles.id = right_claims.article
join outlets as left_outlets on left_outlets.id = left_claims.outlet
join outlets as right_outlets on right_outlets.id = right_claims.outlet
left join claim_groups on claim_groups.id = links.claim_group;

create view divergences as select * from linked_claims where verdict = 'diverges';

create view agreements as select * from linked_claims where verdict = 'agrees';

create view echoes as
select
  claim_groups.id as claim_group, claim_groups.title, claim_groups.outlet_count, claim_groups.publisher_count, claim_groups.origin_count,
  claim_groups.unknown_count, claim_groups.claim_count, claim_groups.state,
  (
    select group_concat(name, '、') from (
      select distinct outlets.name from claims join outlets on outlets.id = claims.outlet
      where claims.claim_group = claim_groups.id order by outlets.name
    )
  ) as outlets
from claim_groups where outlet_count > 1 and origin_count + unknown_count = 1;

create view single_source as
select
  claims.id as claim, claims.text, claims.outlet, outlets.name as outlet_name, claims.article, articles.title,
  articles.published, claims.speaker, claims.certainty, claims.claim_group, claim_groups.claim_count
from claim_groups
join claims on claims.claim_group = claim_groups.id
join articles on articles.id = claims.article
join outlets on outlets.id = claims.outlet
where claim_groups.outlet_count = 1;

-- Every link from both of its ends.
create view claim_links as
select
  links.left_claim as claim, links.right_claim as other_claim, others.article as other_article,
  links.id as link, links.verdict, links.kinds, links.score
from links join claims as others on others.id = links.right_claim
union all
select
  links.right_claim as claim, links.left_claim as other_claim, others.article as other_article,
  links.id as link, links.verdict, links.kinds, links.score
from links join claims as others on others.id = links.left_claim;

-- What each other outlet's article on the event says to a claim. Without an answer, silence is told only of an article
-- that is complete; where most of what the claim speaks of stands in it, that is unclear. An article of an earlier day
-- may have been printed before anybody knew.
create view coverage as
select
  claims.id as claim, others.id as other_article,
  coalesce(answers.status, case when others.complete then 'silent' else 'not_covered' end) as status,
  claims.text, other_claims.text as other_text, claims.outlet, others.outlet as other_outlet,
  others.title as other_title, others.incomplete_because,
  coalesce(date(others.published) < date(articles.published), 0) as printed_before,
  answers.score, answers.other_claim, answers.through_claim, claims.claim_group
from claims
join articles on articles.id = claims.article
join current_articles as others on others.event = articles.event and others.outlet <> articles.outlet
left join answers on answers.claim = claims.id and answers.article = others.id
left join claims as other_claims on other_claims.id = answers.other_claim
where claims.claim_group is not null;

-- Each fact and each outlet: the most it says of the fact. An outlet without an article on the event does not cover it,
-- nor one whose articles are all of days before any report of the fact.
create view outlet_coverage as
select
  claim_groups.id as claim_group, claim_groups.title, outlets.id as outlet, outlets.name as outlet_name,
  coalesce(
    (
      select case
        when max(links.verdict = 'agrees') or count(links.id) = 0 then 'states' else 'differs'
      end
      from claims as own left join links
        on links.claim_group = own.claim_group and own.id in (links.left_claim, links.right_claim)
      where own.claim_group = claim_groups.id and own.outlet = outlets.id
      having count(own.id)
    ),
    (
      select case
        when max(coverage.status = 'states') then 'states'
        when max(coverage.status = 'differs') then 'differs'
        when max(coverage.status = 'unclear') then 'unclear'
        when max(coverage.status = 'silent' and not coverage.printed_before) then 'silent'
        else 'not_covered'
      end
      from coverage where coverage.claim_group = claim_groups.id and coverage.other_outlet = outlets.id
      having count(*)
    ),
    'not_covered'
  ) as status
from claim_groups cross join outlets
where outlets.id in (select outlet from articles);

-- Why the outlets of a fact are so many origins: articles of one number are one, and the derivation shows both texts.
create view independence as
select
  origins.claim_group, claim_groups.title, origins.number, origins.known, origins.because,
  claims.outlet, outlets.name as outlet_name, claims.text, derivations.how, derivations.evidence,
  coalesce(origin_outlets.name, named.name) as origin_outlet_name, origins.claim, claims.article,
  derivations.origin as origin_article, origins.derivation
from origins
join claim_groups on claim_groups.id = origins.claim_group
join claims on claims.id = origins.claim
join outlets on outlets.id = claims.outlet
left join derivations on derivations.id = origins.derivation
left join articles as origin_articles on origin_articles.id = derivations.origin
left join outlets as origin_outlets on origin_outlets.id = origin_articles.outlet
left join outlets as named on named.id = derivations.origin_outlet;

-- What an outlet took back, and where it was printed.
create view withdrawn as
select
  corrections.id as correction, corrections.text as notice, corrections.wrong, corrections.instead, corrections.basis,
  notices.outlet as corrected_by, correctors.name as corrected_by_name, notices.published as corrected_on,
  withdrawals.standing, claims.text, claims.outlet, outlets.name as outlet_name, articles.published, articles.title,
  derivations.how, withdrawals.claim, claims.article, withdrawals.derivation, corrections.article as notice_article
from corrections
join articles as notices on notices.id = corrections.article
join outlets as correctors on correctors.id = notices.outlet
left join withdrawals on withdrawals.correction = corrections.id
left join claims on claims.id = withdrawals.claim
left join articles on articles.id = claims.article
left join outlets on outlets.id = claims.outlet
left join derivations on derivations.id = withdrawals.derivation;

-- Those who have it from there and still print it.
create view uncorrected as select * from withdrawn where standing = 'uncorrected';

create view outlet_agreement as
select
  min(left_claims.outlet, right_claims.outlet) as left_outlet,
  (select name from outlets where id = min(left_claims.outlet, right_claims.outlet)) as left_outlet_name,
  max(left_claims.outlet, right_claims.outlet) as right_outlet,
  (select name from outlets where id = max(left_claims.outlet, right_claims.outlet)) as right_outlet_name,
  sum(links.verdict = 'agrees') as agrees, sum(links.verdict = 'diverges') as diverges,
  round(avg(links.verdict = 'agrees'), 3) as share_agreeing
from links
join claims as left_claims on left_claims.id = links.left_claim
join claims as right_claims on right_claims.id = links.right_claim
where left_claims.outlet <> right_claims.outlet
group by left_outlet, right_outlet;

create view timeline as
select
  facts.date_start, facts.date_end, facts.time, facts.surface, claims.text, claims.certainty, claims.speaker,
  claims.outlet, outlets.name as outlet_name, claims.id as claim, claims.article, claims.claim_group,
  facts.id as fact
from facts
join claims on claims.id = facts.claim
join outlets on outlets.id = claims.outlet
where facts.kind = 'date' and facts.date_start is not null and claims.claim_group is not null
order by facts.date_start, facts.date_end, facts.time, claims.article, claims.position;
