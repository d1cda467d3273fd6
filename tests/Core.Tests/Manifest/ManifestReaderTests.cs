using System;
using System.Linq;
using System.Security.Cryptography;
using System.Text;
using StudyHub.Schema.Manifest;

namespace StudyHub.Schema.Core.Tests.Manifest;

public sealed class ManifestReaderTests
{
    private static readonly string Rich = ManifestWriter.Write(RichSchema.Model);

    [Fact]
    public void A_line_that_was_changed_by_hand_is_refused()
        => Refusal(Rich.Replace("\"glad\",", "\"happy\",", StringComparison.Ordinal)).Message.ShouldContain("the hash");

    [Fact]
    public void A_line_that_was_lost_is_refused()
        => Refusal(string.Join("\n", Rich.Split('\n').Where((_, i) => i != 5))).Line.ShouldBe(1);

    [Fact]
    public void A_newer_format_asks_for_a_newer_version()
    {
        ManifestException refusal = Refusal(Rich.Replace("{\"manifest\":1,", "{\"manifest\":2,", StringComparison.Ordinal));

        refusal.Message.ShouldContain("manifest format 2");
        refusal.Message.ShouldContain("update yours");
    }

    [Theory]
    [InlineData("", "found nothing")]
    [InlineData("create table x ();", "'create table x ();'")]
    [InlineData("{\"manifest\":true}", "no usable 'manifest'")]
    public void What_is_no_manifest_is_named(string text, string expected) => Refusal(text).Message.ShouldContain(expected);

    [Theory]
    [InlineData("{\"view\":[\"public\",\"v\"]}", "the kind of object 'view'")]
    [InlineData("{\"schema\":[\"app\"],\"color\":\"red\"}", "the field 'color'")]
    [InlineData("{\"schema\":[\"app\",\"b\"]}", "expected one name")]
    [InlineData("{\"schema\":[\"\"]}", "a name must not be empty")]
    [InlineData("{\"schema\":\"app\"}", "expected a list")]
    [InlineData("{\"table\":[\"public\"]}", "expected a list of 2 names")]
    [InlineData("{\"enum\":[\"a\",\"b\"],\"labels\":[1]}", "no usable 'labels'")]
    [InlineData("{\"role\":[\"r\"],\"purpose\":\"king\"}", "the purpose 'king'")]
    [InlineData("{\"role\":[\"r\"]}", "no usable 'purpose'")]
    [InlineData("{\"row\":[\"public\",\"t\",\"Seed\"],\"values\":[]}", "a row of public.t.Seed")]
    [InlineData("{\"schema\":[\"app\"", "the end of the line")]
    [InlineData("{\"schema\":[\"app\"]} ", "expected the end of the line")]
    [InlineData("{\"schema\":[\"\\x\"]}", "four hexadecimal digits")]
    [InlineData("{\"schema\":nil}", "expected a value")]
    [InlineData("{\"schema\":99999999999}", "a whole number of 32 bits")]
    [InlineData("{\"schema\":[\"a\"],\"schema\":[\"b\"]}", "one field 'schema', not two")]
    [InlineData("{}", "an object of a schema")]
    public void A_line_that_cannot_be_read_is_named(string line, string expected)
    {
        ManifestException refusal = Refusal(Signed("{\"database\":\"X\"}\n" + line + "\n"));

        refusal.Line.ShouldBe(3);
        refusal.Message.ShouldContain(expected);
        refusal.Message.ShouldContain("line 3");
    }

    [Theory]
    [InlineData("{\"schema\":[\"app\"]}\n{\"schema\":[\"app\"]}", "two of schema app")]
    [InlineData("{\"rowSecurity\":[\"public\",\"t\"]}", "row security public.t comes without its table")]
    [InlineData("{\"table\":[\"public\",\"t\"],\"columns\":[\"id\"]}", "lists the columns id but has")]
    public void Objects_that_do_not_fit_together_are_named(string lines, string expected)
        => Refusal(Signed("{\"database\":\"X\"}\n" + lines + "\n")).Message.ShouldContain(expected);

    [Fact]
    public void A_manifest_without_its_database_is_refused() => Refusal(Signed("")).Message.ShouldContain("a line of 'database'");

    private static ManifestException Refusal(string text) => Should.Throw<ManifestException>(() => ManifestReader.Read(text));

    private static string Signed(string lines)
        => $"{{\"manifest\":1,\"sha256\":\"{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(lines)))}\"}}\n{lines}";
}
