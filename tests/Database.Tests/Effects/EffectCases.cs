using System.Collections.Generic;
using System.Linq;
using StudyHub.Schema.Collections;
using StudyHub.Schema.Model;
using static StudyHub.Schema.Database.Tests.Effects.Small;

namespace StudyHub.Schema.Database.Tests.Effects;

/// <summary>Every kind of statement that a plan can have on tables that are there.</summary>
internal static class EffectCases
{
    private static readonly ColumnModel Body = Column("body", Text);
    private static readonly ColumnModel Number = Column("n", PgType.Integer, isNullable: false);
    private static readonly TableModel Notes = Table("notes", Body);
    private static readonly TableModel Numbers = Table("numbers", Number);
    private static readonly FunctionModel Touch = new() { Name = Name("touch"), Definition = "returns trigger language plpgsql as $$ begin return new; end $$" };

    private const string TwoNotes = "insert into notes (id, body) values (1, 'one'), (2, 'two');";
    private const string TwoNumbers = "insert into numbers (id, n) values (1, 10), (2, 20);";

    public static IReadOnlyList<EffectCase> All => [.. Columns(), .. Constraints(), .. Tables(), .. Security(), .. Seeds(), .. TypeCases.All];

    private static IEnumerable<EffectCase> Columns()
    {
        yield return Changed("a column is added", Notes, Notes with { Columns = Notes.Columns.With(Column("c", Text)) }, TwoNotes);
        yield return Added("a constant default", Column("c", PgType.Integer, isNullable: false, "7"));
        yield return Added("a cast default", Column("c", PgType.Numeric(10, 2), isNullable: false, "'7'::numeric(10, 2)"));
        yield return Added("a stable default", Column("c", PgType.TimestampTz, isNullable: false, "now()"));
        yield return Added("a volatile default", Column("c", PgType.Uuid, isNullable: false, "gen_random_uuid()"));
        yield return Added("an identity", Column("c", PgType.BigInt, isNullable: false, identity: IdentityKind.ByDefault));
        yield return Changed("a generated column is added", Numbers, Numbers with { Columns = Numbers.Columns.With(Column("c", PgType.Integer, generated: "100 / n")) }, TwoNumbers, "insert into numbers values (3, 0)");
        yield return Changed("a column without NULL and default is added", Notes, Notes with { Columns = Notes.Columns.With(Column("c", Text, isNullable: false)) }, "", TwoNotes);
        SchemaModel own = ModelOf(Notes) with { Functions = EquatableArrays.Of(new FunctionModel { Name = Name("fixed"), Definition = "returns integer language sql stable as $$ select 7 $$" }) };
        yield return new("a default of a stable function of the schema", own, own with { Tables = EquatableArrays.Of(Notes with { Columns = Notes.Columns.With(Column("c", PgType.Integer, value: "public.fixed()")) }) }, TwoNotes);
        SchemaModel wild = own with { Functions = EquatableArrays.Of(own.Functions[0] with { Definition = "returns integer language plpgsql as $$ begin return 7; end $$" }) };
        yield return new("a default of a volatile function of the schema", wild, wild with { Tables = EquatableArrays.Of(Notes with { Columns = Notes.Columns.With(Column("c", PgType.Integer, value: "public.fixed()")) }) }, TwoNotes);

        yield return Changed("a column is dropped", Notes, Notes with { Columns = EquatableArrays.Of(Id) }, TwoNotes);
        TableModel computed = Numbers with { Columns = Numbers.Columns.With(Column("c", PgType.Integer, generated: "n + 1")) };
        yield return Changed("a generated column is dropped", computed, Numbers, TwoNumbers);
        yield return Changed("a generated column becomes an ordinary one", computed, Numbers with { Columns = Numbers.Columns.With(Column("c", PgType.Integer)) }, TwoNumbers);
        yield return Changed("a column becomes a generated one", Numbers with { Columns = Numbers.Columns.With(Column("c", PgType.Integer)) }, computed, TwoNumbers + "update numbers set c = 5;", "insert into numbers values (3, 2147483647)");
        yield return Changed("a column is renamed", Notes, Notes with { Columns = EquatableArrays.Of(Id, Body with { Name = new("text"), RenamedFrom = Body.Name }) }, TwoNotes);
        yield return Of("a default is set", Body, Body with { Default = new("'new'") });
        yield return Of("a default is dropped", Body with { Default = new("'old'") }, Body);
        yield return Of("a default is changed", Body with { Default = new("'old'") }, Body with { Default = new("gen_random_uuid()::text") });
        yield return Of("a comment on a column", Body, Body with { Comment = "text" });
        yield return Of("a column takes no NULL any more", Body, Body with { IsNullable = false }, "insert into notes values (3, null)");
        yield return Of("a column may be NULL", Body with { IsNullable = false }, Body);
        yield return Changed("an identity is added", Numbers, Numbers with { Columns = EquatableArrays.Of(Id, Number with { Identity = IdentityKind.Always }) }, TwoNumbers);
        yield return Changed("an identity changes", Numbers with { Columns = EquatableArrays.Of(Id, Number with { Identity = IdentityKind.Always }) }, Numbers with { Columns = EquatableArrays.Of(Id, Number with { Identity = IdentityKind.ByDefault }) }, "insert into numbers values (1), (2);");
        yield return Changed("an identity is dropped", Numbers with { Columns = EquatableArrays.Of(Id, Number with { Identity = IdentityKind.Always }) }, Numbers, "insert into numbers values (1), (2);");
    }

    private static IEnumerable<EffectCase> Constraints()
    {
        TableModel check = Numbers with { Checks = EquatableArrays.Of(new CheckModel(new("ck_n"), new("n > 0"))) };
        yield return Changed("a check is added", Numbers, check, TwoNumbers, "insert into numbers values (3, -1)");
        yield return Changed("a check is dropped", check, Numbers, TwoNumbers);
        yield return Changed("a check is changed", check, Numbers with { Checks = EquatableArrays.Of(new CheckModel(new("ck_n"), new("n > 5"))) }, TwoNumbers, "insert into numbers values (3, 1)");
        TableModel unique = Numbers with { Uniques = EquatableArrays.Of(new UniqueModel(new("uq_n"), Names("n"))) };
        yield return Changed("a unique constraint is added", Numbers, unique, TwoNumbers, "insert into numbers values (3, 10)");
        yield return Changed("a unique constraint is dropped", unique, Numbers, TwoNumbers);
        yield return Changed("a primary key is added", Numbers with { PrimaryKey = null }, Numbers, TwoNumbers, "insert into numbers values (1, 10)");
        yield return Changed("a primary key is dropped", Numbers, Numbers with { PrimaryKey = null }, TwoNumbers);
        yield return Changed("an index is added", Numbers, Numbers with { Indexes = EquatableArrays.Of(Index("idx_n", "n")) }, TwoNumbers);
        yield return Changed("a unique index is added", Numbers, Numbers with { Indexes = EquatableArrays.Of(Index("idx_n", "n", isUnique: true)) }, TwoNumbers, "insert into numbers values (3, 10)");
        yield return Changed("an index is dropped", Numbers with { Indexes = EquatableArrays.Of(Index("idx_n", "n")) }, Numbers, TwoNumbers);
        yield return Changed("an index is changed", Numbers with { Indexes = EquatableArrays.Of(Index("idx_n", "n")) }, Numbers with { Indexes = EquatableArrays.Of(Index("idx_n", "n") with { Predicate = new("n > 1") }) }, TwoNumbers);
        yield return Changed("an index is renamed", Numbers with { Indexes = EquatableArrays.Of(Index("idx_n", "n")) }, Numbers with { Indexes = EquatableArrays.Of(Index("idx_m", "n")) }, TwoNumbers);
        yield return Changed("an index makes way for a type", Numbers with { Indexes = EquatableArrays.Of(Index("idx_n", "n") with { Predicate = new("n > 1") }) }, Numbers with { Columns = EquatableArrays.Of(Id, Number with { Type = PgType.BigInt }), Indexes = EquatableArrays.Of(Index("idx_n", "n") with { Predicate = new("n > 1") }) }, TwoNumbers);
        TableModel referring = Numbers with { ForeignKeys = EquatableArrays.Of(Key("numbers", "n", "notes")) };
        const string Referring = "insert into notes values (10, 'ten'), (20, 'twenty'); insert into numbers values (1, 10), (2, 20);";
        yield return new("a foreign key is added", ModelOf(Notes, Numbers), ModelOf(Notes, referring), Referring, "insert into numbers values (3, 30)");
        yield return new("a foreign key is dropped", ModelOf(Notes, referring), ModelOf(Notes, Numbers), Referring);
        yield return new("a foreign key to its own table is added", ModelOf(Numbers), ModelOf(Numbers with { ForeignKeys = EquatableArrays.Of(Key("numbers", "n", "numbers")) }), "insert into numbers values (1, 1);", "insert into numbers values (3, 30)");
        yield return new("a constraint is renamed", ModelOf(Notes, referring), ModelOf(Notes, Numbers with { ForeignKeys = EquatableArrays.Of(Key("numbers", "n", "notes") with { Name = new("fk_other") }) }), Referring);
        SchemaModel plain = ModelOf(Numbers) with { Functions = EquatableArrays.Of(Touch) };
        TriggerModel trigger = new(new("trg_touch"), "before update", Touch.Name);
        SchemaModel triggered = plain with { Tables = EquatableArrays.Of(Numbers with { Triggers = EquatableArrays.Of(trigger) }) };
        yield return new("a trigger is added", plain, triggered, TwoNumbers);
        yield return new("a trigger is dropped", triggered, plain, TwoNumbers);
        yield return new("a trigger is renamed", triggered, plain with { Tables = EquatableArrays.Of(Numbers with { Triggers = EquatableArrays.Of(trigger with { Name = new("trg_other") }) }) }, TwoNumbers);
        yield return new("a function is replaced", triggered, triggered with { Functions = EquatableArrays.Of(Touch with { Definition = Touch.Definition.Replace("new;", "old;") }) }, TwoNumbers);
    }

    private static IEnumerable<EffectCase> Tables()
    {
        TableModel referring = Numbers with { ForeignKeys = EquatableArrays.Of(Key("numbers", "n", "notes")) };
        const string Referring = "insert into notes values (10, 'ten'); insert into numbers values (1, 10);";
        yield return new("a table is dropped", ModelOf(Notes, Numbers), ModelOf(Notes), TwoNotes + TwoNumbers);
        yield return new("a table is dropped that refers to another", ModelOf(Notes, referring), ModelOf(Notes), Referring);
        yield return new("two tables are dropped", ModelOf(Notes, referring), ModelOf(), Referring);
        yield return new("a table is added that refers to another", ModelOf(Notes), ModelOf(Notes, referring with { Indexes = EquatableArrays.Of(Index("idx_n", "n")) }), TwoNotes);
        yield return new("a table is renamed", ModelOf(Notes), ModelOf(Notes with { Name = Name("papers"), RenamedFrom = Notes.Name.Name, PrimaryKey = Notes.PrimaryKey! with { Name = new("pk_papers") } }), TwoNotes);
        yield return Changed("a comment on a table", Notes, Notes with { Comment = "paper" }, TwoNotes);

        SchemaModel moods = ModelOf(Table("notes", Column("body", Enum("mood")))).WithEnum("mood", "glad", "sad");
        const string Moods = "insert into notes values (1, 'glad'), (2, null);";
        yield return new("a label is added", moods, moods with { Enums = EquatableArrays.Of(moods.Enums[0] with { Labels = EquatableArrays.Of("glad", "calm", "sad") }) }, Moods);
        yield return new("a label is renamed", moods, moods with { Enums = EquatableArrays.Of(moods.Enums[0] with { Labels = EquatableArrays.Of("glad", "blue"), FormerLabels = EquatableArrays.Of(new FormerLabel("blue", "sad")) }) }, Moods);
        yield return new("labels are in another order", moods, moods with { Enums = EquatableArrays.Of(moods.Enums[0] with { Labels = EquatableArrays.Of("sad", "glad") }) }, Moods);
        yield return new("a label is removed", moods, moods with { Enums = EquatableArrays.Of(moods.Enums[0] with { Labels = EquatableArrays.Of("glad") }) }, Moods, "insert into notes values (3, 'sad')");
    }

    private static IEnumerable<EffectCase> Security()
    {
        TableModel secure = Notes with { HasRowSecurity = true, Policies = EquatableArrays.Of(Policy("own", "body = 'one'")) };
        yield return Changed("row security is switched on", Notes, secure, TwoNotes);
        yield return Changed("row security is switched off", secure, Notes, TwoNotes);
        yield return Changed("a policy is added", secure, secure with { Policies = secure.Policies.With(Policy("second", "true")) }, TwoNotes);
        yield return Changed("a policy is altered", secure, secure with { Policies = EquatableArrays.Of(Policy("own", "body = 'two'")) }, TwoNotes);
        yield return Changed("a policy is replaced", secure, secure with { Policies = EquatableArrays.Of(Policy("own", "true", isRestrictive: true)) }, TwoNotes);
        yield return Changed("a policy is renamed", secure, secure with { Policies = EquatableArrays.Of(Policy("mine", "body = 'one'")) }, TwoNotes);
        yield return Changed("a policy looks into another table while a type changes", secure, secure with { Columns = EquatableArrays.Of(Id, Body with { Type = PgType.Varchar(90) }) }, TwoNotes, "insert into notes values (3, repeat('x', 91))");
        yield return Changed("a grant", Notes, Notes with { Grants = EquatableArrays.Of(new GrantModel(TablePrivilege.Select, new("pg_monitor"), default)) }, TwoNotes);
        TableModel other = Numbers with { HasRowSecurity = true };
        yield return new("a foreign key between tables with row security", ModelOf(secure, other), ModelOf(secure, other with { ForeignKeys = EquatableArrays.Of(Key("numbers", "n", "notes")) }), "insert into notes values (10, 'ten'); insert into numbers values (1, 10);", "insert into numbers values (3, 30)");
    }

    private static IEnumerable<EffectCase> Seeds()
    {
        string[] both = ["id", "body"];
        TableModel seeded = Notes with { Columns = Notes.Columns.With(Column("own", Text)), Seeds = EquatableArrays.Of(Seed(both, ["1", "'one'"], ["2", "'two'"])) };
        const string Own = "update notes set own = 'mine';";
        yield return Changed("seeds are added", seeded with { Seeds = default }, seeded, "");
        yield return Changed("seeds are added beside another key", seeded with { Seeds = default, Uniques = EquatableArrays.Of(new UniqueModel(new("uq_body"), Names("body"))) }, seeded with { Uniques = EquatableArrays.Of(new UniqueModel(new("uq_body"), Names("body"))) }, "", "insert into notes values (3, 'one')");
        yield return Changed("seeds are changed", seeded, seeded with { Seeds = EquatableArrays.Of(Seed(both, ["1", "'uno'"], ["2", "'two'"])) }, Own);
        yield return Changed("seeds go", seeded, seeded with { Seeds = default }, Own);
        yield return Changed("a row of a seed goes", seeded, seeded with { Seeds = EquatableArrays.Of(Seed(both, ["1", "'one'"])) }, Own);
        foreach (ReferentialAction action in new[] { ReferentialAction.Cascade, ReferentialAction.SetNull, ReferentialAction.NoAction, ReferentialAction.Restrict })
        {
            TableModel referring = Table("numbers", Number with { IsNullable = true }) with { ForeignKeys = EquatableArrays.Of(Key("numbers", "n", "notes", action)) };
            TableModel third = Table("third", Number with { IsNullable = true }) with { ForeignKeys = EquatableArrays.Of(Key("third", "n", "numbers", action)) };
            SchemaModel before = ModelOf(seeded, referring, third);
            const string Third = "insert into numbers values (7, 1); insert into third values (8, 7);";
            bool isRefused = action is ReferentialAction.NoAction or ReferentialAction.Restrict;
            yield return new($"seeds go that are referred to, {action}", before, ModelOf(seeded with { Seeds = default }, referring, third), Own + (isRefused ? "" : Third), isRefused ? Third : "");
        }
    }

    private static EffectCase Changed(string name, TableModel before, TableModel after, string rows, string refused = "") => new(name, ModelOf(before), ModelOf(after), rows, refused);

    private static EffectCase Added(string name, ColumnModel column) => Changed("a column with " + name, Notes, Notes with { Columns = Notes.Columns.With(column) }, TwoNotes);

    private static EffectCase Of(string name, ColumnModel before, ColumnModel after, string refused = "")
        => Changed(name, Notes with { Columns = EquatableArrays.Of(Id, before) }, Notes with { Columns = EquatableArrays.Of(Id, after) }, TwoNotes, refused);
}
