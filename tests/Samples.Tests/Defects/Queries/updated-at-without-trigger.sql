-- updated_at that stays what it was at the insert, unless every writer thinks of it.
select c.table_name
from information_schema.columns c
where c.table_schema = 'public' and c.column_name = 'updated_at'
  and not exists (
    select from information_schema.triggers t
    where t.event_object_schema = c.table_schema and t.event_object_table = c.table_name
      and t.event_manipulation = 'UPDATE' and t.action_timing = 'BEFORE')
