namespace StudyHub.Schema.Generators.Tests.Rules;

public sealed class SHS345Tests
{
    private static string Query(string parameters, string body) => RuleCheck.Table(
        "public Guid? OwnerId { get; init; } public int Score { get; init; } public string Name { get; init; } = \"\";\n[Query] static bool Search(Thing row, " + parameters + ") => " + body + ";", types: "using System.Linq;");

    [Theory]
    [InlineData("Guid? owner = null", "row.OwnerId == owner", "owner")]
    [InlineData("int? least = null", "least == null && row.Score >= least", "least")]
    [InlineData("int? least = null", "row.Score >= 3 && (least != null || row.Score >= least)", "least")]
    [InlineData("Guid[]? owners = null", "owners!.Contains(row.Id)", "owners")]
    [InlineData("int? least = null", "row.Score >= least.Value", "least")]
    public void A_parameter_that_is_compared_where_it_is_left_out_is_reported(string parameters, string body, string parameter)
        => RuleCheck.Reports("SHS345", Query(parameters, body), parameter, $"{parameter} == null || …", "Thing.Search");

    [Theory]
    [InlineData("Guid? owner = null", "owner == null || row.OwnerId == owner")]
    [InlineData("Guid? owner = null", "!owner.HasValue || row.OwnerId == owner.Value")]
    [InlineData("Guid? owner = null", "owner is not { } wanted || row.OwnerId == wanted")]
    [InlineData("int? least = null", "least is null ? row.Score > 0 : row.Score >= least")]
    [InlineData("int? least = null", "row.Score >= (least ?? 5)")]
    [InlineData("string? name = null, int? least = null", "(name == null || row.Name == name) && (least == null || row.Score >= least)")]
    [InlineData("Guid[]? owners = null", "owners == null || owners.Contains(row.Id)")]
    [InlineData("Guid? owner = null", "Is(owner, row.OwnerId); public static bool Is(Guid? wanted, Guid? found) => wanted == null || wanted == found")]
    // Always given.
    [InlineData("Guid? owner", "row.OwnerId == owner")]
    public void One_whose_absence_is_asked_first_is_accepted(string parameters, string body) => RuleCheck.Accepts(Query(parameters, body));

    [Fact]
    public void Four_of_them_are_the_most()
        => RuleCheck.Reports(
            "SHS009",
            Query("int? a = null, int? b = null, int? c = null, int? d = null, int? e = null", "a == null && b == null && c == null && d == null && e == null"),
            "int? e = null", "5 optional parameters", "4 at most");
}
