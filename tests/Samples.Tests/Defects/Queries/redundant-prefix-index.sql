-- An index whose columns another one begins with.
select narrow.indexrelid::regclass || ' < ' || wide.indexrelid::regclass
from pg_index narrow
join pg_index wide on wide.indrelid = narrow.indrelid and wide.indexrelid <> narrow.indexrelid
join pg_class nc on nc.oid = narrow.indexrelid and nc.relnamespace = 'public'::regnamespace
join pg_class wc on wc.oid = wide.indexrelid and wc.relam = nc.relam
where not narrow.indisunique
  and narrow.indpred is null and wide.indpred is null and narrow.indexprs is null and wide.indexprs is null
  and narrow.indnkeyatts < wide.indnkeyatts
  and (wide.indkey::int2[])[0:narrow.indnkeyatts - 1] = (narrow.indkey::int2[])[0:narrow.indnkeyatts - 1]
