-- For each text those that share most keys with it: at most {most} of them, each sharing at least {fewest}.
-- marks(text, key): one row for each key of a text.
-- A key leads to the {first} smallest texts that hold it, and from no text where more than {most_bearers} hold it.
with placed as (
  select
    text, key,
    row_number() over (partition by key order by text) as place,
    count(*) over (partition by key) as bearers
  from marks
),
shared as (
  select one.text, other.text as other_text, count(*) as keys
  from placed as one join placed as other on other.key = one.key
  where one.text <> other.text and (one.text > other.text or not {earlier_only})
    and other.place <= {first} and one.bearers <= {most_bearers}
  group by one.text, other.text
  having count(*) >= {fewest}
),
ranked as (
  select text, other_text, row_number() over (partition by text order by keys desc, other_text) as place
  from shared
)
select text, other_text from ranked where place <= {most}
order by text, other_text
