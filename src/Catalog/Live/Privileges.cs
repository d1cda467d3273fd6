using System;
using System.Collections.Generic;
using System.Linq;

namespace StudyHub.Schema.Catalog.Live;

/// <summary>One privilege of one grantee; "" is the owner.</summary>
internal readonly record struct Granted(string Grantee, string Privilege, bool WithOption)
{
    public (string Grantee, string Privilege) Key => (Grantee, Privilege);
}

/// <summary>What is granted on one object, in the order of granting, which decides nothing but is kept.</summary>
internal static class Privileges
{
    public static IReadOnlyList<Granted> Parse(string acl)
    {
        List<Granted> grants = [];
        foreach (string line in acl.Split('\n', StringSplitOptions.RemoveEmptyEntries))
        {
            int space = line.IndexOf(' ', StringComparison.Ordinal);
            string privilege = line[..space];
            Granted one = new(line[(space + 1)..], privilege.TrimEnd('*').ToLowerInvariant(), privilege.EndsWith('*'));
            grants.RemoveAll(earlier => earlier.Key == one.Key);
            grants.Add(one);
        }
        return grants;
    }

    /// <summary>The attribute acl of an object, or what is built in where nothing was ever granted.</summary>
    public static IReadOnlyList<Granted> Of(LiveObject one, LiveServer server)
        => Parse(one["acl"] ?? (ObjectsWord(one.Id.Kind) is { } word ? server.BuiltInGrants[word] : ""));

    /// <summary>What an object has that has just been made: default privileges count.</summary>
    public static IReadOnlyList<Granted> OfNew(LiveObject one, LiveCatalog before)
    {
        if (ObjectsWord(one.Id.Kind) is not { } word) return [];
        string everywhere = before.Find(LiveKind.DefaultPrivileges, $"{word} of {before.Server.User}")?["acl"] ?? before.Server.BuiltInGrants[word];
        string? schema = one.Parent is { Kind: LiveKind.Schema } parent ? parent.Name : null;
        string? here = before.Find(LiveKind.DefaultPrivileges, $"{word} in {schema} of {before.Server.User}")?["acl"];
        return Parse(everywhere + "\n" + here);
    }

    public static bool AreSame(LiveObject one, LiveServer ofOne, LiveObject other, LiveServer ofOther)
        => one["acl"] == other["acl"] || Of(one, ofOne).ToHashSet().SetEquals(Of(other, ofOther));

    /// <summary>The word that default privileges have for a kind; null for kinds without privileges of their own.</summary>
    public static string? ObjectsWord(LiveKind kind) => kind switch
    {
        LiveKind.Table or LiveKind.View or LiveKind.MaterializedView => "tables",
        LiveKind.Sequence or LiveKind.IdentitySequence => "sequences",
        LiveKind.Schema => "schemas",
        LiveKind.Function or LiveKind.Procedure or LiveKind.Aggregate => "functions",
        LiveKind.Enum or LiveKind.Domain or LiveKind.Range or LiveKind.CompositeType => "types",
        _ => null,
    };
}
