using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using StudyHub.Schema.Schema.Tests.School;

namespace StudyHub.Schema.Schema.Tests.Hostile;

/// <summary>What somebody may type who wants more than the application offers. The same list in every run.</summary>
internal static class HostileValues
{
    /// <summary>What the statements among them would leave behind.</summary>
    public const string Trace = "hostile_trace";

    private static readonly string[] Statements =
    [
        "drop table canary",
        "delete from canary",
        "update canary set state = 'dead'",
        "insert into canary values ('dead')",
        "drop table students cascade",
        $"create role {Trace} superuser",
        $"create table {Trace} ()",
        $"create function {Trace}() returns int language sql as 'select 1'",
        $"grant {SchoolServer.Roles.Admin} to public",
        "reset role",
        $"set role {SchoolServer.Roles.Admin}",
        "set session authorization default",
        $"set local role {SchoolServer.Roles.Admin}",
        $"select set_config('role', '{SchoolServer.Roles.Admin}', false)",
        $"select set_config('app.user_id', '{SchoolUnderTest.Bob}', true)",
        $"set app.user_id = '{SchoolUnderTest.Bob}'",
        $"select set_config('app.framework_id', '{SchoolUnderTest.Bob}', false)",
        "set row_security = off",
        "alter table students disable row level security",
        "set search_path = pg_temp, public",
        $"create schema {Trace}",
        "commit",
        "rollback",
        "begin; commit",
        "copy students to program 'touch /tmp/hostile_trace'",
        "select pg_sleep(600)",
        "select lo_import('/etc/passwd')",
        "select pg_read_file('/etc/passwd')",
        "do $$ begin raise exception 'executed'; end $$",
        "listen x; notify x",
        "prepare p as select 1; deallocate all",
        "discard all",
    ];

    /// <summary>What might get out of the place that a text is in, and into the place of a statement.</summary>
    private static readonly (string Before, string After)[] WaysOut =
    [
        ("'; ", "; --"),
        ("'); ", "; --"),
        ("\"; ", "; --"),
        ("\\'; ", "; --"),
        ("''; ", "; --"),
        ("$$; ", "; $$"),
        ("$body1$; ", "; $body1$"),
        ("*/ ", " /*"),
        ("\n; ", ";\n"),
        ("%27; ", ";%00"),
        ("', true); ", "; select ('"),
        ("\u2019; ", "; --"),
        ("\uFF07; ", "; --"),
    ];

    private static readonly string[] Others =
    [
        "'", "''", "'''", "\"", "\"\"", "\\", "\\\\", "\\'", "E'\\''", "`", "$1", "$2", ":x", "@x", "?", "??", "{0}", "%s", "%I", "$$", "$a$", ";", "--", "/*", "*/", "/**/",
        "' or '1'='1", "' or 1=1 --", "\" or \"\"=\"", "1 or 1=1", "' union select email from students --", "') or true --", "' || (select email from students limit 1) || '",
        "' and 1 = cast((select email from students limit 1) as int) --", "admin'--", "x' is not null or 'x", "(select email from students limit 1)", "now()", "current_user", "null", "NULL", "default",
        "none", "postgres", "public", "pg_read_all_data", "pg_monitor", "session_user", SchoolServer.Roles.Admin, SchoolServer.Roles.Authenticated + "'",
        "%", "_", "%%", "\\%", "\\_", "a%b_c", ".*", "^$", "(((((((((a+)+)+)+)+)+)+)+)+)$", "[", "]", "(", ")", "{", "}", "*", "+", "|",
        "{}", "[]", "{\"a\":1}", "{\"theme\":\"x\"}", "\"}, \"mood\": \"calm\", \"x\": {\"", "{\"$type\":\"System.Object\"}", "{a,b}", "{\"a,b\"}", "{NULL}", "{{1},{2}}", "[1,2)", "(1,2)", "\\x00", "\\u0000", "\\\\u0000", "\"\\u0000\"",
        "true", "false", "0", "-1", "1e400", "NaN", "Infinity", "-infinity", "1970-01-01", "00000000-0000-0000-0000-000000000000", "99999999999999999999999999", "0x7f", "1_000",
        "", " ", "  leading", "trailing  ", "\t", "\n", "\r", "\r\n", "\v", "\f", "\b", "\a", "\u001B[31mred", "\u007F", "\u0085", "\u00A0", "\u1680", "\u2028", "\u2029", "\u3000", "\uFEFF", "\uFEFFx", "\u200B", "\u200D", "\u2060", "\u180E",
        "\u202Egpj.exe", "\u202Dx", "\u2066x\u2069", "\u061C", "a\u0301", "\u00E1", "\u1E9E", "\u0130", "\u0131", "\uFB01", "\u212A", "\u03C2", "\u0F0B", "Z\u0351\u036B\u0343\u036A\u0302", "\uD83D\uDE00", "\uD83D\uDC68\u200D\uD83D\uDC69\u200D\uD83D\uDC67", "\uD83C\uDDE9\uD83C\uDDEA",
        "\uFFFD", "\uFFFE", "\uFFFF", "\uD83F\uDFFF", "\uDBFF\uDFFF", "\u0000", "a\u0000b", "\u0000; drop table canary", "x\u0000", "\uD800", "x\uDC00y", "\uDE00\uD83D",
        "../../../etc/passwd", "/etc/passwd", "C:\\Windows", "file:///etc/passwd", "http://127.0.0.1:5432", "host=/tmp dbname=postgres", "postgresql://postgres@/postgres", "<script>alert(1)</script>", "${jndi:ldap://x}", "{{7*7}}", "#{7*7}", "=cmd|' /C calc'!A0", "|| ping x", "`id`", "$(id)",
        "pg_temp.students", "public.students", "\"public\".\"students\"", "pg_catalog.pg_authid", "students; ", "students\" --", "information_schema.tables", "app.user_id", "app.user_id()", "role", "search_path",
    ];

    /// <summary>All of them, each once.</summary>
    public static IReadOnlyList<string> All { get; } = [.. Made().Distinct(StringComparer.Ordinal)];

    private static IEnumerable<string> Made()
    {
        foreach (string other in Others) yield return other;
        foreach (string statement in Statements)
        {
            foreach ((string before, string after) in WaysOut) yield return before + statement + after;
        }
        for (int length = 1; length <= 1 << 20; length *= 32) yield return string.Create(CultureInfo.InvariantCulture, $"{length}") + new string('\'', length);
        yield return new string('x', 100_000) + "'; drop table canary; --";
        yield return string.Concat(Enumerable.Repeat("\u202E\uD83D\uDE00'\"\\", 5_000));
        yield return new string('(', 20_000);
    }
}
