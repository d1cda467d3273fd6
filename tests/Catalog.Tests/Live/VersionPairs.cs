using System.Collections.Generic;
using System.Linq;

namespace StudyHub.Schema.Catalog.Tests.Live;

/// <summary>Pairs with what only later versions have.</summary>
internal static class VersionPairs
{
    private static readonly (int Since, string Name, string Old, string New)[] All =
    [
        (16, "storage in a definition", "create table t (a text);", "create table t (a text storage external compression pglz);"),
        (17, "MAINTAIN is granted", "create role reader; create table t (a int); grant all on t to reader;", "create role reader; create table t (a int); grant maintain on t to reader;"),
        (17, "identities of partitions",
            "create table p (a int) partition by list (a);",
            "create table p (a int, b int generated always as identity) partition by list (a); create table q partition of p for values in (1);"),
        (17, "a domain is not null", "create domain d as int;", "create domain d as int not null constraint k check (value > 0);"),
        (18, "NOT NULL has a name",
            "create table t (a int not null, b int, c int constraint c1 not null, d int constraint d1 not null);",
            "create table t (a int constraint a1 not null, b int constraint b1 not null, c int constraint c2 not null, d int not null); comment on constraint a1 on t is 'needed';"),
        (18, "NOT NULL is not validated, or not inherited",
            "create table t (a int not null, b int, c int); alter table t add constraint c1 not null c not valid;",
            "create table t (a int, b int not null no inherit, c int constraint c1 not null); alter table t add constraint a1 not null a not valid;"),
        (18, "NOT NULL is inherited or not",
            "create table p (a int, b int not null no inherit, c int not null); create table k (x int) inherits (p);",
            "create table p (a int not null, b int not null, c int not null no inherit); create table k (x int) inherits (p);"),
        (18, "columns come with NOT NULL by name",
            "create table t (a int); create table p (a int) partition by list (a); create table q partition of p for values in (1);",
            "create table t (a int, b int constraint b1 not null default 1, c int not null no inherit); create table p (a int, b int not null) partition by list (a); create table q partition of p for values in (1);"),
        (18, "partitions have names for NOT NULL of their own",
            "",
            "create table p (a int constraint pa not null, b int) partition by list (a); create table q partition of p for values in (1); create table r (a int constraint ra not null, b int not null); alter table p attach partition r for values in (2);"),
        (18, "generated columns are virtual",
            "create table t (a int, b int generated always as (a + 1) virtual, c int generated always as (a + 1) stored, d int generated always as (a) virtual);",
            "create table t (a int, b int generated always as (a + 2) virtual not null, c int generated always as (a + 1), d int);"),
        (18, "keys of periods",
            "create table p (r int4range, at daterange); create table c (r int4range, at daterange);",
            """
            create table p (r int4range, at daterange, constraint pk primary key (r, at without overlaps));
            create table c (r int4range, at daterange, constraint u unique (r, at without overlaps), constraint fk foreign key (r, period at) references p (r, period at));
            """),
        (18, "constraints are not enforced",
            "create table p (a int primary key); create table c (a int, b int constraint k check (b > 0), constraint fk foreign key (a) references p);",
            """
            create table p (a int primary key); create table c (a int, b int constraint k check (b > 0) not enforced, constraint fk foreign key (a) references p not enforced,
                constraint l check (a > 0) not enforced);
            """),
        (18, "constraints come that are not enforced", "create table p (a int primary key); create table c (a int);",
            "create table p (a int primary key); create table c (a int, constraint k check (a > 0) not enforced, constraint fk foreign key (a) references p not enforced);"),
        (18, "a primary key comes on a column that is null", "create table t (a int, b int);", "create table t (a int constraint mine not null, b int, primary key (a, b));"),
    ];

    public static IEnumerable<(string Key, string Old, string New)> Of(int major) => All.Where(pair => pair.Since <= major).Select(pair => (pair.Name, pair.Old, pair.New));
}
