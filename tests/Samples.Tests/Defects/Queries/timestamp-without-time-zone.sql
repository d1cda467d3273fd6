-- An instant that means something else in every session's time zone.
select table_name || '.' || column_name
from information_schema.columns
where table_schema = 'public' and data_type = 'timestamp without time zone'
