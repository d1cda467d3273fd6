using System;
using System.Collections.Generic;
using System.Linq;
using StudyHub.Schema.Collections;
using StudyHub.Schema.Naming;

namespace StudyHub.Schema.Generators.Entities;

/// <summary>
/// The names of repositories and of the session's properties. A property is the record's name in the plural; records of the same name, and
/// names that a session has already, take their namespace and containing types in front, so that no order of files decides.
/// </summary>
internal static class RepositoryNames
{
    // The members that a session has already.
    private static readonly HashSet<string> Taken = new(StringComparer.Ordinal)
    {
        "User", "CommitAsync", "DisposeAsync", "Equals", "GetHashCode", "GetType", "ToString", "MemberwiseClone", "ReferenceEquals", "Finalize",
    };

    // Kept free in every repository, also where a key does not give them today, and those of its base class.
    private static readonly string[] Fixed =
    [
        "Get", "GetMany", "Exists", "Lock", "List", "All", "Insert", "InsertMany", "InsertManyReturning", "Update", "Upsert", "UpsertMany", "Delete",
        "Restore", "Purge", "Change", "ChangedColumns", "Fill", "Left", "Read", "Begin", "Session", "Table", "GiveKey", "Ranged", "RowsOf", "QueryRow", "QueryRows",
        "QueryValue", "CountWritten", "WriteRow", "Write", "Value", "Sql",
    ];

    /// <summary>
    /// The repository's own name: StudentRepository, and OuterStudentRepository for a record inside Outer; Outer_StudentRepository where there
    /// is an OuterStudent, too.
    /// </summary>
    public static string TypeName(EntityModel entity)
    {
        int start = entity.Namespace.Length == 0 ? 0 : entity.Namespace.Length + 1;
        return entity.HintName.Substring(start).Replace(".", entity.Joint) + "Repository";
    }

    public static string FullTypeName(EntityModel entity)
        => CSharpNames.Global(entity.Namespace, TypeName(entity));

    /// <summary>The methods that come from the table, without "Async". A test holds them equal to what is emitted.</summary>
    public static IEnumerable<string> Methods(EntityModel entity)
        => Fixed.Concat(entity.UniqueKeys.SelectMany(key => new[] { "FindBy" + Joined(key), "UpsertBy" + Joined(key), "UpsertManyBy" + Joined(key), "By" + Joined(key) }))
            .Concat(entity.Lists.SelectMany(list => new[] { "ListBy" + Joined(list), "By" + Joined(list) }))
            .Concat(entity.Updates.Select(update => "Update" + update.Rule))
            .Concat(entity.PathUpdates.Select(update => "Update" + update.Name))
            .Concat(entity.Orders.Select(order => order.Name));

    /// <summary>The methods that come from a query, without "Async", and the field that holds its text.</summary>
    public static IEnumerable<string> Methods(EntityQuery query) => [query.Name, "Count" + query.Name, "Any" + query.Name, "Query" + query.Name];

    private static string Joined(EntityKey key) => string.Join("And", key.Properties);

    public static EquatableArray<SessionRepository> Of(IEnumerable<EntityModel> entities)
        => entities.Where(entity => entity.IsManaged)
            .GroupBy(entity => PluralOf(entity.Name), StringComparer.Ordinal)
            .SelectMany(group => group.Count() == 1 && !Taken.Contains(group.Key)
                ? group.Select(entity => new SessionRepository(group.Key, FullTypeName(entity), entity.IsPublic))
                : group.Select(entity => new SessionRepository(
                    PluralOf(entity.HintName.Replace(".", "")), FullTypeName(entity), entity.IsPublic)))
            .OrderBy(repository => repository.Property, StringComparer.Ordinal)
            .ThenBy(repository => repository.Type, StringComparer.Ordinal)
            .ToEquatableArray();

    /// <summary>The last word in the plural, in the letters of the record's own name: Person → People, AIUsage → AIUsage.</summary>
    public static string PluralOf(string name)
    {
        string snake = SnakeCase.From(name);
        string word = snake.Substring(snake.LastIndexOf('_') + 1);
        if (word.Length == 0 || word.Length > name.Length) return name;
        string plural = Plural.Of(word);
        string written = name.Substring(name.Length - word.Length);
        int same = 0;
        while (same < word.Length && same < plural.Length && word[same] == plural[same]) same++;
        string head = name.Substring(0, name.Length - word.Length) + written.Substring(0, same);
        return same > 0 ? head + plural.Substring(same) : head + char.ToUpperInvariant(plural[0]) + plural.Substring(1);
    }
}
