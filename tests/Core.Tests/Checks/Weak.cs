using System;
using System.Collections.Generic;
using System.Linq;
using StudyHub.Schema.Checks;
using StudyHub.Schema.Collections;
using StudyHub.Schema.Model;
using StudyHub.Schema.Naming;

namespace StudyHub.Schema.Core.Tests.Checks;

/// <summary>Writes a schema as a catalog gives it, as shortly as can be, and says what the checks find in it.</summary>
internal static class Weak
{
    public static SchemaModel Schema(params TableModel[] tables) => new() { Name = "Live", Tables = tables.ToEquatableArray() };

    /// <summary>public.{name} with id, user_id (indexed) and the given columns.</summary>
    public static TableModel Table(string name, params ColumnModel[] columns) => new()
    {
        Name = new QualifiedName("public", name),
        Columns = new[] { Column("id", PgType.Uuid), Column("user_id", PgType.Uuid) }.Concat(columns).ToEquatableArray(),
        PrimaryKey = new PrimaryKeyModel(new Identifier("pk_" + name), EquatableArrays.Of(new Identifier("id"))),
        Indexes = EquatableArrays.Of(new IndexModel { Name = new Identifier("idx_" + name), Keys = EquatableArrays.Of(new IndexKey { Column = new Identifier("user_id") }) }),
        HasRowSecurity = true,
    };

    public static ColumnModel Column(string name, PgType type, bool isNullable = false) => new() { Name = new Identifier(name), Type = type, IsNullable = isNullable };

    /// <summary>With the privilege that it needs, for the whole table.</summary>
    public static TableModel With(
        this TableModel table, string name, string role, PolicyCommand command, string condition, string? check = null, bool isRestrictive = false) => table with
    {
        Policies = table.Policies.With(new PolicyModel
        {
            Name = new Identifier(name),
            Role = new Identifier(role),
            Command = command,
            IsRestrictive = isRestrictive,
            Using = command == PolicyCommand.Insert ? null : new SqlExpression(condition),
            WithCheck = command is PolicyCommand.Select or PolicyCommand.Delete ? null : new SqlExpression(check ?? condition),
        }),
        Grants = table.Grants.Concat(Privileges(command).Select(privilege => new GrantModel(privilege, new Identifier(role), []))).Distinct().ToEquatableArray(),
    };

    /// <summary>"SHS201 public.notes policy", sorted as they are reported.</summary>
    public static IEnumerable<string> Found(this SchemaModel schema, params DeclaredTable[] declared)
        => SchemaCheck.Run(schema, declared).Select(finding =>
            $"{finding.Rule} {finding.Table} {finding.Policy?.Value}{finding.Column?.Value}".TrimEnd());

    private static TablePrivilege[] Privileges(PolicyCommand command) => command switch
    {
        PolicyCommand.All => Enum.GetValues<TablePrivilege>(),
        _ => [Enum.Parse<TablePrivilege>(command.ToString())],
    };
}
