-- For each text of a range those that share most keys with it: at most {most}, each sharing at least {fewest}.
-- marks(text, key, place, bearers): one row for each key of a text, with how many texts of smaller numbers hold the key,
-- and how many in all. Where {earlier_only}, only texts of smaller numbers are found.
-- A key leads to the {first} smallest of the texts that hold it; a key of more than {most_bearers} texts to none.
with shared as (
  select one.text, other.text as other_text, count(*) as keys
  from marks as one join marks as other on other.key = one.key
  where one.text between {from_text} and {to_text} and other.place < {first} and one.bearers <= {most_bearers}
    and (other.text < one.text or (other.text > one.text and not {earlier_only}))
  group by one.text, other.text
  having count(*) >= {fewest}
),
ranked as (
  select text, other_text, row_number() over (partition by text order by keys desc, other_text) as place
  from shared
)
select text, other_text from ranked where place <= {most}
order by text, other_text
