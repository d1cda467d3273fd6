using StudyHub.Schema.Collections;

namespace StudyHub.Schema.Linking;

/// <summary>What can be wrong between declarations that are well by themselves.</summary>
public static class LinkingRules
{
    public static Rule TargetIsNoTable { get; } = new(
        "SHS101",
        "Reference to something that is no table",
        "{0} references {1}, which is no [Table] record of this database; put [Table] on it, or [Table, Unmanaged] where somebody else creates it",
        "A foreign key needs a table to point at. Mark the record with [Table], or with [Table, Unmanaged] when somebody else creates it.");

    public static Rule KeyDiffers { get; } = new(
        "SHS102",
        "Reference does not fit the key it points at",
        "{0} ({1}) cannot reference {2} ({3}): number and types of the columns must be the same",
        "PostgreSQL compares the columns of a foreign key pairwise with those of the key.");

    public static Rule TableNameTwice { get; } = new(
        "SHS103",
        "Two tables of one name",
        "{0} and {1} are both the table {2}; name one of them with [Table(\"…\")]",
        "Two records cannot be one table. Name one of them with [Table(\"…\")], or put it in another schema.");

    public static Rule ColumnNameTwice { get; } = new(
        "SHS104",
        "Two columns of one name",
        "{0}.{1} and {0}.{2} are both the column {3}; name one of them with [Column(\"…\")]",
        "Two properties cannot be one column. Name one of them with [Column(\"…\")].");

    public static Rule ObjectNameTwice { get; } = new(
        "SHS105",
        "Two objects of one name",
        "{0} is the name of {1} and of {2}; give one of them a Name",
        "Tables, indexes, primary keys and unique constraints share the names of their schema; all constraints of a table share its names; "
        + "enums and tables share the names of types. Give one of them a Name.");

    public static Rule NoFrameworkRoot { get; } = new(
        "SHS106",
        "Framework-aware table without a framework root",
        "{0} is [FrameworkAware], but no [Table] record is the [FrameworkRoot]; put it on the table of the frameworks",
        "framework_id has to reference the table whose rows are the frameworks.");

    public static Rule SecondFrameworkRoot { get; } = new(
        "SHS107",
        "Two framework roots",
        "{0} and {1} are both the [FrameworkRoot]; take it away from one",
        "framework_id can reference one table only.");

    public static Rule SeedRowTwice { get; } = new(
        "SHS108",
        "Two seed rows with one key",
        "Seed rows {0} and {1} of {2} have the same {3}; the second would overwrite the first",
        "The second row would overwrite the first at each deployment.");

    public static Rule SeedWithoutKey { get; } = new(
        "SHS109",
        "Seed without a usable key",
        "The rows of seed {0} give neither the primary key of {1} nor all columns of one of its unique keys; give one of them",
        "Without a key it cannot be told whether a row is there already, and each deployment would add it again.");

    public static Rule EnumNameTwice { get; } = new(
        "SHS111",
        "Two enums of one name with different labels",
        "{0} and {1} are both the PostgreSQL enum {2}, with different labels; name one of them with [PostgresEnum(\"…\")]",
        "One type has one list of labels. Name one of them with [PostgresEnum(\"…\")].");

    public static Rule SetNullOnNotNull { get; } = new(
        "SHS112",
        "SET NULL on a column that is NOT NULL",
        "{0} {1} SET NULL, but column {2} is NOT NULL; make it nullable, or choose another action",
        "The delete or update of the referenced row would always fail.");

    public static Rule PolicyNameTwice { get; } = new(
        "SHS113",
        "Two policies of one name",
        "{0} and {1} of {2} both make the policy {3}; give one of them a Name",
        "A table's policies have names of their own. A second restrictive rule for one role and command needs a Name.");

    public static Rule SeedCycle { get; } = new(
        "SHS114",
        "Seeds wait for each other",
        "The seeds of {0} refer to each other in a circle: {1}; give the rows literal keys, or break the circle",
        "No order of writing them would find each referenced row there. Give the rows literal keys, or break the circle.");

    public static Rule TargetIsNoKey { get; } = new(
        "SHS115",
        "Reference to columns that are no key",
        "{0} references {1} ({2}), which is neither the primary key nor a unique key of it; put [Unique] on the target",
        "A foreign key can only point at columns that tell one row from all others by a constraint.");

    public static Rule UpdatedAtRenamed { get; } = new(
        "SHS116",
        "UpdatedAt is not the column updated_at",
        "{0} is ITimestamped, but its UpdatedAt is the column {1}: the trigger keeps updated_at",
        "One trigger function serves all tables, so the column has one name in all of them.");

    public static Rule RoleNameTwice { get; } = new(
        "SHS117",
        "Two roles of one name",
        "The roles for {0} and {1} are both named {2}; name one of them otherwise in [assembly: Database(…)]",
        "What one of them is granted the other would have too.");

    public static Rule SecondMembership { get; } = new(
        "SHS118",
        "Two tables of memberships",
        "{0} and {1} are both the [FrameworkMembership]; take it away from one",
        "Policies ask one table who is a member of which framework.");

    public static Rule DecidedTwice { get; } = new(
        "SHS119",
        "Two permissive rules for one role and command",
        "{0} and {1} of {2} both decide for {3} what it may {4}; say it in one rule with ||, or mark the narrowing one IsRestrictive",
        "PostgreSQL lets through what either of two permissive policies lets through: the wider wins at every row. One rule with || says so where it can be read.");

    public static Rule NoMembership { get; } = new(
        "SHS120",
        "Readable by members without a table of memberships",
        "{0} is [ReadableByMembers], but no [Table] record is the [FrameworkMembership]; put it on the table that says who is a member",
        "Who is a member of which framework has to be said by a table.");

    /// <summary>Every rule, by id.</summary>
    public static EquatableArray<Rule> All { get; } = EquatableArrays.Of(
        TargetIsNoTable,
        KeyDiffers,
        TableNameTwice,
        ColumnNameTwice,
        ObjectNameTwice,
        NoFrameworkRoot,
        SecondFrameworkRoot,
        SeedRowTwice,
        SeedWithoutKey,
        EnumNameTwice,
        SetNullOnNotNull,
        PolicyNameTwice,
        SeedCycle,
        TargetIsNoKey,
        UpdatedAtRenamed,
        RoleNameTwice,
        SecondMembership,
        DecidedTwice,
        NoMembership);
}
