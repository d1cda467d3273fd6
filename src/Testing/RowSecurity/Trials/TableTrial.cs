using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Npgsql;
using StudyHub.Schema.Model;
using StudyHub.Schema.Naming;
using StudyHub.Schema.Testing.RowSecurity.Conditions;
using StudyHub.Schema.Testing.RowSecurity.Filling;

namespace StudyHub.Schema.Testing.RowSecurity.Trials;

/// <summary>All attempts on one table, with what the model says must come of each.</summary>
internal sealed class TableTrial(RowRules rules, MentionedColumns mentioned, NpgsqlConnection connection, Prober prober, FilledTable table)
{
    // Rows that are alike for the model are tried twice: more would try the same again.
    private const int RowsOfAKind = 2;

    private readonly List<Attempt> attempts = [];
    private readonly Dictionary<(Identifier Column, string Value), bool> worksForAllRows = [];

    public async Task<IReadOnlyList<Attempt>> AttemptsAsync(IEnumerable<RoleModel> roles, CancellationToken cancellationToken)
    {
        List<(Declaration Declaration, IReadOnlyList<DeclaredRow> Rows)> declarations = [];
        foreach (RoleModel role in roles)
        {
            attempts.AddRange(RightsTrial.Attempts(table.Model, role));
            foreach (TrialSession session in TrialSession.Of(role))
            {
                Declaration declaration = new(rules, connection, table, role, session);
                declarations.Add((declaration, await declaration.OfRowsAsync(cancellationToken).ConfigureAwait(false)));
            }
        }
        int[] samples = Samples(declarations.ConvertAll(declared => declared.Rows));
        foreach ((Declaration declaration, IReadOnlyList<DeclaredRow> rows) in declarations)
        {
            AddReads(declaration, rows);
            AddDeletes(declaration, rows);
            if (declaration.Session.IsGarbage) continue;
            await AddWritesAsync(declaration, rows, samples, cancellationToken).ConfigureAwait(false);
            await AddUpdatesAsync(declaration, rows, samples, cancellationToken).ConfigureAwait(false);
        }
        return attempts;
    }

    private void AddReads(Declaration declared, IReadOnlyList<DeclaredRow> rows)
    {
        if (declared.ReadColumns.Count == 0) return;
        Add(declared, TriedCommand.Select, "SELECT", $"select array_agg(told) from (select {declared.Reading} as told from {table.Sql}) as rows",
            RowWitness.Given, Readings(rows, row => row.Select), isPlain: true, declared.Select);
        attempts[^1] = attempts[^1] with { Readings = table.Rows.Select((row, i) => (row.Place, rows[i].Reading)).ToDictionary(row => row.Place, row => row.Reading) };
        if (declared.Rights.Update.Count == 0 || declared.Session.IsGarbage) return;
        Add(declared, TriedCommand.Lock, "SELECT FOR UPDATE", $"select array_agg(told) from (select {declared.Reading} as told from {table.Sql} for update) as rows",
            RowWitness.Given, Readings(rows, row => row.Select && row.Update), isPlain: false, declared.Select, declared.Update);
    }

    private void AddDeletes(Declaration declared, IReadOnlyList<DeclaredRow> rows)
    {
        if (!declared.Rights.Delete) return;
        Add(declared, TriedCommand.Delete, "DELETE without WHERE", $"delete from {table.Sql}",
            RowWitness.Places, Places(rows, row => row.Delete), isPlain: true, declared.Delete);
        if (declared.ReadColumns.Count == 0) return;
        Add(declared, TriedCommand.Delete, "DELETE with WHERE", $"delete from {table.Sql} where {Anything(declared)}",
            RowWitness.Places, Places(rows, row => row.Select && row.Delete), isPlain: false, declared.Delete, declared.Select);
    }

    private async Task AddWritesAsync(Declaration declared, IReadOnlyList<DeclaredRow> rows, int[] samples, CancellationToken cancellationToken)
    {
        ColumnModel[] columns = [.. declared.Rights.Insert.Where(column => column.Generated is null && column.Identity != IdentityKind.Always)];
        if (columns.Length == 0) return;
        // What the role may not give takes its DEFAULT, and the policy judges the row as it is then.
        IReadOnlyList<DeclaredRow> written = await declared.OfAsync(
            column => columns.Contains(column) ? null : column.Identity != IdentityKind.None ? "0" : column.Default?.Text ?? "null", cancellationToken)
            .ConfigureAwait(false);
        bool canConflict = declared.Key.Count > 0 && declared.Key.All(key => columns.Any(column => column.Name == key)) && declared.ReadColumns.SequenceEqual(declared.Key);
        ColumnModel? shared = columns.FirstOrDefault(column => declared.Rights.Update.Contains(column) && declared.Rights.Select.Contains(column));
        string names = SqlQuoting.Identifiers(columns.Select(column => column.Name));
        foreach (int i in samples)
        {
            FilledRow row = table.Rows[i];
            string insert = $"insert into {table.Sql} ({names}) values ({string.Join(", ", columns.Select(column => Literal(row.Values[column.Name])))})";
            string without = $"delete from {table.Sql} where ctid = '{row.Place}'";
            AddRow("INSERT", insert, without, written[i].Insert, isPlain: true, declared.Insert);
            if (declared.ReadColumns.Count > 0)
                AddRow("INSERT with RETURNING", $"{insert} returning {declared.Reading}", without, written[i].Insert && written[i].Select, isPlain: false, declared.Insert, declared.Select);
            if (!canConflict) continue;
            string conflict = $"{insert} on conflict ({SqlQuoting.Identifiers(declared.Key)})";
            AddRow("INSERT ON CONFLICT DO NOTHING", $"{conflict} do nothing", "", written[i].Insert && written[i].Select, isPlain: false, declared.Insert, declared.Select);
            if (shared is null) continue;
            string column = SqlQuoting.Identifier(shared.Name);
            AddRow("INSERT ON CONFLICT DO UPDATE", $"{conflict} do update set {column} = excluded.{column}", "",
                written[i].Insert && written[i].Select && rows[i].Select && rows[i].Update && rows[i].Updated,
                isPlain: false, declared.Insert, declared.Select, declared.Update, declared.Updated);

            void AddRow(string what, string sql, string before, bool isAllowed, bool isPlain, params RowRule[] used) => attempts.Add(new Attempt
            {
                Table = table.Name,
                Session = declared.Session,
                Command = isPlain || what.Contains("RETURNING", StringComparison.Ordinal) ? TriedCommand.Insert : TriedCommand.Upsert,
                What = what,
                Sql = sql,
                Before = before,
                Row = row,
                IsPlain = isPlain,
                Expected = Array.Exists(used, rule => rule.UnreadableTable is not null) ? Outcome.Denied : isAllowed ? Outcome.Done : Outcome.Violation,
            });
        }
    }

    private async Task AddUpdatesAsync(Declaration declared, IReadOnlyList<DeclaredRow> rows, int[] samples, CancellationToken cancellationToken)
    {
        foreach (UpdateVariant variant in UpdateVariant.Of(table, declared.Rights, mentioned))
        {
            IReadOnlyList<DeclaredRow> after = await declared.OfAsync(column => column == variant.Column ? variant.Value : null, cancellationToken).ConfigureAwait(false);
            string update = $"update {table.Sql} {variant.Set}";
            bool isForAll = await WorksForAllRowsAsync(variant, update, cancellationToken).ConfigureAwait(false);
            AddForms("without WHERE", update, i => rows[i].Update, i => after[i].Updated, variant.IsPlain, declared.Update, declared.Updated);
            if (declared.ReadColumns.Count == 0) continue;
            AddForms("with WHERE", $"{update} where {Anything(declared)}", i => rows[i].Select && rows[i].Update,
                i => after[i].Updated && after[i].Select, isPlain: false, declared.Update, declared.Updated, declared.Select);

            void AddForms(string form, string sql, Func<int, bool> isReached, Func<int, bool> isAllowed, bool isPlain, params RowRule[] used)
            {
                string what = $"UPDATE of {variant.Column.Name} to {variant.Value} {form}";
                int[] refused = [.. Enumerable.Range(0, rows.Count).Where(i => isReached(i) && !isAllowed(i))];
                if (isForAll)
                {
                    string without = refused.Length == 0 ? "" : $"delete from {table.Sql} where ctid = any ('{{{string.Join(',', refused.Select(i => $"\"{table.Rows[i].Place}\""))}}}'::tid[])";
                    string[] reached = [.. Enumerable.Range(0, rows.Count).Where(i => isReached(i) || refused.Contains(i)).Select(i => table.Rows[i].Place).Order(StringComparer.Ordinal)];
                    AddUpdate(null, without, new Outcome(OutcomeKind.Done, reached));
                    foreach (int i in refused.Take(RowsOfAKind)) AddUpdate(table.Rows[i], Alone(table.Rows[i]), Outcome.Violation);
                    return;
                }
                foreach (int i in samples)
                {
                    string[] others = [.. table.Rows.Select(row => row.Place).Where(place => place != table.Rows[i].Place)];
                    string[] gone = isReached(i) ? [.. others, table.Rows[i].Place] : others;
                    AddUpdate(table.Rows[i], Alone(table.Rows[i]), isReached(i) && !isAllowed(i) ? Outcome.Violation
                        : new Outcome(OutcomeKind.Done, [.. gone.Order(StringComparer.Ordinal)]), isReached(i) ? new Outcome(OutcomeKind.Constraint) : null);
                }

                void AddUpdate(FilledRow? row, string before, Outcome expected, Outcome? also = null) => attempts.Add(new Attempt
                {
                    Table = table.Name,
                    Session = declared.Session,
                    Command = TriedCommand.Update,
                    What = what,
                    Sql = sql,
                    Before = before,
                    Witness = RowWitness.Places,
                    Row = row,
                    IsPlain = isPlain && isForAll && row is null,
                    Expected = Array.Exists(used, rule => rule.UnreadableTable is not null) ? Outcome.Denied : expected,
                    AlsoExpected = also,
                });
            }
        }
    }

    private string Alone(FilledRow row) => $"delete from {table.Sql} where ctid <> '{row.Place}'";

    /// <summary>A value that a constraint refuses for some row would hide what row security says of the others.</summary>
    private async Task<bool> WorksForAllRowsAsync(UpdateVariant variant, string update, CancellationToken cancellationToken)
    {
        if (worksForAllRows.TryGetValue((variant.Column.Name, variant.Value), out bool works)) return works;
        TrialSession superuser = new(new Identifier("none"), RolePurpose.Migrator, "", "", "");
        Attempt attempt = new() { Table = table.Name, Session = superuser, Command = TriedCommand.Update, What = "", Sql = update, Expected = Outcome.Done };
        Outcome outcome = (await prober.RunAsync(table, [attempt], cancellationToken).ConfigureAwait(false))[0];
        return worksForAllRows[(variant.Column.Name, variant.Value)] = outcome.Kind == OutcomeKind.Done;
    }

    private void Add(
        Declaration declared, TriedCommand command, string what, string sql, RowWitness witness, string[] rows, bool isPlain, params RowRule[] used)
    {
        Outcome done = new(OutcomeKind.Done, rows);
        bool mustFail = declared.Session.IsGarbage && Array.Exists(used, rule => rule.AsksForTheUser);
        attempts.Add(new Attempt
        {
            Table = table.Name,
            Session = declared.Session,
            Command = command,
            What = what,
            Sql = sql,
            Witness = witness,
            IsPlain = isPlain,
            Expected = Array.Exists(used, rule => rule.UnreadableTable is not null) ? Outcome.Denied : mustFail ? Outcome.BadId : done,
            // PostgreSQL asks for the user when the first row needs it; without such a row nobody asks, and nothing more than nobody's is seen.
            AlsoExpected = mustFail ? done : null,
        });
    }

    /// <summary>True of every row, and yet it reads: the SELECT policies apply.</summary>
    private static string Anything(Declaration declared)
    {
        string column = SqlQuoting.Identifier(declared.ReadColumns[0]);
        return $"{column} is null or {column} is not null";
    }

    private static string[] Readings(IReadOnlyList<DeclaredRow> rows, Func<DeclaredRow, bool> holds)
        => [.. rows.Where(holds).Select(row => row.Reading).Order(StringComparer.Ordinal)];

    private string[] Places(IReadOnlyList<DeclaredRow> rows, Func<DeclaredRow, bool> holds)
        => [.. table.Rows.Where((_, i) => holds(rows[i])).Select(row => row.Place).Order(StringComparer.Ordinal)];

    /// <summary>Some rows of every kind that the model makes a difference between.</summary>
    private int[] Samples(List<IReadOnlyList<DeclaredRow>> declarations) =>
    [
        .. Enumerable.Range(0, table.Rows.Count)
            .GroupBy(i => string.Concat(declarations.Select(rows => rows[i].Bits)), StringComparer.Ordinal)
            .SelectMany(kind => kind.Take(RowsOfAKind - 1).Append(kind.Last()).Distinct())
            .Order(),
    ];

    private static string Literal(string? value) => value is null ? ColumnValues.Null : SqlQuoting.Literal(value);
}
