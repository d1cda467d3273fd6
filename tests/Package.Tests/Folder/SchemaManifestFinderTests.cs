using System;
using System.Reflection;
using System.Reflection.Emit;
using StudyHub.Schema.Assemblies;

namespace StudyHub.Schema.Package.Tests.Folder;

public sealed class SchemaManifestFinderTests : IDisposable
{
    private readonly TemporaryFolder temporary = new();

    public void Dispose() => temporary.Dispose();

    [Theory]
    [InlineData(1, "table public.notes\n")]
    [InlineData(99, "")]
    [InlineData(1, "quote \" brace {0} emoji 😀 nul \0")]
    public void The_attribute_of_an_assembly_is_read_as_it_was_written(int format, string text) =>
        SchemaManifestFinder.Find(AssemblyWith(Attribute(format, text))).ShouldBe(new SchemaManifest(format, text));

    [Fact]
    public void A_manifest_of_thousands_of_tables_is_read_whole()
    {
        string text = new('é', 4_000_000);

        SchemaManifestFinder.Find(AssemblyWith(Attribute(1, text)))!.Text.ShouldBe(text);
    }

    [Fact]
    public void An_assembly_without_the_attribute_has_no_manifest() =>
        SchemaManifestFinder.Find(AssemblyWith(Other())).ShouldBeNull();

    [Fact]
    public void Another_attribute_before_it_does_not_hide_the_manifest() =>
        SchemaManifestFinder.Find(AssemblyWith(Other(), Attribute(1, "x"))).ShouldBe(new SchemaManifest(1, "x"));

    [Fact]
    public void A_missing_text_is_damage_and_not_an_empty_schema() =>
        Should.Throw<BadImageFormatException>(() => SchemaManifestFinder.Find(AssemblyWith(Attribute(1, null))))
            .Message.ShouldContain("no text");

    [Fact]
    public void A_file_that_is_no_assembly_is_said_to_be_none()
    {
        temporary.Write("notes.dll", "not an assembly, though it is long enough to look for the signature of one in it");

        Should.Throw<BadImageFormatException>(() => SchemaManifestFinder.Find(temporary["notes.dll"]));
    }

    private string AssemblyWith(params CustomAttributeBuilder[] attributes)
    {
        PersistedAssemblyBuilder assembly = new(new AssemblyName("Notes"), typeof(object).Assembly, attributes);
        assembly.DefineDynamicModule("Notes");
        assembly.Save(temporary["Notes.dll"]);
        return temporary["Notes.dll"];
    }

    private static CustomAttributeBuilder Attribute(int format, string? text) =>
        new(typeof(SchemaManifestAttribute).GetConstructor([typeof(int), typeof(string)])!, [format, text]);

    private static CustomAttributeBuilder Other() =>
        new(typeof(AssemblyTitleAttribute).GetConstructor([typeof(string)])!, ["table public.decoy"]);
}
