using System.Reflection;
using StudyHub.Schema.Golden;

namespace StudyHub.Schema.Surface.Tests;

/// <summary>The golden files beside this test are the packages' public API: a change of them is a change that users see.</summary>
public sealed class PublicSurfaceTests
{
    [Theory]
    [InlineData("StudyHub.Schema")]
    [InlineData("StudyHub.Schema.Catalog")]
    [InlineData("StudyHub.Schema.Core")]
    [InlineData("StudyHub.Schema.Hosting")]
    [InlineData("StudyHub.Schema.Testing")]
    public void The_public_surface_is_what_was_agreed(string assembly)
        => GoldenFile.Matches(PublicSurface.Of(Assembly.Load(assembly)), name: assembly);

    [Fact]
    public void A_new_public_member_would_be_seen()
        => PublicSurface.Of(typeof(Planted).Assembly).ShouldContain("Planted.static Added(Int32 count = 3) -> String");
}

/// <summary>A surface with one member, to show that members are seen.</summary>
public static class Planted
{
    public static string Added(int count = 3) => new('x', count);
}
