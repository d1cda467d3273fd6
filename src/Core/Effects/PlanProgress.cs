using System.Collections.Generic;
using System.Linq;
using StudyHub.Schema.Lexing;
using StudyHub.Schema.Model;
using StudyHub.Schema.Naming;
using StudyHub.Schema.Statements;

namespace StudyHub.Schema.Effects;

/// <summary>How far a plan has come: what it has created, and which foreign keys and proofs there are at a step.</summary>
internal sealed class PlanProgress
{
    private readonly HashSet<QualifiedName> created = [];
    private readonly Dictionary<QualifiedName, Dictionary<Identifier, ForeignKeyModel>> keys = [];
    private readonly Dictionary<QualifiedName, HashSet<(QualifiedName Table, Identifier Key)>> referring = [];
    private readonly Dictionary<(QualifiedName, Identifier), Identifier> notNulls = [];
    private readonly HashSet<(QualifiedName, Identifier)> proven = [];

    /// <param name="model">What is there when every rename is made; renames come before all else.</param>
    public PlanProgress(SchemaModel model)
    {
        foreach (TableModel table in model.Tables)
            foreach (ForeignKeyModel key in table.ForeignKeys) Add(table.Name, key);
    }

    /// <summary>Nobody knows the table yet, and no row was in it before the plan.</summary>
    public bool IsCreated(QualifiedName table) => created.Contains(table);

    /// <summary>Null where the name is that of another constraint.</summary>
    public ForeignKeyModel? ForeignKey(QualifiedName table, Identifier name)
        => keys.TryGetValue(table, out Dictionary<Identifier, ForeignKeyModel>? own) && own.TryGetValue(name, out ForeignKeyModel? key) ? key : null;

    public IEnumerable<ForeignKeyModel> ForeignKeys(QualifiedName table) => keys.TryGetValue(table, out Dictionary<Identifier, ForeignKeyModel>? own) ? own.Values : [];

    /// <summary>The keys that refer to a table, by the name of the table they are of and their own.</summary>
    public IEnumerable<(QualifiedName Table, ForeignKeyModel Key)> Referring(QualifiedName table) => referring.TryGetValue(table, out HashSet<(QualifiedName Table, Identifier Key)>? them)
        ? them.OrderBy(key => key.Table).ThenBy(key => key.Key).Select(key => (key.Table, keys[key.Table][key.Key]))
        : [];

    /// <summary>The column that a constraint of the plan's own keeps NULL out of; null for any other constraint.</summary>
    public Identifier? NotNullColumn(QualifiedName table, Identifier constraint) => notNulls.TryGetValue((table, constraint), out Identifier? column) ? column : null;

    /// <summary>A validated constraint says that the column has no NULL.</summary>
    public bool IsProvenNotNull(QualifiedName table, Identifier column) => proven.Contains((table, column));

    public void Pass(PgStatement statement)
    {
        switch (statement)
        {
            case PgStatement.CreateTable create: created.Add(create.Name); break;
            case PgStatement.AddForeignKey add: Add(add.Table, add.ForeignKey); break;
            case PgStatement.AddCheck add when NotNull(add.Check) is { } column: notNulls[(add.Table, add.Check.Name)] = column; break;
            case PgStatement.ValidateConstraint validate when NotNullColumn(validate.Table, validate.Name) is { } column:
                proven.Add((validate.Table, column));
                break;
            case PgStatement.DropConstraint drop when ForeignKey(drop.Table, drop.Name) is { } gone: Remove(drop.Table, gone); break;
            case PgStatement.DropTable drop:
                foreach (ForeignKeyModel key in ForeignKeys(drop.Name).ToList()) Remove(drop.Name, key);
                break;
            case PgStatement.WithForceLifted lifted: Pass(lifted.Statement); break;
        }
    }

    /// <summary>"body is not null" and nothing else.</summary>
    private static Identifier? NotNull(CheckModel check) => SqlTokens.Read(check.Condition.Text) is [{ Kind: SqlTokenKind.Name } name, var isWord, var not, var nothing]
        && isWord.IsWord("is") && not.IsWord("not") && nothing.IsWord("null") ? new Identifier(name.Text) : null;

    private void Add(QualifiedName table, ForeignKeyModel key)
    {
        if (!keys.TryGetValue(table, out Dictionary<Identifier, ForeignKeyModel>? own)) keys.Add(table, own = []);
        own[key.Name] = key;
        if (!referring.TryGetValue(key.ReferencedTable, out HashSet<(QualifiedName, Identifier)>? them)) referring.Add(key.ReferencedTable, them = []);
        them.Add((table, key.Name));
    }

    private void Remove(QualifiedName table, ForeignKeyModel key)
    {
        keys[table].Remove(key.Name);
        referring[key.ReferencedTable].Remove((table, key.Name));
    }
}
