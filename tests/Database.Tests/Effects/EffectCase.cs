using StudyHub.Schema.Model;

namespace StudyHub.Schema.Database.Tests.Effects;

/// <summary>A change, and rows that it is tried on.</summary>
/// <param name="Name">What changes.</param>
/// <param name="Before">What is there.</param>
/// <param name="After">What is wanted.</param>
/// <param name="Rows">Rows that the change goes through with, and loses something of, if it can lose anything.</param>
/// <param name="Refused">Further rows that make it fail; "" where no rows can.</param>
internal sealed record EffectCase(string Name, SchemaModel Before, SchemaModel After, string Rows, string Refused = "")
{
    /// <summary>The major version from which on the rows mean what they do here.</summary>
    public int Since { get; init; }

    public override string ToString() => Name;
}
