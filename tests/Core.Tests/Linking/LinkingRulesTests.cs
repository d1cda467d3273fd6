using System.IO;
using System.Linq;
using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;
using StudyHub.Schema.Linking;

namespace StudyHub.Schema.Core.Tests.Linking;

public sealed class LinkingRulesTests
{
    public static TheoryData<string> Ids => [.. LinkingRules.All.Select(rule => rule.Id)];

    [Fact]
    public void Every_rule_is_listed_once_by_id()
    {
        string[] ids = LinkingRules.All.Select(rule => rule.Id).ToArray();
        ids.ShouldBe(ids.Distinct().Order(System.StringComparer.Ordinal));
        typeof(LinkingRules).GetProperties().Count(property => property.PropertyType == typeof(Rule)).ShouldBe(ids.Length);
    }

    [Theory]
    [MemberData(nameof(Ids))]
    public void Every_rule_has_a_page_that_shows_bad_and_good(string id)
    {
        Rule rule = LinkingRules.All.Single(rule => rule.Id == id);
        string page = File.ReadAllText(Path.Combine(Pages(), id + ".md"));
        page.ShouldStartWith($"# {id}: {rule.Title}\n");
        Regex.Matches(page, "^## (.*)$", RegexOptions.Multiline).Select(heading => heading.Groups[1].Value).ShouldBe(["Bad", "Good", "What to do"]);
        page.ShouldContain("// " + id, customMessage: "the bad example says where it is reported");
    }

    [Fact]
    public void Every_page_of_the_room_belongs_to_a_rule()
        => Directory.GetFiles(Pages(), "SHS1*.md").Select(Path.GetFileNameWithoutExtension).Except(LinkingRules.All.Concat(ObjectRules.All).Select(rule => rule.Id))
            .ShouldBeEmpty();

    [Theory]
    [MemberData(nameof(Ids))]
    public void A_rules_texts_say_something_and_do_not_end_as_sentences_where_a_title_or_message_stands(string id)
    {
        Rule rule = LinkingRules.All.Single(rule => rule.Id == id);
        rule.Title.ShouldNotEndWith(".");
        rule.MessageFormat.ShouldNotEndWith(".");
        rule.MessageFormat.ShouldContain("{0}");
        rule.Description.ShouldEndWith(".");
    }

    private static string Pages([CallerFilePath] string path = "")
        => Path.GetFullPath(Path.Combine(Path.GetDirectoryName(path)!, "../../../docs/rules"));
}
