using System;
using System.Collections.Generic;
using System.Linq;
using System.Text;
using StudyHub.Schema.Model;
using StudyHub.Schema.Naming;
using StudyHub.Schema.Testing.RowSecurity.Trials;

namespace StudyHub.Schema.Testing.RowSecurity.Conditions;

/// <summary>
/// What the model's policies say of a table's rows, as one condition that a superuser can ask in an ordinary WHERE: the session's functions
/// stand there as their values, and every table that a policy looks into stands there as the rows that the role sees of it.
/// So it takes neither the helper functions nor PostgreSQL's row security to know what is right.
/// </summary>
internal sealed class RowRules(SchemaModel model)
{
    private static readonly HashSet<string> NoAliases = new(StringComparer.Ordinal)
    {
        "where", "on", "join", "left", "right", "inner", "full", "cross", "natural", "group", "order", "limit", "offset", "fetch", "union",
        "except", "intersect", "using", "for", "having", "window", "tablesample", "and", "or",
    };

    private readonly Dictionary<QualifiedName, TableModel> tables = model.Tables.ToDictionary(table => table.Name);

    /// <summary>The rule of one command for one session; <paramref name="check"/> is for new rows.</summary>
    /// <exception cref="RowSecurityException">The policies read each other in a circle.</exception>
    public RowRule Of(TableModel table, PolicyCommand command, bool check, TrialSession session) => Of(table, command, check, session, []);

    private RowRule Of(TableModel table, PolicyCommand command, bool check, TrialSession session, IReadOnlyList<QualifiedName> above)
    {
        if (!table.HasRowSecurity) return RowRule.Always;
        if (above.Contains(table.Name))
            throw new RowSecurityException($"The policies of {string.Join(", ", above)} read each other in a circle: PostgreSQL refuses every query on them (42P17).");
        RowRule rule = new();
        List<string> permissive = [];
        List<string> restrictive = [];
        foreach (PolicyModel policy in table.Policies.Where(p => p.Role == session.Role && (p.Command == command || p.Command == PolicyCommand.All)))
        {
            if ((check ? policy.WithCheck ?? policy.Using : policy.Using) is not { } condition) continue;
            (policy.IsRestrictive ? restrictive : permissive).Add($"coalesce(({Rewritten(condition.Text, session, [.. above, table.Name], rule)}\n), false)");
        }
        string any = permissive.Count == 0 ? "false" : "(" + string.Join(" or ", permissive) + ")";
        return rule with { Sql = string.Join(" and ", restrictive.Prepend(any)) };
    }

    private string Rewritten(string condition, TrialSession session, IReadOnlyList<QualifiedName> above, RowRule rule)
    {
        List<SqlToken> tokens = SqlTokens.Of(condition);
        StringBuilder text = new();
        string? lastWord = null;
        for (int i = 0; i < tokens.Count; i++)
        {
            SqlToken token = tokens[i];
            if (token.Name is not { } name || Skip(tokens, i - 1, -1) is { } before && tokens[before].Is("."))
            {
                text.Append(token.Text);
                continue;
            }
            int? dot = Skip(tokens, i + 1, 1) is { } d && tokens[d].Is(".") ? d : null;
            int? second = dot is { } at && Skip(tokens, at + 1, 1) is { } s && tokens[s].Name is not null ? s : null;
            QualifiedName? qualified = second is { } n ? new(name, tokens[n].Name!) : lastWord is "from" or "join" ? new("public", name) : null;
            int last = second ?? i;
            lastWord = name;
            if (qualified is not null && SessionValue(qualified, tokens, ref last, session, rule) is { } value)
            {
                text.Append(value);
                i = last;
            }
            else if (qualified is not null && tables.TryGetValue(qualified, out TableModel? table))
            {
                text.Append(Source(table, tokens, last, session, above, rule));
                i = last;
            }
            else text.Append(token.Text);
        }
        return text.ToString();
    }

    /// <summary>The value of app.user_id() or app.framework_id(); null for anything else.</summary>
    private static string? SessionValue(QualifiedName function, List<SqlToken> tokens, ref int last, TrialSession session, RowRule rule)
    {
        if (function.Schema.Value != "app" || Skip(tokens, last + 1, 1) is not { } open || !tokens[open].Is("(")) return null;
        string? value = function.Name.Value switch { "user_id" => session.UserId, "framework_id" => session.FrameworkId, _ => null };
        if (value is null || Skip(tokens, open + 1, 1) is not { } close || !tokens[close].Is(")")) return null;
        rule.AsksForTheUser |= function.Name.Value == "user_id";
        last = close;
        return value.Length == 0 || session.IsGarbage ? "null::uuid" : $"'{value}'::uuid";
    }

    /// <summary>What stands for a table in FROM; elsewhere its name qualifies a column, and what stands in FROM goes by the short name.</summary>
    private string Source(TableModel table, List<SqlToken> tokens, int last, TrialSession session, IReadOnlyList<QualifiedName> above, RowRule rule)
    {
        string shortName = SqlQuoting.Identifier(table.Name.Name);
        int? next = Skip(tokens, last + 1, 1);
        if (next is { } dot && tokens[dot].Is(".")) return shortName;
        RowRule inner = RowRule.Always;
        if (table.IsManaged)
        {
            inner = Of(table, PolicyCommand.Select, check: false, session, above);
            rule.AsksForTheUser |= inner.AsksForTheUser;
            rule.UnreadableTable ??= inner.UnreadableTable ?? (CanRead(table, session.Role) ? null : table.Name);
        }
        bool hasAlias = next is { } word && tokens[word].Name is { } alias && (tokens[word].Kind == SqlTokenKind.QuotedName || !NoAliases.Contains(alias));
        return $"(select * from {SqlQuoting.QualifiedName(table.Name)} where {inner.Sql})" + (hasAlias ? "" : " as " + shortName);
    }

    private static bool CanRead(TableModel table, Identifier role)
        => table.Grants.Any(grant => grant.Role == role && grant.Privilege == TablePrivilege.Select);

    private static int? Skip(List<SqlToken> tokens, int at, int step)
    {
        while (at >= 0 && at < tokens.Count && tokens[at].Kind == SqlTokenKind.Gap) at += step;
        return at >= 0 && at < tokens.Count ? at : null;
    }
}
