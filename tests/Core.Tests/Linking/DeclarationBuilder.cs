using System;
using System.Collections.Generic;
using System.Linq;
using StudyHub.Schema.Collections;
using StudyHub.Schema.Declarations;
using StudyHub.Schema.Model;
using StudyHub.Schema.Naming;

namespace StudyHub.Schema.Core.Tests.Linking;

/// <summary>Writes a <see cref="TableDeclaration"/> as shortly as its record would be written.</summary>
internal sealed class DeclarationBuilder
{
    private TableDeclaration table;

    private DeclarationBuilder(TableDeclaration table) => this.table = table;

    /// <summary>A record App.{name} whose table is named by the rules.</summary>
    public static DeclarationBuilder Table(string name) => new(new TableDeclaration
    {
        Record = "App." + name,
        RecordName = name,
        Name = NamingRules.Table(name),
    });

    public static implicit operator TableDeclaration(DeclarationBuilder builder) => builder.table;

    public TableDeclaration Build() => table;

    public DeclarationBuilder But(Func<TableDeclaration, TableDeclaration> change)
    {
        table = change(table);
        return this;
    }

    public DeclarationBuilder Named(string name) => But(t => t with { Name = new Identifier(name) });

    public DeclarationBuilder InSchema(string schema) => But(t => t with { Schema = new Identifier(schema) });

    public DeclarationBuilder Unmanaged() => But(t => t with { IsManaged = false });

    public DeclarationBuilder FrameworkRoot() => But(t => t with { IsFrameworkRoot = true });

    /// <summary>With its column framework_id.</summary>
    public DeclarationBuilder FrameworkAware() => But(t => t with { IsFrameworkAware = true }).Column("FrameworkId");

    /// <summary>With its columns.</summary>
    public DeclarationBuilder Timestamped() => But(t => t with { IsTimestamped = true })
        .Column("CreatedAt", PgType.TimestampTz).Column("UpdatedAt", PgType.TimestampTz);

    /// <summary>A uuid column Id that is the primary key.</summary>
    public DeclarationBuilder Id(PgType? type = null) => Column("Id", type).Key("Id");

    public DeclarationBuilder Column(
        string member, PgType? type = null, bool nullable = false, string? name = null, string? enumType = null,
        IdentityKind identity = IdentityKind.None, string? generated = null)
        => But(t => t with
        {
            Columns = t.Columns.With(new ColumnDeclaration
            {
                Member = member,
                EnumType = enumType,
                Column = new ColumnModel
                {
                    Name = name is null ? NamingRules.Column(member) : new Identifier(name),
                    Type = type ?? PgType.Uuid,
                    IsNullable = nullable,
                    Identity = identity,
                    Generated = generated is null ? null : new SqlExpression(generated),
                },
            }),
        });

    public DeclarationBuilder Key(params string[] members) => But(t => t with { Key = new KeyDeclaration(members.ToEquatableArray()) });

    public DeclarationBuilder Unique(params string[] members) => Unique(null, members);

    public DeclarationBuilder Unique(Identifier? name, params string[] members)
        => But(t => t with { Uniques = t.Uniques.With(new UniqueDeclaration { Members = members.ToEquatableArray(), Name = name }) });

    public DeclarationBuilder UniquePerFramework(params string[] members)
        => But(t => t with
        {
            Uniques = t.Uniques.With(new UniqueDeclaration { Members = members.ToEquatableArray(), IsPerFramework = true }),
        });

    public DeclarationBuilder References(
        string target, string[] members, string[]? to = null, ReferentialAction onDelete = ReferentialAction.NoAction,
        ReferentialAction onUpdate = ReferentialAction.NoAction, bool indexed = true, string? name = null)
        => But(t => t with
        {
            References = t.References.With(new ReferenceDeclaration
            {
                Members = members.ToEquatableArray(),
                Target = "App." + target,
                TargetMembers = (to ?? []).ToEquatableArray(),
                OnDelete = onDelete,
                OnUpdate = onUpdate,
                IsIndexed = indexed,
                Name = name is null ? null : new Identifier(name),
            }),
        });

    /// <summary>A uuid column and its reference to the target's primary key.</summary>
    public DeclarationBuilder Reference(
        string member, string target, bool nullable = false, ReferentialAction onDelete = ReferentialAction.NoAction)
        => Column(member, nullable: nullable).References(target, [member], onDelete: onDelete);

    /// <summary>On columns.</summary>
    public DeclarationBuilder Index(params string[] columns) => Index(null, columns);

    public DeclarationBuilder Index(Func<IndexDeclaration, IndexDeclaration>? change, params string[] columns)
    {
        IndexDeclaration index = new()
        {
            NameParts = columns.Select(c => new Identifier(c)).ToEquatableArray(),
            Keys = columns.Select(c => new IndexKey { Column = new Identifier(c) }).ToEquatableArray(),
        };
        return But(t => t with { Indexes = t.Indexes.With(change is null ? index : change(index)) });
    }

    public DeclarationBuilder Check(string member, string name, string sql = "true")
        => But(t => t with
        {
            Checks = t.Checks.With(new CheckDeclaration { Member = member, Name = new Identifier(name), Condition = new SqlExpression(sql) }),
        });

    public DeclarationBuilder Policy(
        string member, RolePurpose role, PolicyCommand[] commands, string condition = "true", string? check = null,
        string? name = null, bool restrictive = false)
        => But(t => t with
        {
            Policies = t.Policies.With(new PolicyDeclaration
            {
                Member = member,
                Name = name is null ? null : new Identifier(name),
                Role = role,
                Commands = commands.Select(c => new PolicyCommandValue(c)).ToEquatableArray(),
                Condition = new SqlExpression(condition),
                Check = check is null ? null : new SqlExpression(check),
                IsRestrictive = restrictive,
            }),
        });

    /// <summary>A rule that says which columns may be updated.</summary>
    public DeclarationBuilder Updates(string member, RolePurpose role, params string[] columns)
        => Policy(member, role, [PolicyCommand.Update]).But(t => t with
        {
            Policies = t.Policies.Take(t.Policies.Count - 1)
                .Append(t.Policies[t.Policies.Count - 1] with { UpdatedMembers = columns.ToEquatableArray() }).ToEquatableArray(),
        });

    /// <summary>Owned for every command, or for those that are given.</summary>
    public DeclarationBuilder OwnedBy(string[] members, params PolicyCommand[] commands)
        => Access(AccessKind.OwnedBy, members, commands.Length > 0 ? commands
            : [PolicyCommand.Select, PolicyCommand.Insert, PolicyCommand.Update, PolicyCommand.Delete]);

    public DeclarationBuilder Access(AccessKind kind, string[]? members = null, PolicyCommand[]? commands = null, string? condition = null)
        => But(t => t with
        {
            Access = t.Access.With(new AccessDeclaration
            {
                Kind = kind,
                Members = (members ?? []).ToEquatableArray(),
                Commands = (commands ?? []).Select(c => new PolicyCommandValue(c)).ToEquatableArray(),
                Condition = condition is null ? null : new SqlExpression(condition),
            }),
        });

    public DeclarationBuilder Enum(string type, string name, params string[] labels)
        => But(t => t with
        {
            Enums = t.Enums.With(new EnumDeclaration { Type = type, Name = new Identifier(name), Labels = labels.ToEquatableArray() }),
        });

    public DeclarationBuilder Seed(string member, params SeedRowDeclaration[] rows)
        => But(t => t with { Seeds = t.Seeds.With(new SeedDeclaration { Member = member, Rows = rows.ToEquatableArray() }) });

    public static SeedRowDeclaration Row(params SeedValue[] values) => new(values.ToEquatableArray());

    public static SeedValue Value(string member, string sql) => new() { Member = member, Literal = new SqlExpression(sql) };

    public static SeedValue Taken(string member, string record, string seed, string from, int index = 0)
        => new() { Member = member, Reference = new SeedReference("App." + record, seed, index, from) };
}
