-- Two indexes that do the same; the one that the constraint needs is named first.
select kept.indexrelid::regclass || ' = ' || other.indexrelid::regclass
from pg_index kept
join pg_index other on other.indrelid = kept.indrelid and other.indexrelid <> kept.indexrelid and not other.indisunique
join pg_class kc on kc.oid = kept.indexrelid and kc.relnamespace = 'public'::regnamespace
join pg_class oc on oc.oid = other.indexrelid and oc.relam = kc.relam
where (kept.indisunique or kept.indexrelid < other.indexrelid)
  and kept.indkey = other.indkey
  and coalesce(pg_get_expr(kept.indexprs, kept.indrelid), '') = coalesce(pg_get_expr(other.indexprs, other.indrelid), '')
  and coalesce(pg_get_expr(kept.indpred, kept.indrelid), '') = coalesce(pg_get_expr(other.indpred, other.indrelid), '')
