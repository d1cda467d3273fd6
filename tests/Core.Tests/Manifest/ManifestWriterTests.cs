using StudyHub.Schema.Golden;
using StudyHub.Schema.Manifest;

namespace StudyHub.Schema.Core.Tests.Manifest;

public sealed class ManifestWriterTests
{
    [Fact]
    public void A_rich_schema_is_one_object_a_line() => GoldenFile.Matches(ManifestWriter.Write(RichSchema.Model), "manifest");
}
