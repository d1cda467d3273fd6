-- An index that tells two values apart. A unique one is a rule ("at most one is the default") and no aid to searching.
select i.indexrelid::regclass::text
from pg_index i
join pg_class c on c.oid = i.indexrelid and c.relnamespace = 'public'::regnamespace
join pg_attribute a on a.attrelid = i.indrelid and a.attnum = (i.indkey::int2[])[0]
where i.indnkeyatts = 1 and not i.indisunique and a.atttypid = 'boolean'::regtype
