using System;
using System.Linq;
using System.Text;
using StudyHub.Schema.Model;
using StudyHub.Schema.Naming;
using StudyHub.Schema.Statements;

namespace StudyHub.Schema.Sql;

/// <summary>Changes of what is there.</summary>
internal static class AlterationSql
{
    public static string Write(PgStatement statement) => statement switch
    {
        PgStatement.ChangeSchemaOwner s => $"alter schema {Name(s.Schema)} owner to {Name(s.Owner)}",
        PgStatement.RenameTable s => $"{Table(s.Table)} rename to {Name(s.To)}",
        PgStatement.RenameColumn s => $"{Table(s.Table)} rename column {Name(s.From)} to {Name(s.To)}",
        PgStatement.RenameConstraint s => $"{Table(s.Table)} rename constraint {Name(s.From)} to {Name(s.To)}",
        PgStatement.RenameIndex s => $"alter index {Name(s.Index)} rename to {Name(s.To)}",
        PgStatement.RenameTrigger s => $"alter trigger {Name(s.From)} on {Name(s.Table)} rename to {Name(s.To)}",
        PgStatement.RenamePolicy s => $"alter policy {Name(s.From)} on {Name(s.Table)} rename to {Name(s.To)}",
        PgStatement.RenameSequence s => $"alter sequence {Name(s.Sequence)} rename to {Name(s.To)}",
        PgStatement.RenameEnum s => $"alter type {Name(s.Name)} rename to {Name(s.To)}",

        PgStatement.AddColumn s => $"{Table(s.Table)} add column {TableSql.Column(s.Column)}",
        PgStatement.DropColumn s => $"{Table(s.Table)} drop column {Name(s.Column)}",
        PgStatement.AlterColumnType s => $"{Column(s.Table, s.Column)} type {TypeSql.Write(s.Type)}"
            + (s.Casts.IsEmpty ? "" : $"\n{SqlText.Indent}using {Name(s.Column)}::{string.Join("::", s.Casts.Select(TypeSql.Write))}"),
        PgStatement.SetDefault s => $"{Column(s.Table, s.Column)} set default {TableSql.DefaultText(s.Value)}",
        PgStatement.DropDefault s => $"{Column(s.Table, s.Column)} drop default",
        PgStatement.SetNotNull s => $"{Column(s.Table, s.Column)} set not null",
        PgStatement.DropNotNull s => $"{Column(s.Table, s.Column)} drop not null",
        PgStatement.DropExpression s => $"{Column(s.Table, s.Column)} drop expression",
        PgStatement.AddIdentity s => $"{Column(s.Table, s.Column)} add generated {Word(s.Kind)} as identity",
        PgStatement.SetIdentity s => $"{Column(s.Table, s.Column)} set generated {Word(s.Kind)}",
        PgStatement.DropIdentity s => $"{Column(s.Table, s.Column)} drop identity",
        PgStatement.AdvanceIdentity s => AdvanceIdentity(s),

        PgStatement.AddPrimaryKey s => $"{Table(s.Table)}\n{SqlText.Indent}add "
            + TableSql.Constraint(s.Key.Name, $"primary key ({SqlQuoting.Identifiers(s.Key.Columns)})"),
        PgStatement.AddUnique s => $"{Table(s.Table)}\n{SqlText.Indent}add {TableSql.Unique(s.Unique)}",
        PgStatement.AddKeyUsingIndex s => $"{Table(s.Table)}\n{SqlText.Indent}add "
            + TableSql.Constraint(s.Name, $"{(s.IsPrimary ? "primary key" : "unique")} using index {Name(s.Index)}"),
        PgStatement.AddCheck s => $"{Table(s.Table)}\n{SqlText.Indent}add "
            + TableSql.Constraint(s.Check.Name, $"check {SqlText.Parenthesised(s.Check.Condition)}")
            + (s.IsValid ? "" : $"\n{SqlText.Indent}not valid"),

        PgStatement.ReplaceFunction s => $"create or replace function {Name(s.Function.Name)}({s.Function.Arguments})\n{s.Function.Definition}",
        PgStatement.RevokeFunction s => $"revoke all on function {Name(s.Name)}({s.Arguments}) from {SqlQuoting.Identifiers(s.Roles)}",
        PgStatement.AddEnumLabel s => $"alter type {Name(s.Enum)} add value if not exists {SqlQuoting.Literal(s.Label)}"
            + (s.Before is { } label ? $" before {SqlQuoting.Literal(label)}" : ""),
        PgStatement.RenameEnumLabel s => $"alter type {Name(s.Enum)} rename value {SqlQuoting.Literal(s.From)} to {SqlQuoting.Literal(s.To)}",
        PgStatement.RefuseLabels s => EnumSql.RefuseLabels(s),
        PgStatement.AlterPolicy s => AlterPolicy(s),
        _ => throw new InvalidOperationException($"No text is known for {statement.GetType()}."),
    };

    private static string AlterPolicy(PgStatement.AlterPolicy statement)
    {
        PolicyModel policy = statement.Policy;
        StringBuilder text = new($"alter policy {Name(policy.Name)} on {Name(statement.Table)}");
        AppendClause("to " + Name(policy.Role));
        if (policy.Using is { } condition) AppendClause("using " + SqlText.Parenthesised(condition));
        if (policy.WithCheck is { } check) AppendClause("with check " + SqlText.Parenthesised(check));
        return text.ToString();

        void AppendClause(string clause) => text.Append('\n').Append(SqlText.Indent).Append(clause);
    }

    /// <summary>setval's third argument false: the value itself comes next, which an empty table needs.</summary>
    private static string AdvanceIdentity(PgStatement.AdvanceIdentity statement)
    {
        string column = Name(statement.Column);
        string sequence = $"pg_catalog.pg_get_serial_sequence({SqlQuoting.Literal(Name(statement.Table))}, {SqlQuoting.Literal(statement.Column.Value)})";
        return $"select pg_catalog.setval({sequence}, coalesce(pg_catalog.max({column}), 0) + 1, false)\nfrom {Name(statement.Table)}";
    }

    private static string Word(IdentityKind kind) => kind == IdentityKind.Always ? "always" : "by default";

    private static string Table(QualifiedName table) => $"alter table {Name(table)}";

    private static string Column(QualifiedName table, Identifier column) => $"{Table(table)} alter column {Name(column)}";

    private static string Name(Identifier name) => SqlQuoting.Identifier(name);

    private static string Name(QualifiedName name) => SqlQuoting.QualifiedName(name);
}
