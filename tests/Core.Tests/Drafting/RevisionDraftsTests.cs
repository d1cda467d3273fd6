using System;
using System.Collections.Generic;
using System.Linq;
using System.Text;
using StudyHub.Schema.Collections;
using StudyHub.Schema.Core.Tests.Revisions;
using StudyHub.Schema.Drafting;
using StudyHub.Schema.Golden;
using StudyHub.Schema.Manifest;
using StudyHub.Schema.Model;
using StudyHub.Schema.Naming;
using StudyHub.Schema.Revisions;

namespace StudyHub.Schema.Core.Tests.Drafting;

/// <summary>What people read when they review a revision. The golden files hold both ways and what is asked for.</summary>
public sealed class RevisionDraftsTests
{
    private static readonly SchemaModel Base = RichSchema.Model;
    private static readonly RevisionId Parent = new("0123456789ab");

    private static readonly Dictionary<string, Func<SchemaModel>> Changes = new(StringComparer.Ordinal)
    {
        ["new_table"] = () => Base with { Tables = Base.Tables.Append(Chain.Table("notes")).OrderBy(table => table.Name).ToEquatableArray() },
        ["column_without_default"] = () => With("user", table => table with { Columns = table.Columns.With(Text("nickname")) }),
        ["column_dropped"] = () => With("teams", table => table with
        {
            Columns = table.Columns.Where(column => column.Name.Value != "parent_id").ToEquatableArray(),
            ForeignKeys = table.ForeignKeys.Where(key => key.Name.Value != "fk_teams_parent_id").ToEquatableArray(),
        }),
        ["type_narrowed"] = () => Column("user", "email", column => column with { Type = PgType.Varchar(50) }),
        ["not_null_on_a_table_with_rows"] = () => Column("user", "team_id", column => column with { IsNullable = false }),
        ["index_on_a_table_with_rows"] = () => With("user", table => table with { Indexes = table.Indexes.With(Index("idx_user_email", "email")) }),
        ["unique_on_a_table_with_rows"] = () => With("user", table => table with { Uniques = table.Uniques.With(new UniqueModel(new("uq_user_team_id"), Names("team_id"))) }),
        ["check_on_a_table_with_rows"] = () => With("user", table => table with { Checks = EquatableArrays.Of(new CheckModel(new("ck_user_email"), new("email <> ''"))) }),
        ["labels"] = () => Base with { Enums = EquatableArrays.Of(Base.Enums[0] with { Labels = EquatableArrays.Of("glad", "calm", "so-so") }) },
        ["label_added"] = () => Base with { Enums = EquatableArrays.Of(Base.Enums[0] with { Labels = EquatableArrays.Of("glad", "calm", "so-so", "it's bad") }) },
        ["column_renamed"] = () => With("teams", table => table with
        {
            Columns = table.Columns.Select(column => column.Name.Value == "name" ? column with { Name = new("title"), RenamedFrom = new("name") } : column).ToEquatableArray(),
            Indexes = table.Indexes.Select(index => index with { Name = new("uq_teams_title"), Keys = EquatableArrays.Of(new IndexKey { Column = new("title") }) }).ToEquatableArray(),
            Seeds = table.Seeds.Select(seed => seed with { ConflictColumns = Names("title"), Columns = Names("title") }).ToEquatableArray(),
        }, model => model with
        {
            Tables = model.Tables.Select(table => table with
            {
                ForeignKeys = table.ForeignKeys.Select(key => key.Name.Value == "fk_order_team_name" ? key with { ReferencedColumns = Names("title") } : key).ToEquatableArray(),
            }).ToEquatableArray(),
        }),
        ["policy_widened"] = () => With("user", table => table with
        {
            Policies = table.Policies.Select(policy => policy.Name.Value == "user_authenticated_select" ? policy with { Using = new("true") } : policy).ToEquatableArray(),
        }),
        ["grant"] = () => With("user", table => table with { Grants = table.Grants.With(new GrantModel(TablePrivilege.Delete, new("sqltest_authenticated"), default)) }),
        ["seed_row"] = () => With("teams", table => table with
        {
            Seeds = table.Seeds.Select(seed => seed with { Rows = seed.Rows.With(new SeedRow(EquatableArrays.Of(new SqlExpression("'Parents'")))) }).ToEquatableArray(),
        }),
        ["comment"] = () => With("user", table => table with { Comment = "People" }),
        ["table_dropped"] = () => Base with { Tables = Base.Tables.Where(table => table.Name.Name.Value != "kinds").ToEquatableArray() },
    };

    public static TheoryData<string> Names_of_changes => [.. Changes.Keys];

    [Theory]
    [MemberData(nameof(Names_of_changes))]
    public void A_revision_reads_as_its_golden_file_says(string change)
    {
        RevisionDraft draft = RevisionDrafts.Make(Base, Changes[change](), Parent, change);

        StringBuilder text = new();
        foreach (string loss in draft.Losses) text.Append("loss: ").Append(loss).Append('\n');
        foreach (string opening in draft.Openings) text.Append("opening: ").Append(opening).Append('\n');
        foreach (string risk in draft.Risks) text.Append("risk: ").Append(risk).Append('\n');
        foreach (string file in (string[])[RevisionFiles.Up, RevisionFiles.Down])
            text.Append("\n==== ").Append(file).Append('\n').Append(draft.Files.Single(one => one.Path.EndsWith("/" + file, StringComparison.Ordinal)).Text);
        GoldenFile.Matches(text.ToString().Replace(draft.Id.Value, "<id>", StringComparison.Ordinal), "sql", $"{change}");
    }

    [Theory]
    [MemberData(nameof(Names_of_changes))]
    public void A_revision_is_read_back_with_both_scripts_and_the_consents(string change)
    {
        RevisionDraft first = RevisionDrafts.Make(SchemaModel.Empty, Base, null, "first");
        RevisionDraft draft = RevisionDrafts.Make(Base, Changes[change](), first.Id, change);

        RevisionSet set = RevisionSetReader.Read([.. first.Files.Where(file => file.Path != RevisionFiles.Head), .. draft.Files]);

        set.Findings.ShouldBeEmpty();
        set.Heads[0].Consents.ShouldBe(draft.Losses.Concat(draft.Openings).ToEquatableArray());
        SchemaFingerprint.Of(RevisionModels.At(set, draft.Id)).ShouldBe(SchemaFingerprint.Of(Changes[change]()));
    }

    [Fact]
    public void What_loses_rows_is_known_for_the_way_there_and_for_the_way_back()
    {
        RevisionDraft dropped = RevisionDrafts.Make(Base, Changes["table_dropped"](), Parent, "dropped");
        dropped.Losses.ShouldContain("loses the rows of table study.kinds");

        RevisionDraft made = RevisionDrafts.Make(SchemaModel.Empty, Chain.Tables(1), null, "made");
        made.Losses.ShouldBeEmpty();
        RevisionSetReader.Read(made.Files).Revisions[0].BackConsents.ShouldContain("loses the rows of table public.t1");
    }

    [Fact]
    public void An_empty_revision_changes_nothing_and_says_how_to_fill_it()
    {
        RevisionDraft first = RevisionDrafts.Make(SchemaModel.Empty, Chain.Tables(1), null, "first");
        RevisionDraft empty = RevisionDrafts.MakeEmpty(Chain.Tables(1), first.Id, "by_hand");
        RevisionSet set = RevisionSetReader.Read([.. first.Files.Where(file => file.Path != RevisionFiles.Head), .. empty.Files]);

        set.Findings.ShouldBeEmpty();
        set.Heads[0].Up.Steps.ShouldBeEmpty();
        set.Heads[0].Delta.IsEmpty.ShouldBeTrue();
        set.Heads[0].Up.Text.ShouldContain($"studyhub-schema freeze {empty.Id}");
    }

    [Fact]
    public void Freezing_takes_other_scripts_and_leaves_the_head_alone()
    {
        RevisionDraft draft = RevisionDrafts.Make(SchemaModel.Empty, Chain.Tables(1), null, "first");
        Revision revision = RevisionSetReader.Read(draft.Files).Revisions[0];

        RevisionDraft frozen = RevisionDrafts.Freeze(revision, revision.Up.Text + "\n-- more\n", null, "nobody goes back");

        frozen.Files.ShouldNotContain(file => file.Path == RevisionFiles.Head);
        RevisionSet set = RevisionSetReader.Read([.. frozen.Files, RevisionFiles.HeadFile(draft.Id)]);
        set.Findings.ShouldBeEmpty();
        set.Revisions[0].Irreversible.ShouldBe("nobody goes back");
    }

    private static SchemaModel With(string table, Func<TableModel, TableModel> change, Func<SchemaModel, SchemaModel>? also = null)
    {
        SchemaModel model = Base with { Tables = Base.Tables.Select(item => item.Name.Name.Value == table ? change(item) : item).ToEquatableArray() };
        return also is null ? model : also(model);
    }

    private static SchemaModel Column(string table, string name, Func<ColumnModel, ColumnModel> change)
        => With(table, item => item with { Columns = item.Columns.Select(column => column.Name.Value == name ? change(column) : column).ToEquatableArray() });

    private static ColumnModel Text(string name) => new() { Name = new(name), Type = PgType.Text, IsNullable = true };

    private static IndexModel Index(string name, string column) => new() { Name = new(name), Keys = EquatableArrays.Of(new IndexKey { Column = new(column) }) };

    private static EquatableArray<Identifier> Names(params string[] names) => names.Select(name => new Identifier(name)).ToEquatableArray();
}
