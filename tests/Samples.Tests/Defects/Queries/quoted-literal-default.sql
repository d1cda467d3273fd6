-- A default that was quoted twice, so that the quotes are stored.
select table_name || '.' || column_name || ' ' || column_default
from information_schema.columns
where table_schema = 'public' and column_default like '''''''%'
