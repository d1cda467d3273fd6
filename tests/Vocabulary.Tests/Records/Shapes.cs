using System;
using System.Collections.Generic;
using StudyHub.Schema;

/// <summary>In the global namespace, positional, with a composite key.</summary>
[Table, PrimaryKey(nameof(Shelf), nameof(Place), Name = "places pkey")]
public sealed record ShelfPlace(int Shelf, short Place, string? Remark = "empty")
{
    public string? Remark { get; init; } = Remark;

    [Policy(Command.All, To = Role.Admin)]
    static bool All(ShelfPlace row) => true;
}

namespace Library.Shapes
{
    /// <summary>What several records have.</summary>
    public interface INamed
    {
        string Name { get; }
    }

    /// <summary>A base.</summary>
    public abstract record Keyed
    {
        /// <summary>From the base.</summary>
        public Guid Id { get; init; }
        [Pii("contact")] public string? Contact { get; init; }
    }

    public static partial class Outer
    {
        /// <summary>Nested, with a base record and an inherited member.</summary>
        [Table]
        public sealed partial record Person : Keyed, INamed, ITimestamped, ISoftDeletable
        {
            public required string Name { get; init; }
            [Generated("upper(name)")] public string Loud { get; init; } = null!;
            public DateTimeOffset CreatedAt { get; init; }
            public DateTimeOffset UpdatedAt { get; init; }
            public DateTimeOffset? DeletedAt { get; init; }

            [Policy(Command.All, To = Role.Admin)]
            static bool All(Person row) => true;
        }
    }

    /// <summary>Numbered, with words of SQL as names.</summary>
    [Table("select"), RenamedFrom("selection")]
    [Index(nameof(From), nameof(Order), Descending = [nameof(Order)], Include = [nameof(Where)], Name = "group by")]
    [Index(nameof(Order), Where = nameof(IsOpen))]
    [Index(nameof(From), WhereSql = "\"where\" is not null", IsUnique = true, NullsNotDistinct = true)]
    [Index(Sql = "lower(\"where\")", Name = "idx_lower")]
    [Index(nameof(Tags), Method = IndexMethod.Gin)]
    [Index(nameof(Document), Method = IndexMethod.Gin, OperatorClass = "jsonb_path_ops")]
    [Index(nameof(Document) + "." + nameof(Types.Document.Inner) + "." + nameof(Types.Inner.Name))]
    [Unique(nameof(From), nameof(Where), NullsNotDistinct = true, Name = "table")]
    public sealed partial record Reserved
    {
        [Identity] public long Id { get; init; }
        public int From { get; init; }
        [Column("ORDER")] public int Order { get; init; }
        [RenamedFrom("wher")] public string? Where { get; init; }
        public bool User { get; init; }
        public string[] Tags { get; init; } = [];
        [Jsonb] public Types.Document Document { get; init; } = new();
        [Default("now() + interval '30 days'")] public DateTimeOffset Until { get; init; }
        [NotMapped] public int Twice => From * 2;

        static bool IsOpen(Reserved row) => row.User && row.Order > 3;

        [Check] static bool OpenOrFromIsKnown(Reserved row) => IsOpen(row) || row.From != 0;

        [Query(OrderBy = [nameof(Order), nameof(From)], Descending = [nameof(Order)])]
        static bool Open(Reserved row, int from, string? where, bool user, long[] _) => IsOpen(row) && row.From >= from && row.Where == where && row.User == user;

        [Policy(Command.All, To = Role.Admin)]
        static bool All(Reserved row) => true;
    }

    /// <summary>Somebody else's.</summary>
    [Table("users", Schema = "auth"), Unmanaged]
    public sealed record AuthUser(Guid Id);

    /// <summary>References of each kind; one of two tables in a circle.</summary>
    [Table]
    [References<ShelfPlace>(nameof(Shelf), nameof(Place), OnDelete = OnDelete.SetNull, Name = "stands at")]
    public sealed partial record Book
    {
        public Guid Id { get; init; }
        [Unique, Length(20)] public required string Isbn { get; init; }
        [References<AuthUser>(OnDelete = OnDelete.Cascade)] public Guid? OwnerId { get; init; }
        [References<Book>] public Guid? SequelOf { get; init; }
        [References<Book>(Target = [nameof(Isbn)], OnUpdate = OnUpdate.Cascade)] public string? CopyOf { get; init; }
        public int? Shelf { get; init; }
        public short? Place { get; init; }
        [References<Loan>] public Guid? LoanId { get; init; }

        [Policy(Command.Select, To = Role.Anon)]
        [Policy(Command.Select)]
        static bool Everyone(Book row) => true;

        [Policy(Command.Insert | Command.Update)]
        static bool Own(Book row, Session session) => row.OwnerId == session.UserId;

        [Policy(Command.Select, IsRestrictive = true, Name = "not the hidden")]
        static bool NotHidden(Book row) => row.Isbn != "hidden";

        [Policy(Command.All, To = Role.Admin)]
        static bool All(Book row) => true;

        [Seed] public static Book First => new() { Isbn = "1" };
        [Seed] public static IReadOnlyList<Book> Others => [new() { Isbn = "2", SequelOf = First.Id }, new() { Isbn = "3", SequelOf = Others[0].Id, CopyOf = First.Isbn }];
    }

    /// <summary>The other of the two.</summary>
    [Table]
    [Policy(Command.Select, Sql = "book_id is not null")]
    [Check(Name = "ck in SQL", Sql = "length(note) < 10")]
    public sealed partial record Loan
    {
        public Guid Id { get; init; }
        [References<Book>] public Guid? BookId { get; init; }
        public string Note { get; init; } = "";

        [Policy(Command.All, To = Role.Admin)]
        static bool All(Loan row) => true;

        [Seed] public static Loan One => new() { Id = Guid.Parse("00000000-0000-0000-0000-000000000001"), BookId = Book.First.Id };
    }

    /// <summary>Every operator that a rule may use.</summary>
    [Table]
    public sealed partial record Rules
    {
        public Guid Id { get; init; }
        public int A { get; init; }
        public int? B { get; init; }
        public bool F { get; init; }
        public bool? G { get; init; }
        public string? S { get; init; }
        public Types.Mood Mood { get; init; }
        public Types.Weather? Weather { get; init; }
        public DateOnly? From { get; init; }
        public DateOnly? To { get; init; }
        public decimal Price { get; init; }

        [Check] static bool Ordered(Rules row) => row.To == null || row.From <= row.To;
        [Check] static bool Numbers(Rules row) => row.A is >= 0 and < 100 or -7 && row.A + 1 != row.A * 2 - 5;
        [Check] static bool Flags(Rules row) => !row.F || (row.G ?? true);
        [Check] static bool Texts(Rules row) => row.S is null || row.S.StartsWith("a", StringComparison.Ordinal) || row.S.Contains("%_") || row.S.EndsWith("z", StringComparison.Ordinal);
        [Check] static bool Moods(Rules row) => row.Mood is Types.Mood.Sunny or Types.Mood.VeryCold || row.Weather != Types.Weather.Clear;
        [Check] static bool Choice(Rules row) => row.F ? row.B > 0 : row.B is not 5;
        [Check] static bool Prices(Rules row) => row.Price * 2 < 1000.5m && row.B.HasValue == (row.B != null);

        [Policy(Command.All, To = Role.Admin)]
        static bool All(Rules row) => true;

        [Query]
        static bool Like(Rules row, Types.Mood mood, Types.Weather? weather, DateOnly? day, decimal atMost)
            => row.Mood == mood && row.Weather == weather && (day == null || row.From <= day) && row.Price <= atMost;

        [Query(OrderBy = [nameof(From)])]
        static bool NotSince(Rules row, DateOnly day) => !(row.From is { } from && from >= day);

        [Query(OrderBy = [nameof(From)])]
        static bool Early(Rules row, bool isEarly, DateOnly day) => isEarly ? !row.F && row.From < day : !row.F;

        [Query(OrderBy = [nameof(From)])]
        static bool Before(Rules row, DateOnly day) => !row.F && row.From < day;

        [Query(OrderBy = [nameof(From), nameof(To)])]
        static bool Within(Rules row, DateOnly? since = null, DateOnly? until = null) => !row.F && (since == null || row.From >= since) && (until == null || row.To <= until);
    }
}

namespace Library.Frameworks
{
    [Table, FrameworkRoot]
    public sealed partial record Branch
    {
        public Guid Id { get; init; }
        [Unique] public required string Code { get; init; }

        [Policy(Command.All, To = Role.Admin)]
        static bool All(Branch row) => true;

        [Seed] public static Branch Main => new() { Code = "main" };
    }

    [Table, FrameworkAware(OnDelete = OnDelete.Cascade)]
    public sealed partial record Room
    {
        public Guid Id { get; init; }
        public Guid FrameworkId { get; init; }
        [UniquePerFramework] public required string Name { get; init; }
        [References<Room>(OnDelete = OnDelete.SetNull)] public Guid? ParentId { get; init; }

        [Policy(Command.All, To = Role.Admin)]
        static bool All(Room row) => true;

        [Seed] public static Room Hall => new() { FrameworkId = Branch.Main.Id, Name = "hall" };
        [Seed] public static Room[] Inside => [new() { FrameworkId = Branch.Main.Id, Name = "corner", ParentId = Hall.Id }];
    }
}
