-- The pairs of articles of which two claims share at least {least_shared} of their {rarest_kept} rarest keys.
-- keys(claim, article, voice, key, kind, weight): one row for each key of a claim.
-- A key of one claim brings nothing together, a key of more than {most_claims} claims everything. Rarity goes by
-- powers of two (the length of the count in binary), then by the key itself: so two claims choose alike.
with counted as (
  select key, count(*) as claims from keys group by key
),
ranked as (
  select
    keys.claim, keys.article, keys.voice, keys.key,
    row_number() over (partition by keys.claim order by length(bin(counted.claims)), keys.key) as place
  from keys join counted on counted.key = keys.key
  where counted.claims between 2 and {most_claims}
),
kept as (
  select claim, article, voice, key from ranked where place <= {rarest_kept}
),
seeds as (
  select one.claim, other.claim as other_claim, one.article, other.article as other_article
  from kept as one join kept as other on other.key = one.key
  where one.claim < other.claim and one.voice <> other.voice
  group by one.claim, other.claim, one.article, other.article
  having count(*) >= {least_shared}
)
select distinct least(article, other_article) as left_article, greatest(article, other_article) as right_article
from seeds
order by left_article, right_article
