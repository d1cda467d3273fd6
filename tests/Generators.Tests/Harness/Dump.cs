using System;
using System.Collections;
using System.Globalization;
using System.Linq;
using System.Reflection;
using System.Text;

namespace StudyHub.Schema.Generators.Tests.Harness;

/// <summary>A model as indented text; what holds its default is left out.</summary>
internal static class Dump
{
    public static string Of(object? value)
    {
        StringBuilder text = new();
        Write(text, value, 0);
        return text.ToString();
    }

    private static void Write(StringBuilder text, object? value, int depth)
    {
        if (Simple(value) is { } simple)
        {
            text.Append(' ').Append(simple).Append('\n');
            return;
        }
        text.Append('\n');
        if (value is IEnumerable items)
        {
            foreach (object? item in items)
            {
                text.Append(' ', depth * 2).Append('-');
                Write(text, item, depth + 1);
            }
            return;
        }
        foreach (PropertyInfo property in value!.GetType().GetProperties().Where(property => property.GetIndexParameters().Length == 0))
        {
            if (property.Name == "EqualityContract" || property.GetMethod!.IsStatic) continue;
            object? part = property.GetValue(value);
            bool isDefault = part is null or false || part is ICollection { Count: 0 } || part is Enum && Convert.ToInt32(part, CultureInfo.InvariantCulture) == 0
                || part is IEnumerable and not string && !((IEnumerable)part).Cast<object>().Any();
            if (isDefault) continue;
            text.Append(' ', depth * 2).Append(property.Name).Append(':');
            Write(text, part, depth + 1);
        }
    }

    private static string? Simple(object? value) => value switch
    {
        null => "null",
        string or bool or Enum => value.ToString(),
        IConvertible number => number.ToString(CultureInfo.InvariantCulture),
        Naming.Identifier or Naming.QualifiedName or StudyHub.Schema.Model.SqlExpression or StudyHub.Schema.Model.PgType
            or StudyHub.Schema.Declarations.PolicyCommandValue { Command: _ } => value is StudyHub.Schema.Declarations.PolicyCommandValue command
            ? command.Command.ToString() : value.ToString(),
        _ => null,
    };
}
