using System.Collections.Generic;
using System.Linq;
using StudyHub.Schema.Lexing;
using StudyHub.Schema.Model;
using StudyHub.Schema.Naming;

namespace StudyHub.Schema.Testing.RowSecurity.Filling;

/// <summary>
/// The columns that a policy may look at, and the texts and numbers that policies compare with: rows must differ in these columns, whatever
/// the others hold. Judged by names alone: a column too many costs some rows, one too few would leave a policy untried.
/// </summary>
internal sealed class MentionedColumns
{
    private readonly HashSet<(QualifiedName Table, Identifier Column)> mentioned = [];
    private readonly Dictionary<QualifiedName, List<string>> literals = [];

    public MentionedColumns(SchemaModel model)
    {
        foreach (TableModel table in model.Tables) literals[table.Name] = [];
        foreach (TableModel table in model.Tables)
            foreach (PolicyModel policy in table.Policies) Mention(model, table, policy);
        // Two frameworks there are in any case: carol is a member of another one, whether policies ask for it or not.
        foreach (TableModel table in model.Tables)
            foreach (ColumnModel column in table.Columns.Where(column => Frameworks.IsRootKey(model, table, column))) mentioned.Add((table.Name, column.Name));
        AddReferenced(model);
    }

    public bool Contains(TableModel table, Identifier column) => mentioned.Contains((table.Name, column));

    /// <summary>The texts and numbers of the policies that look at the table, as SQL, each once.</summary>
    public IEnumerable<string> Literals(TableModel table) => literals[table.Name].Distinct();

    public static IEnumerable<string> LiteralsOf(string sql)
        => SqlTokens.Read(sql).Where(token => token.Kind is SqlTokenKind.Text or SqlTokenKind.Number).Select(token => sql.Substring(token.Start, token.Length)).Distinct();

    private void Mention(SchemaModel model, TableModel owner, PolicyModel policy)
    {
        string conditions = $"{policy.Using?.Text}\n{policy.WithCheck?.Text}";
        HashSet<string> names = [.. SqlWords.Of(conditions).Select(word => word.Name)];
        foreach (TableModel table in model.Tables.Where(table => table == owner || names.Contains(table.Name.Name.Value)))
        {
            literals[table.Name].AddRange(LiteralsOf(conditions));
            foreach (ColumnModel column in table.Columns.Where(column => names.Contains(column.Name.Value))) mentioned.Add((table.Name, column.Name));
        }
    }

    /// <summary>A column that is compared with a user must be able to hold one, and so must the column that it refers to.</summary>
    private void AddReferenced(SchemaModel model)
    {
        Dictionary<QualifiedName, TableModel> tables = model.Tables.ToDictionary(table => table.Name);
        bool found;
        do
        {
            found = false;
            foreach (TableModel table in model.Tables)
            {
                foreach (ForeignKeyModel key in table.ForeignKeys.Where(key => tables.ContainsKey(key.ReferencedTable)))
                {
                    foreach ((Identifier from, Identifier to) in key.Columns.Zip(key.ReferencedColumns))
                        found |= Contains(table, from) && mentioned.Add((key.ReferencedTable, to));
                }
            }
        }
        while (found);
    }
}
