using System.Linq;
using System.Text;
using StudyHub.Schema.Model;
using StudyHub.Schema.Naming;
using StudyHub.Schema.Statements;

namespace StudyHub.Schema.Sql;

/// <summary>Indexes.</summary>
internal static class IndexSql
{
    public static string Create(PgStatement.CreateIndex statement)
    {
        IndexModel index = statement.Index;
        StringBuilder text = new();
        text.Append(index.IsUnique ? "create unique index " : "create index ").Append(statement.IsConcurrent ? "concurrently " : "")
            .Append(SqlQuoting.Identifier(index.Name))
            .Append(" on ").Append(SqlQuoting.QualifiedName(statement.Table));
        if (index.Method != "btree") text.Append(" using ").Append(SqlQuoting.Identifier(new Identifier(index.Method)));
        text.Append(" (").Append(string.Join(", ", index.Keys.Select(Key))).Append(')');
        if (!index.Include.IsEmpty) AppendClause(text, $"include ({SqlQuoting.Identifiers(index.Include)})");
        if (index.NullsNotDistinct) AppendClause(text, "nulls not distinct");
        if (index.Predicate is { } predicate) AppendClause(text, $"where {SqlText.Parenthesised(predicate)}");
        return text.ToString();
    }

    private static string Key(IndexKey key)
    {
        string text = key.Column is { } column ? SqlQuoting.Identifier(column) : SqlText.Parenthesised(key.Expression!);
        if (key.OperatorClass is { } name) text += " " + OperatorClass(name);
        if (key.IsDescending) text += " desc";
        return key.NullsFirst switch
        {
            true => text + " nulls first",
            false => text + " nulls last",
            null => text,
        };
    }

    /// <summary>With a schema where one is given, as in extensions.gin_trgm_ops.</summary>
    private static string OperatorClass(string name)
        => string.Join(".", name.Split('.').Select(part => SqlQuoting.Identifier(new Identifier(part))));

    private static void AppendClause(StringBuilder text, string clause) => text.Append('\n').Append(SqlText.Indent).Append(clause);
}
