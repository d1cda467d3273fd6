using System;
using System.Collections.Generic;
using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Npgsql;
using NpgsqlTypes;

namespace StudyHub.Schema.Testing.Rules;

/// <summary>Asks rules about the same rows in memory and on the server.</summary>
[RequiresUnreferencedCode(RuleProof.Reflection)]
[RequiresDynamicCode(RuleProof.Reflection)]
internal sealed class RuleTrial(NpgsqlConnection connection, RuleProofOptions options, ValuePool pool)
{
    /// <summary>Nobody; somebody; somebody bound to a framework; a framework without anybody.</summary>
    private static readonly Session[] Sessions = [new(null), new(ValuePool.Ids[0]), new(ValuePool.Ids[1], ValuePool.Ids[0]), new(null, ValuePool.Ids[2])];

    /// <summary>A null has no type by itself, and PostgreSQL asks for one where it stands alone.</summary>
    private static readonly Dictionary<Type, NpgsqlDbType> NullTypes = new()
    {
        [typeof(Guid)] = NpgsqlDbType.Uuid,
        [typeof(bool)] = NpgsqlDbType.Boolean,
        [typeof(short)] = NpgsqlDbType.Smallint,
        [typeof(int)] = NpgsqlDbType.Integer,
        [typeof(long)] = NpgsqlDbType.Bigint,
        [typeof(decimal)] = NpgsqlDbType.Numeric,
        [typeof(float)] = NpgsqlDbType.Real,
        [typeof(double)] = NpgsqlDbType.Double,
        [typeof(string)] = NpgsqlDbType.Text,
        [typeof(DateOnly)] = NpgsqlDbType.Date,
        [typeof(TimeOnly)] = NpgsqlDbType.Time,
        [typeof(TimeSpan)] = NpgsqlDbType.Interval,
        [typeof(DateTimeOffset)] = NpgsqlDbType.TimestampTz,
    };

    private readonly Dictionary<Type, Array> rows = [];

    /// <summary>These are the rows of the record's table now, in the order in which they were written.</summary>
    public void Add(RecordOfRules record, Array stored) => rows[record.Type] = stored;

    public async Task<RuleVerdict> TryAsync(RecordOfRules record, RuleOfRecord rule, CancellationToken cancellationToken)
    {
        Array asked = rows[record.Type];
        RuleVerdict verdict = new(rule.Name, rule.Sql, 0, 0, 0, null);
        foreach ((Session session, IReadOnlyList<object?> values) in Circumstances(rule))
        {
            await EnterAsync(session, cancellationToken).ConfigureAwait(false);
            Answer[] expected = [.. asked.Cast<object>().Select(row => InMemory(rule, row, session, values))];
            Answer[] actual = await OnServerAsync(record, rule, values, asked.Length, cancellationToken).ConfigureAwait(false);
            verdict = Compared(verdict, expected, actual, session, values);
        }
        return verdict;
    }

    private IEnumerable<(Session Session, IReadOnlyList<object?> Values)> Circumstances(RuleOfRecord rule)
    {
        if (rule.Values.Count == 0) return (rule.HasSession ? Sessions : Sessions[..1]).Select(session => (session, (IReadOnlyList<object?>)[]));
        Random random = new(options.Seed);
        return Enumerable.Range(0, options.ParameterSets).Select(_ => (Sessions[0], (IReadOnlyList<object?>)[.. rule.Values.Select(parameter => pool.Draw(parameter, random))]));
    }

    private Answer InMemory(RuleOfRecord rule, object row, Session session, IReadOnlyList<object?> values)
    {
        try
        {
            return rule.Holds(row, session, RowsOf, values) ? Answer.Yes : Answer.No;
        }
        catch (OverflowException)
        {
            return Answer.Overflow;
        }
        catch (NullReferenceException)
        {
            return Answer.NullReference;
        }
    }

    private Array RowsOf(Type record) => rows.TryGetValue(record, out Array? found) ? found : Array.CreateInstance(record, 0);

    private async Task EnterAsync(Session session, CancellationToken cancellationToken)
    {
        await using NpgsqlCommand command = new("select set_config('app.user_id', $1, false), set_config('app.framework_id', $2, false)", connection)
        {
            Parameters = { new() { Value = session.UserId?.ToString() ?? "" }, new() { Value = session.FrameworkId?.ToString() ?? "" } },
        };
        await command.ExecuteNonQueryAsync(cancellationToken).ConfigureAwait(false);
    }

    /// <summary>All at once; where a calculation leaves its type, one by one, since an error ends the statement.</summary>
    private async Task<Answer[]> OnServerAsync(RecordOfRules record, RuleOfRecord rule, IReadOnlyList<object?> values, int count, CancellationToken cancellationToken)
    {
        try
        {
            return await AskAsync(record, rule, values, 0, count, cancellationToken).ConfigureAwait(false);
        }
        catch (PostgresException failure) when (IsOverflow(failure) && count > 0)
        {
            List<Answer> answers = [];
            for (int row = 0; row < count; row++)
            {
                try
                {
                    answers.AddRange(await AskAsync(record, rule, values, row, 1, cancellationToken).ConfigureAwait(false));
                }
                catch (PostgresException one) when (IsOverflow(one))
                {
                    answers.Add(Answer.Overflow);
                }
            }
            return [.. answers];
        }
    }

    private async Task<Answer[]> AskAsync(RecordOfRules record, RuleOfRecord rule, IReadOnlyList<object?> values, int first, int count, CancellationToken cancellationToken)
    {
        string sql = string.Create(CultureInfo.InvariantCulture, $"select {rule.Sql}\nfrom {record.Table}\norder by {LooseSchema.RowNumber} offset {first} limit {count}");
        await using NpgsqlCommand command = new(sql, connection);
        foreach ((object? value, Type type) in values.Zip(rule.Values.Select(parameter => parameter.ParameterType))) command.Parameters.Add(Parameter(value, type));
        await using NpgsqlDataReader reader = await command.ExecuteReaderAsync(cancellationToken).ConfigureAwait(false);
        List<Answer> answers = [];
        while (await reader.ReadAsync(cancellationToken).ConfigureAwait(false))
        {
            bool isNull = await reader.IsDBNullAsync(0, cancellationToken).ConfigureAwait(false);
            answers.Add(isNull ? rule.IsFilter ? Answer.No : Answer.Null : reader.GetBoolean(0) ? Answer.Yes : Answer.No);
        }
        return [.. answers];
    }

    private static NpgsqlParameter Parameter(object? value, Type type)
    {
        if ((Nullable.GetUnderlyingType(type) ?? type) is { IsEnum: true })
            return new NpgsqlParameter { Value = value is null ? DBNull.Value : EnumText.Of((Enum)value), NpgsqlDbType = NpgsqlDbType.Unknown };
        NpgsqlParameter parameter = new() { Value = value ?? DBNull.Value };
        if (value is null) parameter.NpgsqlDbType = NullTypes.TryGetValue(Nullable.GetUnderlyingType(type) ?? type, out NpgsqlDbType known) ? known : NpgsqlDbType.Unknown;
        return parameter;
    }

    private static RuleVerdict Compared(RuleVerdict verdict, Answer[] expected, Answer[] actual, Session session, IReadOnlyList<object?> values)
    {
        if (expected.Length != actual.Length) throw new InvalidOperationException($"{verdict.Rule}: {expected.Length} rows were asked about, {actual.Length} answers came.");
        long overflows = 0, held = 0;
        string? difference = verdict.Difference;
        for (int row = 0; row < expected.Length; row++)
        {
            if (actual[row] == Answer.Overflow || expected[row] == Answer.Overflow)
            {
                overflows++;
                continue;
            }
            if (expected[row] == Answer.Yes) held++;
            if (expected[row] != actual[row])
                difference ??= string.Create(CultureInfo.InvariantCulture, $"row {row}, {Told(session, values)}: {Told(expected[row])} in C#, {Told(actual[row])} in PostgreSQL");
        }
        return verdict with
        {
            Asked = verdict.Asked + expected.Length - overflows,
            Held = verdict.Held + held,
            Overflows = verdict.Overflows + overflows,
            Difference = difference,
        };
    }

    private static string Told(Session session, IReadOnlyList<object?> values) => values.Count == 0
        ? $"user {session.UserId?.ToString() ?? "none"}, framework {session.FrameworkId?.ToString() ?? "none"}"
        : "parameters " + string.Join(", ", values.Select(value => Convert.ToString(value, CultureInfo.InvariantCulture) ?? "null"));

    private static string Told(Answer answer) => answer switch
    {
        Answer.Yes => "true",
        Answer.No => "false",
        Answer.Null => "NULL",
        Answer.NullReference => "NullReferenceException",
        _ => "overflow",
    };

    /// <summary>Out of range, and a division by zero, which C# has for whole numbers and decimals only.</summary>
    private static bool IsOverflow(PostgresException failure) => failure.SqlState is PostgresErrorCodes.NumericValueOutOfRange or PostgresErrorCodes.DivisionByZero;

    private enum Answer
    {
        No,
        Yes,
        Null,
        Overflow,
        NullReference,
    }
}
