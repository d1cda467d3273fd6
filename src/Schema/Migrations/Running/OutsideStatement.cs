using System.Collections.Generic;
using System.Linq;
using StudyHub.Schema.Lexing;

namespace StudyHub.Schema.Migrations.Running;

/// <summary>A statement that runs outside of a transaction: what is known about it, so that one that was cut off can be looked up.</summary>
internal abstract record OutsideStatement
{
    private OutsideStatement()
    {
    }

    /// <summary>CREATE INDEX CONCURRENTLY with a name.</summary>
    /// <param name="Name">As the catalog has it.</param>
    /// <param name="Table">As it is written.</param>
    /// <param name="OnCopy">The same index, not concurrently and without a name, on <see cref="CopyName"/>.</param>
    public sealed record CreateIndex(string Name, string Table, string OnCopy) : OutsideStatement;

    /// <summary>DROP INDEX CONCURRENTLY.</summary>
    /// <param name="Index">As it is written.</param>
    public sealed record DropIndex(string Index) : OutsideStatement;

    /// <summary>ALTER TYPE … ADD VALUE.</summary>
    /// <param name="Type">As it is written.</param>
    /// <param name="Label">The new one.</param>
    public sealed record AddLabel(string Type, string Label) : OutsideStatement;

    /// <summary>Does the same when it is run once more, such as VACUUM.</summary>
    public sealed record Repeatable : OutsideStatement;

    /// <summary>Whatever else: nobody knows what it left when it was cut off.</summary>
    public sealed record Other : OutsideStatement;

    /// <summary>An empty table like the one that an index is for.</summary>
    public const string CopyName = "pg_temp.studyhub_index_copy";

    /// <summary>It holds nobody up while it waits.</summary>
    public bool IsConcurrent => this is CreateIndex or DropIndex;

    public static OutsideStatement Of(string sql)
    {
        Reader reader = new(sql);
        if (reader.Take("create")) return OfCreateIndex(reader);
        if (reader.Take("drop", "index", "concurrently"))
        {
            reader.Take("if", "exists");
            return reader.TakeName() is { } index && (reader.IsAtEnd || reader.Take("restrict")) && reader.IsAtEnd ? new DropIndex(index) : new Other();
        }
        if (reader.Take("alter", "type"))
        {
            return reader.TakeName() is { } type && reader.Take("add", "value") && (reader.Take("if", "not", "exists") || true) && reader.TakeText() is { } label
                ? new AddLabel(type, label)
                : new Other();
        }
        return reader.Take("vacuum") || reader.Take("analyze") || reader.Take("checkpoint") || reader.Take("refresh") ? new Repeatable() : new Other();
    }

    private static OutsideStatement OfCreateIndex(Reader reader)
    {
        bool isUnique = reader.Take("unique");
        if (!reader.Take("index", "concurrently")) return new Other();
        reader.Take("if", "not", "exists");
        if (reader.Peek is not { Kind: SqlTokenKind.Name } name || name.IsWord("on")) return new Other();
        reader.TakeName();
        if (!reader.Take("on")) return new Other();
        bool isOnly = reader.Take("only");
        return reader.TakeName() is { } table
            ? new CreateIndex(name.Text, table, $"create {(isUnique ? "unique " : "")}index on {(isOnly ? "only " : "")}{CopyName} {reader.Rest}")
            : new Other();
    }

    /// <summary>Goes through the words of a statement.</summary>
    private sealed class Reader(string sql)
    {
        private readonly List<SqlToken> tokens = SqlTokens.Read(sql);
        private int at;

        public bool IsAtEnd => at == tokens.Count;

        public SqlToken? Peek => at < tokens.Count ? tokens[at] : null;

        public string Rest => IsAtEnd ? "" : sql[tokens[at].Start..];

        /// <summary>All of the words, or none.</summary>
        public bool Take(params string[] words)
        {
            if (at + words.Length > tokens.Count || !words.Select((word, i) => tokens[at + i].IsWord(word)).All(isIt => isIt)) return false;
            at += words.Length;
            return true;
        }

        /// <summary>A name with its schema, as it is written; null where there is none.</summary>
        public string? TakeName()
        {
            if (Peek is not { Kind: SqlTokenKind.Name } first) return null;
            at++;
            while (at + 1 < tokens.Count && tokens[at].IsSign(".") && tokens[at + 1].Kind == SqlTokenKind.Name) at += 2;
            return sql[first.Start..tokens[at - 1].End];
        }

        public string? TakeText() => Peek is { Kind: SqlTokenKind.Text } text ? Next(text.Text) : null;

        private string Next(string text)
        {
            at++;
            return text;
        }
    }
}
