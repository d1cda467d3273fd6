-- idx_{table}_{columns} and uq_{table}_{columns}; primary keys are judged by no rule of the production database.
select c.relname
from pg_index i
join pg_class c on c.oid = i.indexrelid and c.relnamespace = 'public'::regnamespace
join pg_class t on t.oid = i.indrelid
where not i.indisprimary and c.relname !~ ('^(idx|uq)_' || t.relname || '_')
