using System;
using System.Linq;
using System.Reflection;
using StudyHub.Schema.Generators.Reading;
using StudyHub.Schema.Model;

namespace StudyHub.Schema.Generators.Tests.Reading;

/// <summary>The generator knows the vocabulary by name and by value; the vocabulary itself is in another assembly.</summary>
public sealed class VocabularyTests
{
    private static readonly Assembly Vocabulary = typeof(TableAttribute).Assembly;

    public static TheoryData<string> Names { get; } =
    [
        .. typeof(AttributeNames).GetFields(BindingFlags.Public | BindingFlags.Static | BindingFlags.DeclaredOnly)
            .Where(field => field.IsLiteral && field.Name != nameof(AttributeNames.Namespace)).Select(field => (string)field.GetRawConstantValue()!),
    ];

    [Theory]
    [MemberData(nameof(Names))]
    public void A_name_is_a_type_of_the_vocabulary(string name)
        => Vocabulary.GetType(AttributeNames.Namespace + "." + name).ShouldNotBeNull().IsPublic.ShouldBeTrue();

    [Fact]
    public void Every_attribute_is_known_to_the_generator()
        => Vocabulary.GetExportedTypes().Where(type => typeof(Attribute).IsAssignableFrom(type) && type.Namespace == AttributeNames.Namespace)
            .Select(type => type.Name).Except(["SchemaManifestAttribute"])
            .ShouldBeSubsetOf(Names.Select(row => row.Data));

    [Fact]
    public void OnDelete_has_the_values_of_the_models_actions() => Members<OnDelete>().ShouldBe(Members<ReferentialAction>());

    [Fact]
    public void OnUpdate_has_the_values_of_the_models_actions() => Members<OnUpdate>().ShouldBe(Members<ReferentialAction>());

    [Fact]
    public void Index_methods_have_PostgreSQLs_names()
        => Enum.GetValues<IndexMethod>().Select(method => method.ToString().ToLowerInvariant()).ShouldBe(IndexReader.Methods);

    [Fact]
    public void Roles_are_purposes_of_the_same_name()
        => Enum.GetValues<Role>().Select(role => role.ToString()).ShouldBe(RuleReader.Roles.Select(role => role.ToString()));

    [Fact]
    public void Commands_are_commands_of_policies_by_their_bits()
    {
        RuleReader.Commands.Select(pair => (pair.Bit, pair.Command.ToString()))
            .ShouldBe(Enum.GetValues<Command>().Where(command => command is not (Command.None or Command.All)).Select(command => ((int)command, command.ToString())));
        ((int)Command.All).ShouldBe(RuleReader.AllCommands);
    }

    private static string[] Members<T>()
        where T : struct, Enum => [.. Enum.GetValues<T>().Select(value => $"{value} = {Convert.ToInt32(value, System.Globalization.CultureInfo.InvariantCulture)}")];
}
