using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Npgsql;
using NpgsqlTypes;
using StudyHub.Schema.Model;
using StudyHub.Schema.Objects;
using StudyHub.Schema.Revisions;
using StudyHub.Schema.Testing.Revisions.Running;

namespace StudyHub.Schema.Testing.Revisions.Delivery;

/// <summary>Each constraint that is new or changed is offered a row that breaks it, and has to refuse it.</summary>
internal sealed class ConstraintLine(Revision revision, SchemaModel before, SchemaModel after)
{
    private const string Name = "constraint tests";

    private const int MostNames = 8;

    // Each statement is taken back again. What is told is the place of the first that was refused for the reason that is asked for.
    private const string Refused = """
        create function pg_temp.studyhub_refused(commands text[], state text, object text) returns boolean language plpgsql as $refused$
        declare
            refusal text;
            constrained text;
            filled text;
        begin
            for i in 1 .. cardinality(commands) loop
                begin
                    execute commands[i];
                    set constraints all immediate;
                    raise exception using errcode = 'SH001', message = 'taken back';
                exception when others then
                    get stacked diagnostics refusal = returned_sqlstate, constrained = constraint_name, filled = column_name;
                    if refusal = state and object in (constrained, filled) then
                        return true;
                    end if;
                end;
            end loop;
            return false;
        end
        $refused$
        """;

    public async Task<Deliverable> RunAsync(ProofDatabase database, CancellationToken cancellationToken)
    {
        Violations violations = new(after);
        Violation[] wanted = [.. revision.Delta.Set.Select(item => violations.Of(item, WasNullable)).OfType<Violation>()];
        if (wanted.Length == 0) return new(Name, DeliverableState.NotApplicable, "no constraint is new or changed");
        List<string> untried = [];
        await using NpgsqlConnection connection = await database.OpenAsync(cancellationToken).ConfigureAwait(false);
        await using (NpgsqlCommand make = new(Refused, connection)) await make.ExecuteNonQueryAsync(cancellationToken).ConfigureAwait(false);
        foreach (Violation violation in wanted)
        {
            await using NpgsqlCommand command = new("select pg_temp.studyhub_refused($1, $2, $3)", connection) { CommandTimeout = 0 };
            command.Parameters.Add(new NpgsqlParameter<string[]> { TypedValue = [.. violation.Commands], NpgsqlDbType = NpgsqlDbType.Array | NpgsqlDbType.Text });
            command.Parameters.Add(new NpgsqlParameter<string> { TypedValue = violation.SqlState });
            command.Parameters.Add(new NpgsqlParameter<string> { TypedValue = violation.Name });
            if (await command.ExecuteScalarAsync(cancellationToken).ConfigureAwait(false) is not true) untried.Add(violation.Constraint);
        }
        string evidence = $"{wanted.Length - untried.Count} of {wanted.Length} new constraints refused a row that breaks them";
        if (untried.Count == 0) return new(Name, DeliverableState.Met, evidence);
        string names = string.Join(", ", untried.Take(MostNames)) + (untried.Count > MostNames ? $" and {untried.Count - MostNames} more" : "");
        return new(Name, untried.Count < wanted.Length ? DeliverableState.Met : DeliverableState.NotMet, $"{evidence}; no such row was found for {names}");
    }

    private bool WasNullable(SchemaObject.Column column)
    {
        TableModel? table = before.Tables.FirstOrDefault(table => table.Name == column.Owner);
        ColumnModel? earlier = table?.Columns.FirstOrDefault(other => other.Name == column.Model.Name || other.Name == column.Model.RenamedFrom);
        return earlier is null || earlier.IsNullable;
    }
}
