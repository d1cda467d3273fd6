-- No foreign key can hold the items of an array.
select table_name || '.' || column_name
from information_schema.columns
where table_schema = 'public' and data_type = 'ARRAY' and udt_name = '_uuid'
