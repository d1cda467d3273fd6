-- A key that every client has to make up, or a column that must be quoted.
select distinct table_name::text
from information_schema.columns
where table_schema = 'public'
  and ((column_name = 'id' and data_type = 'uuid' and column_default is null) or column_name !~ '^[a-z][a-z0-9_]*$')
