using System.Collections.Generic;
using System.Linq;
using StudyHub.Schema.Lexing;
using StudyHub.Schema.Model;
using StudyHub.Schema.Naming;

namespace StudyHub.Schema.RowSecurity.Tests.Mutation;

/// <summary>Every fault that the model's row security can be given one step away from what it is.</summary>
internal static class Mutants
{
    public static IEnumerable<Mutant> Of(SchemaModel model) => model.Tables.Where(table => table.IsManaged)
        .SelectMany(table => OfTable(table).Concat(table.Policies.SelectMany(policy => OfPolicy(model, table, policy))).Concat(OfGrants(model, table)).Concat(OfKeys(table)))
        .Concat(model.Functions.Where(function => function.Definition.Contains("nullif(pg_catalog.current_setting(", System.StringComparison.Ordinal)).SelectMany(OfHelper));

    private static IEnumerable<Mutant> OfTable(TableModel table)
    {
        if (!table.HasRowSecurity) yield break;
        yield return new(MutantKind.Disabled, table.Name.ToString(), $"alter table {Name(table)} disable row level security", table.Name);
        yield return new(MutantKind.NotForced, table.Name.ToString(), $"alter table {Name(table)} no force row level security", table.Name);
    }

    private static IEnumerable<Mutant> OfPolicy(SchemaModel model, TableModel table, PolicyModel policy)
    {
        string name = $"{table.Name}.{policy.Name}";
        string alter = $"alter policy {SqlQuoting.Identifier(policy.Name)} on {Name(table)}";
        yield return new(MutantKind.DroppedPolicy, name, $"drop policy {SqlQuoting.Identifier(policy.Name)} on {Name(table)}", table.Name);
        yield return new(MutantKind.ToPublic, name, $"{alter} to public", table.Name) { WhyHarmless = WhyPublicIsHarmless(model, table, policy) };
        if (policy.Using is { Text: not "true" })
            yield return new(policy.IsRestrictive ? MutantKind.WidenedRestrictive : MutantKind.UsingTrue, name, $"{alter} using (true)", table.Name);
        if (policy.WithCheck is { Text: not "true" })
            yield return new(policy.IsRestrictive ? MutantKind.WidenedRestrictive : MutantKind.CheckTrue, name, $"{alter} with check (true)", table.Name) { WhyHarmless = WhyNoCheckIsHarmless(table, policy) };
        foreach ((Identifier from, Identifier to) in Swaps(table, policy))
        {
            string @using = policy.Using is { } u ? $" using ({Swapped(u.Text, from, to)}\n)" : "";
            string check = policy.WithCheck is { } c ? $" with check ({Swapped(c.Text, from, to)}\n)" : "";
            yield return new(MutantKind.SwappedColumn, $"{name} {from} by {to}", alter + @using + check, table.Name);
        }
    }

    /// <summary>Besides the role itself only the owner has rights, and it sees nothing of other tables that the policy looks into.</summary>
    private static string? WhyPublicIsHarmless(SchemaModel model, TableModel table, PolicyModel policy)
    {
        bool othersMay = table.Grants.Any(grant => grant.Role != policy.Role && model.Roles.Any(role => role.Name == grant.Role && role.Purpose == RolePurpose.Anon));
        HashSet<string> names = Names(policy);
        bool looksElsewhere = model.Tables.Any(other => other.IsManaged && other != table && names.Contains(other.Name.Name.Value));
        return looksElsewhere && !othersMay ? "nobody else has rights but the owner, who sees no row of the table that it looks into" : null;
    }

    /// <summary>A role that cannot change what the policy looks at needs no check.</summary>
    private static string? WhyNoCheckIsHarmless(TableModel table, PolicyModel policy)
    {
        HashSet<string> names = Names(policy);
        bool mayChange = table.Grants.Any(grant => grant.Role == policy.Role && grant.Privilege == TablePrivilege.Update
            && (grant.Columns.IsEmpty || grant.Columns.Any(column => names.Contains(column.Value))));
        return policy.Command == PolicyCommand.Update && !mayChange ? "the role may not update any column that it looks at" : null;
    }

    private static HashSet<string> Names(PolicyModel policy)
        => [.. SqlWords.Of($"{policy.Using?.Text}\n{policy.WithCheck?.Text}").Select(word => word.Name)];

    /// <summary>Each column of a condition by the next one of its type.</summary>
    private static IEnumerable<(Identifier From, Identifier To)> Swaps(TableModel table, PolicyModel policy)
    {
        string conditions = $"{policy.Using?.Text}\n{policy.WithCheck?.Text}";
        foreach (ColumnModel column in table.Columns)
        {
            if (Swapped(conditions, column.Name, new Identifier("another")) == conditions) continue;
            ColumnModel[] alike = [.. table.Columns.Where(other => other.Type == column.Type)];
            ColumnModel next = alike[(System.Array.IndexOf(alike, column) + 1) % alike.Length];
            if (next != column) yield return (column.Name, next.Name);
        }
    }

    /// <summary>The name where it is the row's column, not behind the alias of another table.</summary>
    private static string Swapped(string condition, Identifier from, Identifier to)
        => SqlWords.Renamed(condition, new Dictionary<Identifier, Identifier> { [from] = to });

    private static IEnumerable<Mutant> OfGrants(SchemaModel model, TableModel table)
    {
        foreach (RoleModel role in model.Roles.Where(role => role.Purpose is RolePurpose.Anon or RolePurpose.Authenticated))
        {
            foreach (TablePrivilege privilege in System.Enum.GetValues<TablePrivilege>())
            {
                string word = privilege.ToString().ToLowerInvariant();
                GrantModel[] grants = [.. table.Grants.Where(grant => grant.Role == role.Name && grant.Privilege == privilege)];
                string to = SqlQuoting.Identifier(role.Name);
                if (grants.Length == 0)
                    yield return new(MutantKind.ExtraGrant, $"{word} on {table.Name} to {role.Name}", $"grant {word} on {Name(table)} to {to}", table.Name);
                else
                    yield return new(MutantKind.LostGrant, $"{word} on {table.Name} from {role.Name}", $"revoke {word} on {Name(table)} from {to}", table.Name);
                ColumnModel? ungranted = table.Columns.FirstOrDefault(column => column.Generated is null && !grants.Any(grant => grant.Columns.IsEmpty || grant.Columns.Contains(column.Name)));
                if (grants.Length > 0 && ungranted is not null)
                {
                    yield return new(MutantKind.ExtraColumnGrant, $"{word} of {table.Name}.{ungranted.Name} to {role.Name}",
                        $"grant {word} ({SqlQuoting.Identifier(ungranted.Name)}) on {Name(table)} to {to}", table.Name);
                }
            }
            yield return new(MutantKind.ExtraGrant, $"truncate on {table.Name} to {role.Name}", $"grant truncate on {Name(table)} to {SqlQuoting.Identifier(role.Name)}", table.Name);
        }
    }

    /// <summary>A key that no longer holds the framework together.</summary>
    private static IEnumerable<Mutant> OfKeys(TableModel table) =>
        from key in table.ForeignKeys
        where key.Columns.Count > 1
        let drop = $"alter table {Name(table)} drop constraint {SqlQuoting.Identifier(key.Name)}"
        let add = $"add constraint {SqlQuoting.Identifier(key.Name)} foreign key ({SqlQuoting.Identifier(key.Columns[^1])}) references {SqlQuoting.QualifiedName(key.ReferencedTable)} ({SqlQuoting.Identifier(key.ReferencedColumns[^1])})"
        select new Mutant(MutantKind.SingleColumnKey, $"{table.Name}.{key.Name}", $"{drop}, {add}", table.Name);

    private static IEnumerable<Mutant> OfHelper(FunctionModel function)
    {
        string setting = function.Name.ToString();
        string name = SqlQuoting.QualifiedName(function.Name);
        string body = function.Definition;
        yield return new(MutantKind.HelperWithoutNullif, setting, Replaced("nullif(pg_catalog.current_setting('" + setting + "', true), '')", "pg_catalog.current_setting('" + setting + "', true)"), null);
        yield return new(MutantKind.HelperOfAnotherSetting, setting, Replaced($"'{setting}'", "'app.somebody'"), null);
        yield return new(MutantKind.HelperOfAnotherSetting, setting + " by the other", Replaced($"'{setting}'", setting == "app.user_id" ? "'app.framework_id'" : "'app.user_id'"), null);
        yield return new(MutantKind.HelperVolatile, setting, Replaced(" stable ", " volatile "), null) { WhyHarmless = "it gives the same values, only slower" };

        string Replaced(string from, string to) => $"create or replace function {name}() {body.Replace(from, to, System.StringComparison.Ordinal)}";
    }

    private static string Name(TableModel table) => SqlQuoting.QualifiedName(table.Name);
}
