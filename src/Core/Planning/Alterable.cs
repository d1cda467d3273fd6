using System.Linq;
using StudyHub.Schema.Diff;
using StudyHub.Schema.Lexing;
using StudyHub.Schema.Model;
using StudyHub.Schema.Naming;
using StudyHub.Schema.Objects;

namespace StudyHub.Schema.Planning;

/// <summary>What PostgreSQL can change without taking the object away.</summary>
internal static class Alterable
{
    public static bool InPlace(SchemaChange.Altered change) => (change.Before, change.After) switch
    {
        (SchemaObject.Column before, SchemaObject.Column after) => InPlace(before.Model, after.Model),
        (SchemaObject.Policy before, SchemaObject.Policy after) => InPlace(before.Model, after.Model),
        (SchemaObject.Function before, SchemaObject.Function after) => Result(before.Model) == Result(after.Model),
        (SchemaObject.Raw before, SchemaObject.Raw after) => before.Model.Sql == after.Model.Sql || RawStatements.IsReplaceable(before.Model, after.Model),
        (SchemaObject.Table or SchemaObject.Enum or SchemaObject.Role or SchemaObject.Seed, _) => true,
        _ => false,
    };

    /// <summary>Every value is computed or converted again, so whatever is built from the values is in the way.</summary>
    public static bool ChangesValues(ColumnModel before, ColumnModel after) => before.Type != after.Type;

    /// <summary>The labels that were there are there in the same order.</summary>
    public static bool OnlyAdds(EnumModel before, EnumModel after)
        => after.Labels.Where(label => before.Labels.Contains(label)).SequenceEqual(before.Labels);

    public static bool IsOf(PgType type, QualifiedName name) => type.Schema == name.Schema && type.Name == name.Name.Value;

    /// <summary>A generated column holds nothing that cannot be computed again.</summary>
    private static bool InPlace(ColumnModel before, ColumnModel after)
    {
        if (before.Generated is null) return after.Generated is null;
        return after.Generated is null || (before.Generated == after.Generated && before.Type == after.Type);
    }

    private static bool InPlace(PolicyModel before, PolicyModel after)
        => before.Command == after.Command
            && before.IsRestrictive == after.IsRestrictive
            && (before.Using is null || after.Using is not null)
            && (before.WithCheck is null || after.WithCheck is not null);

    /// <summary>The text up to the language: RETURNS … is what CREATE OR REPLACE cannot change.</summary>
    private static string Result(FunctionModel function)
    {
        foreach (SqlWords.Word word in SqlWords.Of(function.Definition))
            if (word.Name is "language" or "as" or "stable" or "immutable" or "volatile" or "security" or "set" or "parallel") return function.Definition.Substring(0, word.Start).Trim();
        return function.Definition.Trim();
    }
}
