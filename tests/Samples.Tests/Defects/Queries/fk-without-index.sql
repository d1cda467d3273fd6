-- Deleting the referenced row, and joining, scans the whole referencing table.
select k.conrelid::regclass || '.' || string_agg(a.attname, ',' order by a.attnum)
from pg_constraint k
join pg_attribute a on a.attrelid = k.conrelid and a.attnum = any (k.conkey)
where k.contype = 'f' and k.connamespace = 'public'::regnamespace
  and not exists (
    select from pg_index i
    where i.indrelid = k.conrelid and i.indpred is null and i.indexprs is null
      and (i.indkey::int2[])[0:cardinality(k.conkey) - 1] @> k.conkey)
group by k.oid, k.conrelid
