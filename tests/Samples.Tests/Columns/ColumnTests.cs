using System;
using System.Collections.Generic;
using System.Linq;
using System.Text;
using System.Threading;
using System.Threading.Tasks;
using StudyHub.Schema.Golden;
using StudyHub.Schema.Samples.Tests.Databases;

namespace StudyHub.Schema.Samples.Tests.Columns;

/// <summary>The sample has every table and column of the real database. What is different is listed, and the list is read by people.</summary>
public sealed class ColumnTests(StudyHubDatabases studyHub, ProductionDatabase production)
    : IClassFixture<StudyHubDatabases>, IClassFixture<ProductionDatabase>
{
    // The array became the table note_outcomes.
    private static readonly string[] LeftOut = ["notes.curriculum_outcomes"];

    private static readonly string[] AddedTables = ["note_outcomes", "student_outcome_progress"];

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task All_twenty_tables_are_there_and_the_added_ones_are_known()
    {
        SortedDictionary<string, CatalogColumn> real = await CatalogColumn.ReadAsync(await production.ConnectionStringAsync(Stop), Stop);
        SortedDictionary<string, CatalogColumn> sample = await CatalogColumn.ReadAsync(studyHub.ConnectionString, Stop);
        string[] tables = Tables(real);
        tables.Length.ShouldBe(20);
        Tables(sample).ShouldBe(tables.Concat(AddedTables).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task No_column_is_lost_but_the_array_that_became_a_table()
    {
        SortedDictionary<string, CatalogColumn> real = await CatalogColumn.ReadAsync(await production.ConnectionStringAsync(Stop), Stop);
        SortedDictionary<string, CatalogColumn> sample = await CatalogColumn.ReadAsync(studyHub.ConnectionString, Stop);
        real.Keys.Except(sample.Keys).ShouldBe(LeftOut);
    }

    [Fact]
    public async Task Every_difference_of_a_column_is_intended()
    {
        SortedDictionary<string, CatalogColumn> real = await CatalogColumn.ReadAsync(await production.ConnectionStringAsync(Stop), Stop);
        SortedDictionary<string, CatalogColumn> sample = await CatalogColumn.ReadAsync(studyHub.ConnectionString, Stop);
        StringBuilder text = new();
        foreach ((string key, CatalogColumn column) in real)
        {
            if (sample.TryGetValue(key, out CatalogColumn? made)) Append(text, key, column, made);
        }
        foreach (string added in sample.Where(c => !AddedTables.Contains(c.Value.Table)).Select(c => c.Key).Except(real.Keys))
            text.Append(added).Append(": added\n");
        GoldenFile.Matches(text.ToString());
    }

    private static void Append(StringBuilder text, string key, CatalogColumn real, CatalogColumn made)
    {
        List<string> differences = [];
        if (real.Type != made.Type) differences.Add($"{real.Type} -> {made.Type}");
        if (real.IsNullable != made.IsNullable) differences.Add(made.IsNullable ? "not null -> null" : "null -> not null");
        if (real.Default != made.Default) differences.Add($"default {OrNone(real.Default)} -> {OrNone(made.Default)}");
        if (differences.Count > 0) text.Append(key).Append(": ").AppendJoin("; ", differences).Append('\n');
    }

    private static string OrNone(string expression) => expression.Length == 0 ? "none" : expression;

    private static string[] Tables(SortedDictionary<string, CatalogColumn> columns)
        => [.. columns.Values.Select(column => column.Table).Distinct().Order(StringComparer.Ordinal)];
}
