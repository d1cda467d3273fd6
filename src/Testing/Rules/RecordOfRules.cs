using System;
using System.Collections.Generic;
using System.Diagnostics.CodeAnalysis;
using System.Linq;
using System.Reflection;
using StudyHub.Schema.Repositories;

namespace StudyHub.Schema.Testing.Rules;

/// <summary>A record with its repository, its table and the rules that were compiled of it.</summary>
[RequiresUnreferencedCode(RuleProof.Reflection)]
[RequiresDynamicCode(RuleProof.Reflection)]
internal sealed class RecordOfRules
{
    private const BindingFlags Instance = BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic;
    private const BindingFlags Static = BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic;

    private readonly PropertyInfo property;
    private readonly MethodInfo insert;

    [RequiresUnreferencedCode("Finds rule methods by name.")]
    private RecordOfRules(PropertyInfo property, Type type)
    {
        this.property = property;
        Type = type;
        Table = (string)typeof(TableSql).GetProperty("Table", Instance)!.GetValue(property.PropertyType.GetField("Sql", Static)!.GetValue(null))!;
        insert = property.PropertyType.GetMethods(Instance).First(method => method.Name == "InsertAsync" && method.GetParameters()[0].ParameterType == type);
        Rules = [.. property.PropertyType.GetCustomAttributes<RuleTranslationAttribute>().Select(translation => RuleOfRecord.Of(type, translation))];
    }

    public Type Type { get; }

    /// <summary>Quoted, with its schema.</summary>
    public string Table { get; }

    public IReadOnlyList<RuleOfRecord> Rules { get; }

    /// <summary>The records that <paramref name="session"/> has repositories of.</summary>
    [RequiresUnreferencedCode("Finds repositories and rule methods by name.")]
    public static RecordOfRules[] Of(Type session) =>
    [
        .. session.GetProperties(Instance)
            .Select(property => (Property: property, Type: RowType(property.PropertyType)))
            .Where(pair => pair.Type is not null)
            .Select(pair => new RecordOfRules(pair.Property, pair.Type!))
            .OrderBy(record => record.Type.FullName, StringComparer.Ordinal),
    ];

    public object Repository(object session) => property.GetValue(session)!;

    /// <summary>The task of InsertAsync: its result is the row as it is stored, where the repository may see it.</summary>
    public System.Threading.Tasks.Task Insert(object repository, object row, System.Threading.CancellationToken cancellationToken)
        => (System.Threading.Tasks.Task)insert.Invoke(repository, BindingFlags.DoNotWrapExceptions, null, [row, cancellationToken], null)!;

    private static Type? RowType(Type repository)
    {
        for (Type? type = repository; type is not null; type = type.BaseType)
            if (type.IsGenericType && type.GetGenericTypeDefinition() == typeof(TableRepository<>)) return type.GetGenericArguments()[0];
        return null;
    }
}

/// <summary>A rule method and one SQL that it became.</summary>
[RequiresUnreferencedCode(RuleProof.Reflection)]
[RequiresDynamicCode(RuleProof.Reflection)]
internal sealed class RuleOfRecord
{
    private readonly MethodInfo method;
    private readonly string[] leftOut;

    private RuleOfRecord(MethodInfo method, string sql, bool isFilter, string[] leftOut)
    {
        this.method = method;
        this.leftOut = leftOut;
        Sql = sql;
        IsFilter = isFilter;
        ParameterInfo[] parameters = [.. method.GetParameters().Skip(1)];
        Lookups = [.. parameters.Where(IsLookup).Select(parameter => parameter.ParameterType.GetGenericArguments()[0])];
        Values = [.. parameters.Where(parameter => !IsLookup(parameter) && parameter.ParameterType != typeof(Session) && !leftOut.Contains(parameter.Name))];
        HasSession = parameters.Any(parameter => parameter.ParameterType == typeof(Session));
    }

    public string Name => $"{method.DeclaringType!.Name}.{method.Name}";

    public string Sql { get; }

    public bool IsFilter { get; }

    /// <summary>The records whose rows it asks.</summary>
    public IReadOnlyList<Type> Lookups { get; }

    /// <summary>A query's own parameters: $1, $2 …; without those that are left out.</summary>
    public IReadOnlyList<ParameterInfo> Values { get; }

    public bool HasSession { get; }

    [RequiresUnreferencedCode("Finds a method by name.")]
    public static RuleOfRecord Of(Type record, RuleTranslationAttribute translation)
    {
        MethodInfo[] methods = [.. record.GetMethods(BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic)
            .Where(method => method.Name == translation.Method && method.ReturnType == typeof(bool) && method.GetParameters() is [{ } row, ..] && row.ParameterType == record)];
        return methods.Length == 1
            ? new RuleOfRecord(methods[0], translation.Sql, translation.IsFilter, translation.LeftOut)
            : throw new RuleProofException($"{record.Name} has {methods.Length} rule methods called {translation.Method}; give each a name of its own.");
    }

    /// <param name="row">The record.</param>
    /// <param name="session">Who asks.</param>
    /// <param name="rows">All rows of a record that is looked into.</param>
    /// <param name="values">For <see cref="Values"/>.</param>
    public bool Holds(object row, Session session, Func<Type, Array> rows, IReadOnlyList<object?> values)
    {
        int next = 0;
        object?[] arguments = [.. method.GetParameters().Select(parameter => parameter.Position == 0 ? row
            : IsLookup(parameter) ? rows(parameter.ParameterType.GetGenericArguments()[0])
            : parameter.ParameterType == typeof(Session) ? session
            : leftOut.Contains(parameter.Name) ? null
            : values[next++])];
        return (bool)method.Invoke(null, BindingFlags.DoNotWrapExceptions, null, arguments, null)!;
    }

    private static bool IsLookup(ParameterInfo parameter)
        => parameter.ParameterType.IsGenericType && parameter.ParameterType.GetGenericTypeDefinition() == typeof(IEnumerable<>);
}
