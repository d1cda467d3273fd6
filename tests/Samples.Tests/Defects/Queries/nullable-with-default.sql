-- There is a default, and NULL all the same.
select table_name || '.' || column_name
from information_schema.columns
where table_schema = 'public' and is_nullable = 'YES' and column_default is not null
