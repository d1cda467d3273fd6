using System;
using System.Collections.Generic;
using System.Linq;
using Npgsql;
using StudyHub.Schema.Naming;

namespace StudyHub.Schema.Catalog.Live.Reading;

/// <summary>Puts together what the questions answer. Oids serve to find what is meant, and are gone afterwards.</summary>
internal sealed class LiveCatalogBuilder
{
    // Class, oid and column: kind; name; own name; class and oid of the parent. What follows is attributes.
    private const int FirstAttribute = 8;

    // An alias of an alias: a partition's index stands for its constraint, and that one for its parent's, level by level.
    private const int DeepestAlias = 64;

    private readonly Dictionary<Place, Row> rows = [];
    private readonly Dictionary<Place, Place> aliases = [];
    private readonly List<(Place Needs, Place Needed)> needs = [];
    private readonly HashSet<string> roles = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> builtInGrants = new(StringComparer.Ordinal);
    private readonly Dictionary<(string From, string To), LiveCast> casts = [];
    private readonly List<string> schemas = [];
    private readonly List<(Place Place, string Fact, string? Own)> followers = [];
    private string user = "";

    private readonly record struct Place(uint Class, uint Oid, int Column);

    private sealed record Row(LiveId Id, string Own, Place Parent, LiveShape Shape, string?[] Values);

    /// <summary>Names of the schemas that are looked at, as they are.</summary>
    public IEnumerable<string> Schemas() => schemas.Order(StringComparer.Ordinal);

    /// <returns>What takes the reader's current row.</returns>
    public Action ObjectsOf(NpgsqlDataReader reader)
    {
        LiveShape shape = new(Enumerable.Range(FirstAttribute, reader.FieldCount - FirstAttribute).Select(reader.GetName).ToArray());
        return () =>
        {
            string?[] values = new string?[shape.Names.Count];
            for (int i = 0; i < values.Length; i++)
                values[i] = reader.IsDBNull(FirstAttribute + i) ? null : reader.GetString(FirstAttribute + i);
            LiveId id = new(LiveKinds.Of(reader.GetString(3)), reader.GetString(4));
            rows[At(reader, 0)] = new Row(id, reader.GetString(5), new Place(reader.GetFieldValue<uint>(6), reader.GetFieldValue<uint>(7), 0), shape, values);
        };
    }

    public void AddAlias(NpgsqlDataReader reader) => aliases[new Place(reader.GetFieldValue<uint>(0), reader.GetFieldValue<uint>(1), 0)] = At(reader, 2);

    public void AddNeed(NpgsqlDataReader reader) => needs.Add((At(reader, 0), At(reader, 3)));

    public void AddRole(NpgsqlDataReader reader)
    {
        roles.Add(reader.GetString(0));
        if (reader.GetBoolean(1)) user = reader.GetString(0);
    }

    public void AddBuiltInGrants(NpgsqlDataReader reader) => builtInGrants[reader.GetString(0)] = reader.GetString(1);

    public void AddCast(NpgsqlDataReader reader) => casts[(reader.GetString(0), reader.GetString(1))]
        = reader.GetBoolean(2) ? LiveCast.Implicit : reader.GetBoolean(3) ? LiveCast.Assignment : LiveCast.Explicit;

    public void AddFollower(NpgsqlDataReader reader)
        => followers.Add((new Place(reader.GetFieldValue<uint>(0), reader.GetFieldValue<uint>(1), 0), $"{reader.GetString(2)} {reader.GetString(3)}", reader.IsDBNull(4) ? null : reader.GetString(4)));

    public void AddSchema(NpgsqlDataReader reader) => schemas.Add(reader.GetString(0));

    public LiveCatalog Build(CatalogReading facts, LiveScope scope)
    {
        LeaveOut(scope);
        Dictionary<LiveId, LiveObject> objects = new(rows.Count);
        foreach (Row row in rows.Values)
        {
            LiveId? parent = Resolve(row.Parent);
            LiveObject one = new(row.Id, row.Own, parent == row.Id ? null : parent, row.Shape, row.Values);
            objects[row.Id] = scope.IsScratch ? Unowned(one) : one;
        }
        return new LiveCatalog(new LiveServer(user, roles, builtInGrants, casts), scope, facts, objects, Edges(objects), Followers(objects));
    }

    /// <summary>Only those that are called like what they follow: PostgreSQL gives that name, and no other can be brought about.</summary>
    private Dictionary<string, LiveId> Followers(Dictionary<LiveId, LiveObject> objects)
    {
        Dictionary<string, LiveId> found = new(StringComparer.Ordinal);
        foreach ((Place place, string fact, string? own) in followers)
            if (Resolve(place) is { } id && (own is null || objects[id].Own == own)) found[fact] = id;
        return found;
    }

    private void LeaveOut(LiveScope scope)
    {
        HashSet<string> names = scope.LeftOut.Select(SqlQuoting.QualifiedName).ToHashSet(StringComparer.Ordinal);
        if (names.Count == 0) return;
        HashSet<Place> tables = rows.Where(row => row.Value.Id.Kind == LiveKind.Table && names.Contains(row.Value.Id.Name)).Select(row => row.Key).ToHashSet();
        foreach (Place place in rows.Where(row => tables.Contains(row.Key) || tables.Contains(row.Value.Parent)).Select(row => row.Key).ToList()) rows.Remove(place);
    }

    /// <summary>Whoever builds a scratch database owns what is in it, and has the versions of extensions that its server has.</summary>
    private LiveObject Unowned(LiveObject one)
    {
        if (one.Id.Kind == LiveKind.Extension) return one.With("version", null);
        return one["owner"] == user ? one.With("owner", null) : one;
    }

    private Dictionary<LiveId, LiveId[]> Edges(Dictionary<LiveId, LiveObject> objects)
    {
        Dictionary<LiveId, HashSet<LiveId>> edges = new(objects.Count);
        foreach (LiveObject one in objects.Values)
            if (one.Parent is { } parent) edges.Add(one.Id, [parent]);
        foreach ((Place needing, Place needed) in needs)
        {
            if (Resolve(needing) is not { } id || Resolve(needed) is not { } other || id == other) continue;
            // A table needs the columns of its partition key; that they are there when it is goes without saying.
            if (objects[other].Parent == id) continue;
            if (!edges.TryGetValue(id, out HashSet<LiveId>? list)) edges.Add(id, list = []);
            list.Add(other);
        }
        return edges.ToDictionary(pair => pair.Key, pair => pair.Value.Order().ToArray());
    }

    /// <summary>The object at a place, or what the place stands for; null for what is outside the scope.</summary>
    private LiveId? Resolve(Place place)
    {
        for (int depth = 0; depth < DeepestAlias; depth++)
        {
            if (rows.TryGetValue(place, out Row? row)) return row.Id;
            Place whole = place with { Column = 0 };
            if (rows.TryGetValue(whole, out row)) return row.Id;
            if (!aliases.TryGetValue(whole, out Place next)) return null;
            place = next;
        }
        return null;
    }

    private static Place At(NpgsqlDataReader reader, int column)
        => new(reader.GetFieldValue<uint>(column), reader.GetFieldValue<uint>(column + 1), reader.GetInt32(column + 2));
}
