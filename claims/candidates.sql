-- The pairs of claims of related articles whose shared words, names, days and figures weigh enough.
-- related(place, left_article, right_article): pairs of articles that report one happening, each once, numbered.
-- keys: as in met.sql. A key weighs what it does in the claim of the left article.
select related.place, least(one.claim, other.claim) as left_claim, greatest(one.claim, other.claim) as right_claim
from related
join keys as one on one.article = related.left_article
join keys as other on other.article = related.right_article and other.key = one.key
where one.kind <> {gram} and other.kind <> {gram} and one.voice <> other.voice
  and (one.claim < other.claim or one.article <> other.article)
group by related.place, one.claim, other.claim
having sum(one.weight) >= {least_weight}
order by related.place, left_claim, right_claim
