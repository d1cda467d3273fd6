using System.Linq;
using System.Text;
using Microsoft.CodeAnalysis;
using StudyHub.Schema.Generators.Entities;
using StudyHub.Schema.Generators.Reading.Values;
using StudyHub.Schema.Naming;

namespace StudyHub.Schema.Generators.Reading;

/// <summary>A path into a typed jsonb column, such as Config.TutorStyle, as SQL.</summary>
internal static class JsonPathReader
{
    /// <summary>The expression in parentheses, or null; then <paramref name="fault"/> says why.</summary>
    public static string? Read(ColumnReading column, string[] steps, out string fault)
    {
        fault = "";
        if (column.Type.Storage != ColumnStorage.Json)
        {
            fault = $"'{column.Member}' is no typed jsonb column";
            return null;
        }
        StringBuilder sql = new("(" + SqlQuoting.Identifier(column.Name));
        ITypeSymbol type = column.Type.Clr.Underlying;
        for (int i = 0; i < steps.Length; i++)
        {
            IPropertySymbol? property = type is INamedTypeSymbol document
                ? ValueReader.DocumentProperties(document).FirstOrDefault(candidate => candidate.Name == steps[i]) : null;
            if (property is null || JsonNames.Of(property) is not { } name || !SqlLiteral.IsStorable(name))
            {
                fault = $"'{ClrTypeNames.ForMessage(type)}' has no property '{steps[i]}' in its document";
                return null;
            }
            sql.Append(i == steps.Length - 1 ? " ->> " : " -> ").Append(SqlQuoting.Literal(name));
            type = property.Type;
        }
        return sql.Append(')').ToString();
    }
}
