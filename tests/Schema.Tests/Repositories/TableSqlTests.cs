using StudyHub.Schema.Repositories;

namespace StudyHub.Schema.Schema.Tests.Repositories;

public sealed class TableSqlTests
{
    private const string Returning = " returning id, code, mood::text, made_at";

    private static readonly TableSql Notes = new(
        "app.notes", "app.notes", ["id", "code", "mood", "made_at"], optional: 1, inserted: 3, key: [0], kept: [0], "deleted_at",
        casts: [null, null, "app.mood", null], readAs: [null, null, "text", null]);

    private static readonly TableSql Links = new("links", "links", ["a", "b"], optional: 0, inserted: 2, key: [0, 1], kept: [0, 1]);

    [Fact]
    public void A_deleted_row_is_found_only_when_it_is_asked_for()
    {
        Notes.Key.Find(includeDeleted: false).Text.ShouldBe("select id, code, mood::text, made_at from app.notes where id = $1 and deleted_at is null");
        Notes.Key.Find(includeDeleted: true).Text.ShouldBe("select id, code, mood::text, made_at from app.notes where id = $1");
    }

    [Fact]
    public void A_column_that_is_left_out_is_given_by_its_default()
    {
        Notes.Insert(0).Text.ShouldBe("insert into app.notes (id, code, mood) values ($1, $2, $3::app.mood)" + Returning);
        Notes.Insert(1).Text.ShouldBe("insert into app.notes (id, code, mood) values (default, $2, $3::app.mood)" + Returning);
    }

    [Fact]
    public void An_update_leaves_the_key_alone_and_passes_deleted_rows_by()
        => Notes.Update.Text.ShouldBe("update app.notes set code = $2, mood = $3::app.mood where id = $1 and deleted_at is null" + Returning);

    [Fact]
    public void An_upsert_stores_all_but_its_own_key_and_brings_the_row_back()
        => Notes.Unique(1).Upsert(1).Text.ShouldBe(
            "insert into app.notes (id, code, mood) values (default, $2, $3::app.mood) on conflict (code) do update set mood = excluded.mood, deleted_at = null" + Returning);

    [Fact]
    public void A_soft_delete_marks_a_row_once_and_a_restore_takes_the_mark_away()
    {
        Notes.Key.Delete.Text.ShouldBe("update app.notes set deleted_at = now() where id = $1 and deleted_at is null");
        Notes.Key.Purge.Text.ShouldBe("delete from app.notes where id = $1");
        Notes.Key.Restore.Text.ShouldBe("update app.notes set deleted_at = null where id = $1 and deleted_at is not null" + Returning);
    }

    [Fact]
    public void A_key_of_several_columns_is_matched_in_its_order()
    {
        Links.Key.Delete.Text.ShouldBe("delete from links where a = $1 and b = $2");
        Links.All.Rows(includeDeleted: false).Text.ShouldBe("select a, b from links order by a, b limit $1");
    }

    [Fact]
    public void A_condition_is_listed_counted_and_looked_for()
    {
        RowQuery query = Notes.Where("(code = $1)", 1, new RowOrder(1, isDescending: true));

        query.Rows(includeDeleted: false).Text.ShouldEndWith(" from app.notes where (code = $1) and deleted_at is null order by code desc, id limit $2");
        query.Text(new RowForm { Answer = RowAnswer.Count }).ShouldBe("select count(*) from app.notes where (code = $1) and deleted_at is null");
        query.Text(new RowForm { Answer = RowAnswer.Any }).ShouldBe("select exists (select from app.notes where (code = $1) and deleted_at is null)");
    }

    [Fact]
    public void No_call_puts_a_statement_together_again()
    {
        Notes.Insert(1).ShouldBeSameAs(Notes.Insert(1));
        Notes.Key.Upsert(1).ShouldBeSameAs(Notes.Key.Upsert(1));
        Notes.Update.ShouldBeSameAs(Notes.Update);
        Notes.All.Rows(includeDeleted: false).ShouldBeSameAs(Notes.All.Rows(includeDeleted: false));
    }

    [Fact]
    public void A_table_whose_values_are_all_the_databases_own_is_inserted_into_by_its_defaults()
        => new TableSql("t", "t", ["id"], optional: 0, inserted: 0, key: [0], kept: []).Insert(0).Text.ShouldBe("insert into t default values returning id");
}
