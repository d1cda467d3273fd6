using System.Collections.Generic;
using System.Runtime.CompilerServices;
using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using StudyHub.Schema.Collections;
using StudyHub.Schema.Declarations;
using StudyHub.Schema.Generators.Diagnostics;
using StudyHub.Schema.Model;
using StudyHub.Schema.Naming;

namespace StudyHub.Schema.Generators.Reading;

/// <summary>Reads [assembly: Database].</summary>
internal static class DatabaseReader
{
    // Every record asks for the default schema. A compilation never changes, so neither does its entry.
    private static readonly ConditionalWeakTable<Compilation, DatabaseReading> Known = new();

    /// <summary>What the emitted registration calls: where it can be referred to, the package is there.</summary>
    private const string HostingType = "StudyHub.Schema.Hosting.HostedDatabaseServices";

    private static readonly (string Argument, RolePurpose Purpose)[] Roles =
    [
        ("OwnerRole", RolePurpose.Owner), ("AnonRole", RolePurpose.Anon), ("AuthenticatedRole", RolePurpose.Authenticated),
        ("AdminRole", RolePurpose.Admin), ("WebRole", RolePurpose.Web), ("BackofficeRole", RolePurpose.Backoffice),
        ("MigratorRole", RolePurpose.Migrator), ("HelperRole", RolePurpose.Helper),
    ];

    public static DatabaseReading Read(Compilation compilation) => Known.GetValue(compilation, ReadUnknown);

    private static DatabaseReading ReadUnknown(Compilation compilation)
        => ReadDeclaration(compilation) with { HasHosting = compilation.GetTypeByMetadataName(HostingType) is not null };

    private static DatabaseReading ReadDeclaration(Compilation compilation)
    {
        foreach (AttributeReading attribute in AttributeReading.Of(compilation.Assembly))
            if (attribute.Name == AttributeNames.Database) return ReadAttribute(compilation, attribute);
        return new DatabaseReading(new DatabaseDeclaration { Name = NameOf(compilation) }, null, default, null);
    }

    private static DatabaseReading ReadAttribute(Compilation compilation, AttributeReading attribute)
    {
        List<Problem> problems = [];
        string? name = attribute.Text(0);
        if (name is not null && !SyntaxFacts.IsValidIdentifier(name))
        {
            Add(problems, "SHS007", attribute.PlaceOf(0), "Database", NameOf(compilation), $"'{name}' is no C# identifier, and types are named after it");
            name = null;
        }
        string? space = attribute.Text("Namespace");
        if (space is not null && !IsNamespace(space))
        {
            Add(problems, "SHS007", attribute.PlaceOf("Namespace"), "Database", name ?? NameOf(compilation), $"'{space}' is no namespace");
            space = null;
        }
        Identifier schema = NameFrom(problems, attribute, "Schema") ?? new Identifier("public");
        List<RoleName> roles = [];
        foreach ((string argument, RolePurpose purpose) in Roles)
            if (NameFrom(problems, attribute, argument) is { } role) roles.Add(new RoleName(purpose, role));
        DatabaseDeclaration declaration = new()
        {
            Name = name ?? NameOf(compilation), Schema = schema, Roles = roles.ToEquatableArray(), HasAdminAccess = attribute.Flag("AdminAccess"),
            HasAdminFlag = attribute.Flag("AdminFlag"),
        };
        JsonContextReading? context = null;
        if (attribute.Type("Json") is { } type)
        {
            context = JsonContextReader.Read(type, out string fault);
            if (context is null) Add(problems, "SHS018", attribute.PlaceOf("Json"), declaration.Name, fault);
        }
        return new DatabaseReading(declaration, space, problems.ToEquatableArray(), attribute.Syntax is { } syntax ? Place.Of(syntax) : null) { JsonContext = context };
    }

    private static Identifier? NameFrom(List<Problem> problems, AttributeReading attribute, string argument)
    {
        if (attribute.Text(argument) is not { } text) return null;
        if ((Identifier.Flaw(text) ?? ReservedFlaw(text, isRole: argument != "Schema")) is not { } flaw) return new Identifier(text);
        Add(problems, "SHS006", attribute.PlaceOf(argument), "Database", argument, flaw);
        return null;
    }

    /// <summary>What keeps PostgreSQL from giving the name to a schema or a role, or null.</summary>
    public static string? ReservedFlaw(string name, bool isRole)
    {
        if (name.StartsWith("pg_", System.StringComparison.Ordinal)) return $"'{name}' begins with pg_, which PostgreSQL keeps for itself";
        return isRole && name is ("public" or "none") ? $"'{name}' is a word of PostgreSQL's where a role is named" : null;
    }

    private static void Add(List<Problem> problems, string rule, SyntaxNode? place, params string[] arguments)
        => problems.Add(new Problem(rule, place is null ? null : Place.Of(place), arguments.ToEquatableArray()));

    private static bool IsNamespace(string text)
    {
        foreach (string part in text.Split('.'))
            if (!SyntaxFacts.IsValidIdentifier(part) || SyntaxFacts.GetKeywordKind(part) != SyntaxKind.None) return false;
        return true;
    }

    /// <summary>The assembly's name without what a C# identifier cannot hold: StudyHub.Api → StudyHubApi.</summary>
    private static string NameOf(Compilation compilation)
    {
        StringBuilder text = new();
        bool isWordStart = true;
        foreach (char c in compilation.AssemblyName ?? "")
        {
            bool isUsable = text.Length == 0 ? SyntaxFacts.IsIdentifierStartCharacter(c) : SyntaxFacts.IsIdentifierPartCharacter(c);
            if (isUsable) text.Append(isWordStart ? char.ToUpperInvariant(c) : c);
            isWordStart = !isUsable;
        }
        return text.Length == 0 ? "App" : text.ToString();
    }
}
