-- For each text those of smaller numbers that share most keys with it: at most {most}, each sharing at least {fewest}.
-- marks(text, key): one row for each key of a text.
-- A key leads to the {first} smallest of the texts that hold it.
with placed as (
  select text, key, row_number() over (partition by key order by text) as place from marks
),
shared as (
  select one.text, other.text as other_text, count(*) as keys
  from placed as one join placed as other on other.key = one.key
  where other.text < one.text and other.place <= {first}
  group by one.text, other.text
  having count(*) >= {fewest}
),
ranked as (
  select text, other_text, row_number() over (partition by text order by keys desc, other_text) as place
  from shared
)
select text, other_text from ranked where place <= {most}
order by text, other_text
