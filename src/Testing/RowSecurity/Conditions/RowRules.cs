using System;
using System.Collections.Generic;
using System.Linq;
using System.Text;
using StudyHub.Schema.Lexing;
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
        List<SqlToken> tokens = SqlTokens.Read(condition);
        StringBuilder text = new();
        int copied = 0;
        string? lastWord = null;
        for (int i = 0; i < tokens.Count; i++)
        {
            if (!IsName(tokens, i) || IsSign(tokens, i - 1, ".")) continue;
            string name = tokens[i].Text;
            bool isQualified = IsSign(tokens, i + 1, ".") && IsName(tokens, i + 2);
            QualifiedName? qualified = isQualified ? new(name, tokens[i + 2].Text) : lastWord is "from" or "join" ? new("public", name) : null;
            lastWord = name;
            int last = isQualified ? i + 2 : i;
            string? inItsPlace = qualified is null ? null
                : SessionValue(qualified, tokens, ref last, session, rule)
                ?? (tables.TryGetValue(qualified, out TableModel? table) ? Source(table, tokens, last, session, above, rule) : null);
            if (inItsPlace is null) continue;
            text.Append(condition, copied, tokens[i].Start - copied).Append(inItsPlace);
            copied = tokens[last].End;
            i = last;
        }
        return text.Append(condition, copied, condition.Length - copied).ToString();
    }

    /// <summary>The value of app.user_id() or app.framework_id(); null for anything else.</summary>
    private static string? SessionValue(QualifiedName function, List<SqlToken> tokens, ref int last, TrialSession session, RowRule rule)
    {
        if (function.Schema.Value != "app" || !IsSign(tokens, last + 1, "(") || !IsSign(tokens, last + 2, ")")) return null;
        string? value = function.Name.Value switch { "user_id" => session.UserId, "framework_id" => session.FrameworkId, _ => null };
        if (value is null) return null;
        rule.AsksForTheUser |= function.Name.Value == "user_id";
        last += 2;
        return value.Length == 0 || session.IsGarbage ? "null::uuid" : $"'{value}'::uuid";
    }

    /// <summary>What stands for a table in FROM; elsewhere its name qualifies a column, and what stands in FROM goes by the short name.</summary>
    private string Source(TableModel table, List<SqlToken> tokens, int last, TrialSession session, IReadOnlyList<QualifiedName> above, RowRule rule)
    {
        string shortName = SqlQuoting.Identifier(table.Name.Name);
        if (IsSign(tokens, last + 1, ".")) return shortName;
        RowRule inner = RowRule.Always;
        if (table.IsManaged)
        {
            inner = Of(table, PolicyCommand.Select, check: false, session, above);
            rule.AsksForTheUser |= inner.AsksForTheUser;
            rule.UnreadableTable ??= inner.UnreadableTable ?? (CanRead(table, session.Role) ? null : table.Name);
        }
        bool hasAlias = IsName(tokens, last + 1) && (tokens[last + 1].IsQuoted || !NoAliases.Contains(tokens[last + 1].Text));
        return $"(select * from {SqlQuoting.QualifiedName(table.Name)} where {inner.Sql})" + (hasAlias ? "" : " as " + shortName);
    }

    private static bool CanRead(TableModel table, Identifier role)
        => table.Grants.Any(grant => grant.Role == role && grant.Privilege == TablePrivilege.Select);

    private static bool IsName(List<SqlToken> tokens, int at) => at < tokens.Count && tokens[at].Kind == SqlTokenKind.Name;

    private static bool IsSign(List<SqlToken> tokens, int at, string sign) => at >= 0 && at < tokens.Count && tokens[at].IsSign(sign);
}
