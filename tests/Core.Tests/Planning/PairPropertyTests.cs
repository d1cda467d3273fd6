using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Linq;
using System.Threading.Tasks;
using StudyHub.Schema.Collections;
using StudyHub.Schema.Diff;
using StudyHub.Schema.Effects;
using StudyHub.Schema.Model;
using StudyHub.Schema.Naming;
using StudyHub.Schema.Planning;
using StudyHub.Schema.Sql;
using StudyHub.Schema.Statements;

namespace StudyHub.Schema.Core.Tests.Planning;

/// <summary>
/// What must be so for any two models, tried on thousands of pairs in both directions. A failure names the seed:
/// STUDYHUB_SCHEMA_FIRST_PAIR=seed STUDYHUB_SCHEMA_PAIRS=1 makes the same pair again.
/// </summary>
public sealed class PairPropertyTests
{
    private const int Pairs = 2000;

    private static readonly Lazy<ModelPair[]> Drawn = new(() =>
        [.. Enumerable.Range(ModelPairs.First, ModelPairs.Count(Pairs)).AsParallel().AsOrdered().Select(ModelPairs.Of)]);

    [Fact]
    public void Nothing_is_to_be_done_between_equal_models() => Holds(pair =>
    {
        if (!SchemaDiffer.Compare(pair.After, pair.After).IsEmpty) return "differs from itself";
        return MigrationPlanner.Plan(SchemaDiffer.Compare(pair.After, pair.After)).Steps.IsEmpty ? null : "has steps to itself";
    });

    [Fact]
    public void There_is_a_plan_there_and_one_back_and_each_step_finds_what_it_needs_and_leads_to_the_other_model() => Holds(pair
        => RunOnPaper(SchemaDiffer.Compare(pair.Before, pair.After)) ?? (RunOnPaper(SchemaDiffer.CompareBack(pair.Before, pair.After)) is { } back ? "back: " + back : null));

    [Fact]
    public void The_same_models_make_the_same_bytes_in_whatever_order_their_lists_are() => Holds(pair =>
    {
        string plan = Text(pair.Before, pair.After);
        if (plan != Text(pair.Before, pair.After)) return "another text at the second time";
        string shuffled = Text(ModelPairs.Shuffled(pair.Before, pair.Seed), ModelPairs.Shuffled(pair.After, pair.Seed + 1));
        return plan == shuffled ? null : "another text in another order:\n" + Differing(plan, shuffled);
    });

    [Fact]
    public void At_no_commit_does_anybody_see_more_of_a_table_than_before_or_afterwards() => Holds(pair
        => Exposed(SchemaDiffer.Compare(pair.Before, pair.After)) ?? (Exposed(SchemaDiffer.CompareBack(pair.Before, pair.After)) is { } back ? "back: " + back : null));

    [Fact]
    public void Effects_are_told_of_tables_that_there_are() => Holds(pair =>
    {
        SchemaDifference difference = SchemaDiffer.Compare(pair.Before, pair.After);
        HashSet<QualifiedName> known = [.. difference.Before.Tables.Concat(difference.Renamed.Tables).Concat(difference.After.Tables).Select(table => table.Name)];
        PlanEffects effects = EffectReader.Of(MigrationPlanner.Plan(difference), difference);
        return effects.Steps.SelectMany(step => step.Locks.Select(taken => taken.Table).Concat(step.Work.Select(work => work.Table)))
            .Where(table => !known.Contains(table)).Select(table => $"{table} is no table").FirstOrDefault();
    });

    [Fact]
    public void A_policy_that_makes_way_for_a_type_is_back_before_the_rows_are_looked_at()
    {
        QualifiedName name = new("public", "notes");
        SchemaModel before = new()
        {
            Tables = EquatableArrays.Of(new TableModel
            {
                Name = name,
                Columns = EquatableArrays.Of(new ColumnModel { Name = new("body"), Type = PgType.Varchar(10), IsNullable = true }),
                HasRowSecurity = true,
                Policies = EquatableArrays.Of(
                    new PolicyModel { Name = new("all"), Command = PolicyCommand.All, Role = new("r"), Using = new("true"), WithCheck = new("true") },
                    new PolicyModel { Name = new("some"), Command = PolicyCommand.All, Role = new("r"), IsRestrictive = true, Using = new("body <> 'x'"), WithCheck = new("true") }),
            }),
        };
        SchemaModel after = before with
        {
            Tables = before.Tables.Select(table => table with { Columns = EquatableArrays.Of(table.Columns[0] with { Type = PgType.Text, IsNullable = false }) }).ToEquatableArray(),
        };

        SchemaDifference difference = SchemaDiffer.Compare(before, after);
        MigrationPlanner.Plan(difference).Steps.ShouldContain(step => step.Run == StepRun.Alone);
        Exposed(difference).ShouldBeNull();
    }

    [Fact]
    public void A_plan_that_opens_a_table_too_early_is_found()
    {
        SchemaModel before = RichSchema.Model;
        TableModel secure = before.Tables.First(table => table.HasRowSecurity && !table.Policies.IsEmpty);
        PaperServer server = new(before);
        PaperSecurity was = server.Tables[secure.Name].Security();

        server.Run(new PgStatement.DropPolicy(secure.Name, secure.Policies[0].Name));
        server.Tables[secure.Name].Security().IsWithin(was).ShouldBe(!secure.Policies[0].IsRestrictive);
        server.Run(new PgStatement.UnforceRowSecurity(secure.Name));
        server.Tables[secure.Name].Security().IsWithin(was).ShouldBeFalse();
    }

    [Fact]
    public void A_step_whose_object_is_not_there_is_found()
    {
        PaperServer server = new(RichSchema.Model);

        Should.Throw<Exception>(() => server.Run(new PgStatement.DropColumn(new("public", "user"), new("none"))));
        Should.Throw<Exception>(() => server.Run(new PgStatement.DropTable(new("public", "user"))));
    }

    private static string? RunOnPaper(SchemaDifference difference)
    {
        PaperServer server = new(difference.Renamed);
        PgStatement? running = null;
        try
        {
            foreach (MigrationStep step in MigrationPlanner.Plan(difference).Steps)
            {
                running = step.Statement;
                if (!IsRename(step.Statement, difference)) server.Run(step.Statement);
            }
        }
        catch (Exception failure) when (failure is InvalidOperationException or KeyNotFoundException or ArgumentException)
        {
            return $"{(running is null ? "" : SqlWriter.Write(running))}: {failure.Message}";
        }
        string[] has = [.. server.Lines()];
        string[] wanted = [.. new PaperServer(difference.After).Lines()];
        return has.SequenceEqual(wanted) ? null : Differing(string.Join("\n", wanted), string.Join("\n", has));
    }

    /// <summary>The model that the server on paper begins with has these made already.</summary>
    private static bool IsRename(PgStatement statement, SchemaDifference difference) => statement switch
    {
        PgStatement.RenameIndex rename => difference.Renames.Any(found => found.Kind == Objects.ObjectKind.Index && found.From == rename.Index.Name && found.To == rename.To),
        PgStatement.RenameTable or PgStatement.RenameColumn or PgStatement.RenameConstraint or PgStatement.RenameTrigger or PgStatement.RenamePolicy
            or PgStatement.RenameSequence or PgStatement.RenameEnumLabel => true,
        _ => false,
    };

    private static string? Exposed(SchemaDifference difference)
    {
        PaperServer before = new(difference.Renamed);
        PaperServer after = new(difference.After);
        PaperServer server = new(difference.Renamed);
        StepRun last = StepRun.Together;
        foreach (MigrationStep step in MigrationPlanner.Plan(difference).Steps)
        {
            if ((step.Run != StepRun.Together || last != StepRun.Together) && Exposed(server, before, after) is { } early) return $"before {SqlWriter.Write(step.Statement)}: {early}";
            if (!IsRename(step.Statement, difference)) server.Run(step.Statement);
            last = step.Run;
        }
        return Exposed(server, before, after);
    }

    private static string? Exposed(PaperServer server, PaperServer before, PaperServer after)
    {
        foreach ((QualifiedName name, PaperTable table) in server.Tables)
        {
            PaperSecurity? was = before.Tables.TryGetValue(name, out PaperTable? old) ? old.Security() : null;
            PaperSecurity? willBe = after.Tables.TryGetValue(name, out PaperTable? wanted) ? wanted.Security() : null;
            PaperSecurity now = table.Security();
            if (was is { HasRowSecurity: true } && willBe is { HasRowSecurity: true } && !(now.HasRowSecurity && now.IsForced)) return $"{name} is without row security";
            if ((was is null || !now.IsWithin(was)) && (willBe is null || !now.IsWithin(willBe))) return $"{name} shows more than before and afterwards";
        }
        return null;
    }

    private static string Text(SchemaModel before, SchemaModel after) => string.Concat(MigrationPlanner.Plan(SchemaDiffer.Compare(before, after)).Steps
        .Select(step => $"{step.Run} {step.Part} {step.Table} {string.Join(",", step.Covers)}\n{SqlWriter.Write(step.Statement)};\n"));

    private static string Differing(string expected, string actual)
    {
        string[] wanted = expected.Split('\n');
        string[] has = actual.Split('\n');
        return string.Join("\n", wanted.Except(has).Select(line => "- " + line).Concat(has.Except(wanted).Select(line => "+ " + line)).Take(12));
    }

    private static void Holds(Func<ModelPair, string?> property)
    {
        ConcurrentBag<(int Seed, string Failure)> failures = [];
        Parallel.ForEach(Drawn.Value, pair =>
        {
            string? failure;
            try
            {
                failure = property(pair);
            }
            catch (Exception thrown)
            {
                failure = thrown.ToString();
            }
            if (failure is not null) failures.Add((pair.Seed, $"seed {pair.Seed} ({pair.Told}): {failure}"));
        });
        string.Join("\n\n", failures.OrderBy(failure => failure.Seed).Select(failure => failure.Failure).Take(10)).ShouldBe("", $"{failures.Count} pairs fail");
    }
}
