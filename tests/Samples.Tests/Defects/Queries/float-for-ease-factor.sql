-- Binary fractions for what people count in decimals.
select table_name || '.' || column_name
from information_schema.columns
where table_schema = 'public' and data_type in ('real', 'double precision') and column_name !~ '(usd|cost|price|amount)'
