using System;
using System.Linq;
using System.Threading.Tasks;
using StudyHub.Schema.Collections;
using StudyHub.Schema.Model;
using StudyHub.Schema.Testing.Revisions;

namespace StudyHub.Schema.Proofs.Tests;

/// <summary>A good history holds, and each planted fault is found where it is.</summary>
public sealed class RevisionProofTests
{
    [Fact]
    public async Task A_good_history_holds_revision_by_revision()
    {
        RevisionProofResult result = await RevisionProof.RunAsync(History.OfColumnAndIndex().Set, new RevisionProofOptions { All = true });

        result.ShouldHold();
        result.Revisions.Select(revision => revision.Name).ShouldBe(["all", "change"]);
        result.Judge.ShouldNotBeNull(result.NotJudged).ShouldStartWith("pg_dump ");
        Line(result, "migration", 0).State.ShouldBe(DeliverableState.Met);
        Line(result, "row security", 0).Evidence.ShouldContain("4 tables × 4 commands");
        Line(result, "seed data", 0).Evidence.ShouldContain("ran twice more and changed no row");
        Line(result, "constraint tests", 0).Evidence.ShouldStartWith("36 of 36 new constraints refused");
        Line(result, "performance", 0).Evidence.ShouldContain("none by reading a whole table");
        result.Revisions[0].Rows.ShouldBe(0);
        result.Revisions[1].Rows.ShouldBeGreaterThan(10);
        Line(result, "seed data", 1).State.ShouldBe(DeliverableState.NotApplicable);
        Line(result, "performance", 1).Evidence.ShouldStartWith("1 searches");
        Line(result, "rollback", 1).State.ShouldBe(DeliverableState.Met);
    }

    [Fact]
    public async Task A_way_back_that_forgets_an_index_is_found_by_both_judges()
    {
        RevisionProofResult result = await ProveAsync(History.Of(WithIndex).Edited(down: text => text.Replace("drop index", "drop index if exists public.nothing; --", StringComparison.Ordinal)));
        result.Holds.ShouldBeFalse();
        Found(result, ProofStage.AfterDown).ShouldContain(text => text.StartsWith("index public.idx_test_results_score is there and is not expected", StringComparison.Ordinal));
        Found(result, ProofStage.AfterDown).ShouldContain(text => text.StartsWith("pg_dump: INDEX public.idx_test_results_score is there", StringComparison.Ordinal));
        Line(result, "rollback").State.ShouldBe(DeliverableState.NotMet);
    }

    [Fact]
    public async Task A_way_there_that_does_not_lead_to_the_model_is_found_by_both_judges()
    {
        RevisionProofResult result = await ProveAsync(History.OfColumnAndIndex().Edited(up: text => text.Replace("varchar(40)", "varchar(50)", StringComparison.Ordinal)));
        Found(result, ProofStage.AfterUp).ShouldBe(
        [
            "column public.test_results.examiner: type is character varying(50), expected character varying(40)",
            "pg_dump: TABLE public.test_results: expected examiner character varying(40); found examiner character varying(50)",
        ]);
        Line(result, "migration").State.ShouldBe(DeliverableState.NotMet);
    }

    [Fact]
    public async Task Rows_that_are_lost_have_to_be_declared()
    {
        RevisionProofResult silent = await ProveAsync(History.OfDroppedColumn().Edited(consents: []));
        Found(silent, ProofStage.AfterUp).ShouldHaveSingleItem().ShouldMatch(@"^public\.test_results\.test_code is dropped with the values of \d+ rows, and the manifest does not say so\.$");

        RevisionProofResult declared = await ProveAsync(History.OfDroppedColumn().Edited(consents: ["loses the values of column public.test_results.test_code"]));
        Found(declared, ProofStage.AfterUp).ShouldBeEmpty();
        // The column comes back without values and without a default, which rows do not take.
        Found(declared, ProofStage.Down).ShouldHaveSingleItem().ShouldStartWith("it would fail where rows exist: ");
        Line(declared, "migration").State.ShouldBe(DeliverableState.Met);
        Line(declared, "rollback").State.ShouldBe(DeliverableState.NotMet);
    }

    [Theory]
    [InlineData("update public.test_results set score = 55;", "rows hold other values, in score (such as")]
    [InlineData("delete from public.student_progress;", "rows are gone, and the manifest declares no loss.")]
    public async Task A_way_there_that_changes_rows_silently_is_found(string sql, string report)
    {
        RevisionProofResult result = await ProveAsync(History.OfColumnAndIndex().Edited(up: text => text + "\n-- step 3: in a transaction\n" + sql + "\n"));
        Found(result, ProofStage.AfterUp).ShouldHaveSingleItem().ShouldContain(report);
    }

    [Fact]
    public async Task A_way_there_that_fails_where_rows_exist_is_told_and_the_rest_is_tried_without_them()
    {
        RevisionProofResult result = await ProveAsync(History.OfColumnAndIndex().Edited(
            up: text => text + "\n-- step 3: in a transaction\nalter table public.test_results add constraint none check (false);\nalter table public.test_results drop constraint none;\n"));
        result.Revisions[0].Findings.ShouldHaveSingleItem().ToString().ShouldStartWith("up: it would fail where rows exist: ");
        Line(result, "rollback").State.ShouldBe(DeliverableState.Met);
    }

    [Fact]
    public async Task A_way_there_that_fails_is_told_and_nothing_else()
    {
        RevisionProofResult result = await ProveAsync(History.OfColumnAndIndex().Edited(up: text => text + "\n-- step 3: in a transaction\nselect nonsense;\n"));
        result.Revisions[0].Findings.ShouldHaveSingleItem().ToString().ShouldMatch(@"^up: [0-9a-f]{12}_change/up\.sql\(\d+\): .*nonsense");
        result.Revisions[0].Deliverables.ShouldBeEmpty();
    }

    [Fact]
    public async Task Seeds_that_are_not_idempotent_are_found()
    {
        RevisionProofResult result = await ProveAsync(History.OfColumnAndIndex().Edited(
            up: text => text + "\n-- step 3: in a transaction\ninsert into public.acs_codes (code, area, task, kind, description) select gen_random_uuid(), 'a', 't', 'skill', 'd';\n"));
        Line(result, "seed data").State.ShouldBe(DeliverableState.NotMet);
        Line(result, "seed data").Evidence.ShouldStartWith("run twice more, public.acs_codes has other rows");
    }

    [Fact]
    public async Task A_command_that_is_granted_without_a_policy_is_found()
    {
        RevisionProofResult result = await ProveAsync(History.Of(table => table with
        {
            Grants = table.Grants.With(new GrantModel(TablePrivilege.Delete, new("authenticated"), default)).OrderBy(grant => grant.Role).ThenBy(grant => grant.Privilege).ToEquatableArray(),
        }));
        Line(result, "row security").ShouldBe(new("row security", DeliverableState.NotMet, "public.test_results: delete is granted to authenticated, and no policy says for which rows"));
    }

    [Fact]
    public async Task A_foreign_key_without_an_index_is_found()
    {
        RevisionProofResult result = await ProveAsync(History.Of(table => table with
        {
            Columns = table.Columns.With(new ColumnModel { Name = new("code_id"), Type = PgType.Uuid, IsNullable = true }),
            ForeignKeys = EquatableArrays.Of(
                new ForeignKeyModel
                {
                    Name = new("fk_test_results_code_id"),
                    Columns = EquatableArrays.Of(new Naming.Identifier("code_id")),
                    ReferencedTable = new("public", "acs_codes"),
                    ReferencedColumns = EquatableArrays.Of(new Naming.Identifier("id")),
                },
                table.ForeignKeys[0]),
        }));
        Line(result, "performance").ShouldBe(new("performance", DeliverableState.NotMet,
            "foreign key public.test_results.fk_test_results_code_id is searched by reading all of public.test_results: put an index on (code_id)"));
        Line(result, "constraint tests").Evidence.ShouldBe("1 of 1 new constraints refused a row that breaks them");
    }

    [Fact]
    public async Task A_revision_without_a_way_back_is_judged_by_its_way_there()
    {
        RevisionProofResult result = await ProveAsync(History.OfColumnAndIndex().Edited(irreversible: "nobody needs it"));
        result.ShouldHold();
        Line(result, "rollback").ShouldBe(new("rollback", DeliverableState.NotApplicable, "there is no way back: nobody needs it"));
    }

    [Fact]
    public async Task Failures_are_listed_for_a_test()
    {
        RevisionProofResult result = await ProveAsync(History.OfDroppedColumn().Edited(consents: []));
        Should.Throw<RevisionProofException>(result.ShouldHold).Message.ShouldContain("\n  after up: public.test_results.test_code is dropped");
        (result with { Revisions = [], Judge = null, NotJudged = "none" }).Holds.ShouldBeTrue();
        Should.Throw<RevisionProofException>((result with { Revisions = [], Judge = null, NotJudged = "none", IsStrict = true }).ShouldHold).Message.ShouldContain("Not judged by pg_dump: none");
    }

    [Fact]
    public async Task What_cannot_be_proven_is_said_before_anything_is_done()
    {
        (await Should.ThrowAsync<RevisionProofException>(() => RevisionProof.RunAsync(History.OfColumnAndIndex().Set, new RevisionProofOptions { Revisions = [new("000000000000")] })))
            .Message.ShouldBe("There is no revision 000000000000.");
        (await Should.ThrowAsync<RevisionProofException>(() => RevisionProof.RunAsync(History.OfColumnAndIndex().Set, new RevisionProofOptions { DumpProgram = "/nowhere/pg_dump" })))
            .Message.ShouldStartWith("/nowhere/pg_dump does not run");
        (await Should.ThrowAsync<RevisionProofException>(() => RevisionProof.RunAsync(Revisions.RevisionSetReader.Read([])))).Message.ShouldContain("There is no revision to prove");
    }

    private static TableModel WithIndex(TableModel table) => table with
    {
        Indexes = EquatableArrays.Of(new IndexModel { Name = new("idx_test_results_score"), Keys = EquatableArrays.Of(new IndexKey { Column = new("score") }) }, table.Indexes[0]),
    };

    private static Task<RevisionProofResult> ProveAsync(History history) => RevisionProof.RunAsync(history.Set);

    private static string[] Found(RevisionProofResult result, ProofStage stage)
        => [.. result.Revisions[0].Findings.Where(finding => finding.Stage == stage).Select(finding => finding.Message)];

    private static Deliverable Line(RevisionProofResult result, string name, int revision = 0)
        => result.Revisions[revision].Deliverables.Single(line => line.Name == name);
}
