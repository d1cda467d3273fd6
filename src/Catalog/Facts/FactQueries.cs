using System.Collections.Generic;

namespace StudyHub.Schema.Catalog.Facts;

/// <summary>
/// The questions to pg_catalog. Each gives rows of kind, name, aspect and value; their parameters are the schemas, the roles, the tables
/// that are left out (quoted) and the known members.
/// </summary>
internal static class FactQueries
{
    /// <summary>What every question about objects starts with: the schemas and relations of the scope.</summary>
    public const string Scope = """
        with scope as (
            select n.oid, n.nspname, n.nspowner, n.nspacl from pg_namespace n where n.nspname = any ($1)
        ), relations as (
            select c.*, format('%I.%I', n.nspname, c.relname) as name, n.nspname as schema,
                case c.relkind when 'r' then 'table' when 'p' then 'partitioned table' when 'v' then 'view' when 'm' then 'materialized view'
                    when 'f' then 'foreign table' when 'S' then 'sequence' when 'c' then 'composite type' else 'relation' end as kind
            from pg_class c join scope n on n.oid = c.relnamespace
            where c.relkind not in ('i', 'I', 't') and format('%I.%I', n.nspname, c.relname) <> all ($3)
                and not exists (select from pg_depend e where e.classid = 'pg_class'::regclass and e.objid = c.oid and e.deptype = 'e')
        )
        """;


    public static IReadOnlyList<string> All { get; } =
    [
        RelationFacts.Schemas, RelationFacts.Relations, RelationFacts.Columns, RelationFacts.Rules,
        ConstraintFacts.Constraints, ConstraintFacts.Indexes, ConstraintFacts.Triggers,
        SecurityFacts.Policies, SecurityFacts.Grants, SecurityFacts.DefaultPrivileges, SecurityFacts.Database,
        TypeFacts.Functions, TypeFacts.Types, TypeFacts.DomainConstraints, TypeFacts.Others,
        RoleFacts.Attributes, RoleFacts.Memberships, RoleFacts.Settings, RoleFacts.Parameters,
    ];
}
