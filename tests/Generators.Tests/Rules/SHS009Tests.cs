namespace StudyHub.Schema.Generators.Tests.Rules;

public sealed class SHS009Tests
{
    [Fact]
    public void A_rule_of_the_instance_is_reported()
        => RuleCheck.Reports(
            "SHS009",
            RuleCheck.Table("""[Check] bool Rule() => true;"""),
            "Rule", "Thing.Rule", "static");

    [Fact]
    public void A_rule_that_decides_nothing_is_reported()
        => RuleCheck.Reports(
            "SHS009",
            RuleCheck.Table("""[Check] static int Rule(Thing row) => 1;"""),
            "Rule", "bool");

    [Fact]
    public void A_rule_without_a_row_is_reported()
        => RuleCheck.Reports(
            "SHS009",
            RuleCheck.Table("""[Policy(Command.Select)] static bool Rule(Session session) => true;"""),
            "Rule", "Thing row");

    [Fact]
    public void A_check_with_a_session_is_reported()
        => RuleCheck.Reports(
            "SHS009",
            RuleCheck.Table("""[Check] static bool Rule(Thing row, Session session) => true;"""),
            "Rule", "row alone");

    [Fact]
    public void A_policy_with_values_is_reported()
        => RuleCheck.Reports(
            "SHS009",
            RuleCheck.Table("""[Policy(Command.Select)] static bool Rule(Thing row, int number) => true;"""),
            "Rule", "Session");

    [Fact]
    public void A_rule_of_several_statements_is_reported()
        => RuleCheck.Reports(
            "SHS009",
            RuleCheck.Table("""[Check] static bool Rule(Thing row) { bool x = true; return x; }"""),
            "Rule", "one expression");

    [Fact]
    public void A_query_by_a_document_is_reported()
        => RuleCheck.Reports(
            "SHS009",
            RuleCheck.Table("""[Query] static bool Rule(Thing row, object value) => true;"""),
            "object value", "object");

    [Fact]
    public void An_index_rule_with_a_session_is_reported()
        => RuleCheck.Reports(
            "SHS009",
            RuleCheck.Table("""[Index(Where = nameof(Rule))] public int A { get; init; } static bool Rule(Thing row, Session session) => true;"""),
            "Rule", "Index");

    [Fact]
    public void A_single_return_is_accepted()
        => RuleCheck.Accepts(
            RuleCheck.Table("""[Check] static bool Rule(Thing row) { return true; } [Policy(Command.Select)] static bool Own(Thing row, Session session) => row.Id == session.UserId; [Query] static bool ById(Thing row, Guid id) => row.Id == id;"""));

    [Fact]
    public void A_check_that_looks_into_another_table_is_reported()
        => RuleCheck.Reports(
            "SHS009",
            RuleCheck.Table("""[Check] static bool Rule(Thing row, System.Collections.Generic.IEnumerable<Thing> things) => true;"""),
            "Rule", "no subquery", "'things'");

    [Fact]
    public void An_index_rule_that_looks_into_another_table_is_reported()
        => RuleCheck.Reports(
            "SHS009",
            RuleCheck.Table("""[Index(Where = nameof(Rule))] public int A { get; init; } static bool Rule(Thing row, System.Collections.Generic.IEnumerable<Thing> things) => true;"""),
            "Rule", "no subquery", "'things'");

    [Fact]
    public void A_lookup_of_something_that_is_no_table_is_reported()
        => RuleCheck.Reports(
            "SHS009",
            RuleCheck.Table("""[Policy(Command.Select)] static bool Rule(Thing row, System.Collections.Generic.IEnumerable<string> names) => true;"""),
            "Rule", "'String' is no [Table] record");

    [Fact]
    public void A_policy_with_two_sessions_is_reported()
        => RuleCheck.Reports(
            "SHS009",
            RuleCheck.Table("""[Policy(Command.Select)] static bool Rule(Thing row, Session one, Session two) => true;"""),
            "Rule", "one Session");

    [Fact]
    public void Lookups_are_accepted()
        => RuleCheck.Accepts(
            RuleCheck.Table("""[Policy(Command.Select)] static bool Rule(Thing row, Session session, System.Collections.Generic.IEnumerable<Thing> things) => true; [Query] static bool ById(Thing row, System.Collections.Generic.IEnumerable<Thing> things, Guid id) => row.Id == id;"""));
}
