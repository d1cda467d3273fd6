using System;
using System.Collections.Generic;
using System.Linq;
using StudyHub.Schema.Collections;
using StudyHub.Schema.Declarations;
using StudyHub.Schema.Lexing;
using StudyHub.Schema.Model;
using StudyHub.Schema.Naming;

namespace StudyHub.Schema.Linking;

/// <summary>
/// Gives each name away once. PostgreSQL keeps three books: relations of a schema (tables, indexes, the indexes behind keys), types of a
/// schema (enums, and a row type for each table), constraints of a table. Who asks first has the name.
/// </summary>
internal sealed class NameClaims(FindingList findings)
{
    private readonly Dictionary<string, string> owners = new(StringComparer.Ordinal);

    public void ClaimTable(TableScope table)
    {
        string what = "table " + table.Name;
        owners[Relation(table.Name.Schema, table.Name.Name)] = what;
        owners[Type(table.Name)] = what;
    }

    /// <summary>The table of the admins, which no record describes.</summary>
    public bool ClaimAdmins(QualifiedName name)
        => Claim("", null, name.Name, "the table of the admins", Relation(name.Schema, name.Name), Type(name));

    /// <summary>A relation or a type that is given as SQL.</summary>
    public bool ClaimRaw(RawObjectDeclaration declaration)
    {
        RawKind kind = RawKinds.Of(declaration.Object);
        if (declaration.Object.Schema is not { } schema || RawMentions.NameOf(declaration.Object) is not { } text) return true;
        Identifier name = new(text);
        List<string> entries = [];
        if (kind.GrantedAs is not null) entries.Add(Relation(schema, name));
        if (kind.IsType || kind.GrantedAs == "table") entries.Add(Type(new QualifiedName(schema, name)));
        return Claim(declaration.File, null, name, declaration.Object.Reference.ToString(), [.. entries]);
    }

    /// <summary>The enums that have their name to themselves, sorted.</summary>
    public EquatableArray<EnumModel> ClaimEnums(EnumIndex enums)
        => enums.Created
            .Where(use => Claim(use.Table.Record, use.Member, use.Name.Name, "enum " + use.Name, Type(use.Name)))
            .Select(use => use.Model)
            .ToEquatableArray();

    /// <summary>A primary key or a unique constraint: a constraint of its table and an index of its schema.</summary>
    public bool ClaimKey(TableScope table, Identifier name, string kind, string? member)
        => Claim(table, name, kind, member, Constraint(table, name), Relation(table.Name.Schema, name));

    /// <summary>A foreign key or a check.</summary>
    public bool ClaimConstraint(TableScope table, Identifier name, string kind, string? member)
        => Claim(table, name, kind, member, Constraint(table, name));

    public bool ClaimIndex(TableScope table, Identifier name, string? member)
        => Claim(table, name, "an index", member, Relation(table.Name.Schema, name));

    private bool Claim(TableScope table, Identifier name, string kind, string? member, params string[] entries)
        => Claim(table.Declaration.Record, member, name, $"{kind} of table {table.Name}", entries);

    private bool Claim(string record, string? member, Identifier name, string what, params string[] entries)
    {
        foreach (string entry in entries)
        {
            if (!owners.TryGetValue(entry, out string? owner)) continue;
            findings.Add(LinkingRules.ObjectNameTwice, record, member, name.Value, owner, what);
            return false;
        }
        foreach (string entry in entries) owners.Add(entry, what);
        return true;
    }

    private static string Relation(Identifier schema, Identifier name) => $"relation\0{schema.Value}\0{name.Value}";

    private static string Type(QualifiedName name) => $"type\0{name.Schema.Value}\0{name.Name.Value}";

    private static string Constraint(TableScope table, Identifier name)
        => $"constraint\0{table.Name.Schema.Value}\0{table.Name.Name.Value}\0{name.Value}";
}
