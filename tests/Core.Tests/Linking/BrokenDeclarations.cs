using System;
using System.Collections.Generic;
using System.Linq;
using StudyHub.Schema.Collections;
using StudyHub.Schema.Declarations;
using StudyHub.Schema.Model;
using StudyHub.Schema.Naming;

namespace StudyHub.Schema.Core.Tests.Linking;

/// <summary>
/// Random declarations out of so few words that they collide, miss and contradict each other all the time. The same random numbers give
/// the same declarations.
/// </summary>
internal sealed class BrokenDeclarations(Random random)
{
    private static readonly string[] Records = ["A", "B", "C", "D"];
    private static readonly string[] Members = ["Id", "FrameworkId", "Code", "ParentId", "Missing", "UpdatedAt"];
    private static readonly string[] Names = ["as", "bs", "id", "code", "framework_id", "parent_id", "idx_as_code", "pk_as", new string('é', 31)];
    private static readonly string[] Seeds = ["First", "Second"];
    private static readonly string[] Literals = ["'1'", "'2'", "null"];
    private static readonly PgType[] Types = [PgType.Uuid, PgType.Uuid, PgType.Uuid, PgType.Text, PgType.Varchar(9), PgType.Raw("int8")];

    public TableDeclaration[] Tables() => Records.Take(random.Next(1, 5)).Select(Table).ToArray();

    private TableDeclaration Table(string record) => new()
    {
        Record = "App." + record,
        RecordName = record,
        Name = Often() ? NamingRules.Table(record) : Name(),
        Schema = Often() ? null : Name(),
        IsManaged = Often(),
        IsFrameworkRoot = !Often(),
        IsFrameworkAware = Half(),
        FrameworkOnDelete = Action(),
        IsTimestamped = Half(),
        Columns = List(8, Column),
        Key = Often() ? new KeyDeclaration(Half() ? EquatableArrays.Of("Code") : MemberList(), Often() ? null : Name()) : null,
        Uniques = List(2, () => new UniqueDeclaration
        {
            Members = MemberList(),
            Name = Often() ? null : Name(),
            IsPerFramework = Half(),
            NullsNotDistinct = Half(),
        }),
        References = List(3, () => new ReferenceDeclaration
        {
            Members = MemberList(),
            Target = "App." + Pick(Records),
            TargetMembers = Often() ? [] : MemberList(),
            Name = Often() ? null : Name(),
            OnDelete = Action(),
            OnUpdate = Action(),
            IsIndexed = Half(),
        }),
        Checks = List(2, () => new CheckDeclaration { Member = Pick(Members), Name = Name(), Condition = new SqlExpression("true") }),
        Indexes = List(2, () => new IndexDeclaration
        {
            Name = Often() ? null : Name(),
            NameParts = List(2, Name),
            Keys = List(2, () => Half() ? new IndexKey { Column = Name() } : new IndexKey { Expression = new SqlExpression("1") }),
            Include = List(1, Name),
            IsUnique = Half(),
            Method = Half() ? "btree" : "gin",
        }),
        Policies = List(3, () => new PolicyDeclaration
        {
            Member = Pick(Members),
            Name = Often() ? null : Name(),
            Role = (RolePurpose)random.Next(7),
            Commands = List(3, () => new PolicyCommandValue((PolicyCommand)random.Next(5))),
            IsRestrictive = Half(),
            Condition = new SqlExpression("true"),
            UpdatedMembers = Often() ? [] : MemberList(),
        }),
        Access = List(2, () => new AccessDeclaration
        {
            Kind = (AccessKind)random.Next(7),
            Members = Half() ? EquatableArrays.Of(Pick(Members)) : MemberList(),
            Commands = List(3, () => new PolicyCommandValue((PolicyCommand)random.Next(1, 5))),
            Condition = Half() ? null : new SqlExpression("true"),
        }),
        Seeds = List(3, SeedRows),
        Enums = List(2, () => new EnumDeclaration { Type = "App." + Pick(Records), Name = Name(), Labels = List(2, () => Pick(Literals)) }),
    };

    private ColumnDeclaration Column()
    {
        string member = Pick(Members);
        return new ColumnDeclaration
        {
            Member = member,
            EnumType = Often() ? null : "App." + Pick(Records),
            Column = new ColumnModel
            {
                Name = Often() ? NamingRules.Column(member) : Name(),
                Type = Pick(Types),
                IsNullable = Half(),
                Identity = Often() ? IdentityKind.None : IdentityKind.Always,
            },
        };
    }

    private SeedDeclaration SeedRows() => new()
    {
        Member = Pick(Seeds),
        Rows = List(3, () => new SeedRowDeclaration(List(4, () => Half()
            ? new SeedValue { Member = Half() ? "Code" : Pick(Members), Literal = new SqlExpression(Pick(Literals)) }
            : new SeedValue
            {
                Member = Pick(Members),
                Reference = Often() ? new SeedReference("App." + Pick(Records), Pick(Seeds), random.Next(-1, 2), Pick(Members)) : null,
            }))),
    };

    private EquatableArray<string> MemberList() => List(3, () => Pick(Members));

    private EquatableArray<T> List<T>(int most, Func<T> make)
        where T : IEquatable<T>
    {
        List<T> items = [];
        for (int count = random.Next(most + 1); count > 0; count--) items.Add(make());
        return items.ToEquatableArray();
    }

    private Identifier Name() => new(Pick(Names));

    private ReferentialAction Action() => (ReferentialAction)random.Next(5);

    private T Pick<T>(T[] items) => items[random.Next(items.Length)];

    private bool Half() => random.Next(2) == 0;

    private bool Often() => random.Next(4) != 0;
}
