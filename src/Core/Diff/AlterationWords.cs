using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using StudyHub.Schema.Model;
using StudyHub.Schema.Objects;

namespace StudyHub.Schema.Diff;

/// <summary>In what an object differs from what it was.</summary>
internal static class AlterationWords
{
    /// <summary>The longest piece of SQL that is said word for word, in characters.</summary>
    private const int Longest = 60;

    /// <returns>At least one for two that are not equal.</returns>
    public static IEnumerable<string> Of(SchemaObject before, SchemaObject after)
    {
        List<string> words = [.. (before, after) switch
        {
            (SchemaObject.Table b, SchemaObject.Table a) => Of(b, a),
            (SchemaObject.Column b, SchemaObject.Column a) => Of(b.Model, a.Model),
            (SchemaObject.Enum b, SchemaObject.Enum a) => Of(b.Model, a.Model),
            (SchemaObject.Check b, SchemaObject.Check a) => Differing("condition", b.Model.Condition, a.Model.Condition),
            (SchemaObject.Policy b, SchemaObject.Policy a) => Of(b.Model, a.Model),
            (SchemaObject.Seed b, SchemaObject.Seed a) => Of(b.Model, a.Model),
            (SchemaObject.Function b, SchemaObject.Function a) => Comment(b.Model.Comment, a.Model.Comment)
                .Concat(b.Model with { Comment = a.Model.Comment } == a.Model ? [] : ["has another definition"]),
            _ => [],
        }];
        return words.Count > 0 ? words : ["has another definition"];
    }

    private static IEnumerable<string> Of(SchemaObject.Table before, SchemaObject.Table after)
    {
        if (before.IsManaged != after.IsManaged) yield return after.IsManaged ? "is managed (was unmanaged)" : "is unmanaged (was managed)";
        foreach (string words in Comment(before.Comment, after.Comment)) yield return words;
        HashSet<Naming.Identifier> had = [.. before.ColumnOrder];
        HashSet<Naming.Identifier> has = [.. after.ColumnOrder];
        if (!before.ColumnOrder.Where(has.Contains).SequenceEqual(after.ColumnOrder.Where(had.Contains))) yield return "has its columns in another order";
    }

    private static IEnumerable<string> Of(ColumnModel before, ColumnModel after)
    {
        if (before.Type != after.Type) yield return $"has the type {after.Type} (was {before.Type})";
        if (before.IsNullable != after.IsNullable) yield return after.IsNullable ? "is nullable (was not null)" : "is not null (was nullable)";
        foreach (string words in Differing("default", before.Default, after.Default)) yield return words;
        if (before.Identity != after.Identity) yield return $"is generated {Words(after.Identity)} as identity (was {Words(before.Identity)})";
        foreach (string words in Differing("generated value", before.Generated, after.Generated)) yield return words;
        foreach (string words in Comment(before.Comment, after.Comment)) yield return words;
    }

    private static IEnumerable<string> Of(EnumModel before, EnumModel after)
    {
        string[] added = [.. after.Labels.Except(before.Labels)];
        string[] gone = [.. before.Labels.Except(after.Labels)];
        if (added.Length > 0) yield return "has the new " + Labels(added);
        if (gone.Length > 0) yield return "no longer has the " + Labels(gone);
        if (!before.Labels.Except(gone).SequenceEqual(after.Labels.Except(added))) yield return "has its labels in another order";
        foreach (string words in Comment(before.Comment, after.Comment)) yield return words;
    }

    private static IEnumerable<string> Of(PolicyModel before, PolicyModel after)
    {
        if (before.Command != after.Command) yield return $"is for {Words(after.Command)} (was for {Words(before.Command)})";
        if (before.Role != after.Role) yield return $"is to {after.Role} (was to {before.Role})";
        if (before.IsRestrictive != after.IsRestrictive) yield return after.IsRestrictive ? "is restrictive (was permissive)" : "is permissive (was restrictive)";
        foreach (string words in Differing("USING", before.Using, after.Using)) yield return words;
        foreach (string words in Differing("WITH CHECK", before.WithCheck, after.WithCheck)) yield return words;
    }

    private static IEnumerable<string> Of(SeedModel before, SeedModel after)
    {
        int added = after.Rows.Except(before.Rows).Count();
        int gone = before.Rows.Except(after.Rows).Count();
        if (before.Columns != after.Columns || (added == 0 && gone == 0)) yield return "gives other values";
        else yield return string.Format(CultureInfo.InvariantCulture, "has other rows ({0} new or changed, {1} gone or changed)", added, gone);
    }

    private static IEnumerable<string> Differing(string what, SqlExpression? before, SqlExpression? after)
    {
        if (before == after) yield break;
        if (after is null) yield return $"has no {what} (was {Shortened(before!)})";
        else yield return $"has the {what} {Shortened(after)} (was {(before is null ? "none" : Shortened(before))})";
    }

    private static IEnumerable<string> Comment(string? before, string? after)
    {
        if (before != after) yield return after is null ? "has no comment any more" : before is null ? "has a comment" : "has another comment";
    }

    private static string Labels(string[] labels)
        => (labels.Length == 1 ? "label " : "labels ") + string.Join(", ", labels.Select(label => $"'{label}'"));

    private static string Words(IdentityKind kind) => kind switch
    {
        IdentityKind.Always => "always",
        IdentityKind.ByDefault => "by default",
        _ => "never",
    };

    private static string Words(PolicyCommand command) => command.ToString().ToLowerInvariant();

    /// <summary>On one line; a long one by its beginning.</summary>
    private static string Shortened(SqlExpression expression)
    {
        string line = string.Join(" ", expression.Text.Split(['\r', '\n', '\t', ' '], System.StringSplitOptions.RemoveEmptyEntries));
        return line.Length <= Longest ? line : line.Substring(0, Longest).TrimEnd() + "…";
    }
}
