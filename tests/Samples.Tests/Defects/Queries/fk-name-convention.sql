-- fk_{table}_{columns}.
select k.conname
from pg_constraint k
join pg_class t on t.oid = k.conrelid
where k.contype = 'f' and k.connamespace = 'public'::regnamespace and k.conname !~ ('^fk_' || t.relname || '_')
