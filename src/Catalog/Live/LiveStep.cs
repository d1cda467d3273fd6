using StudyHub.Schema.Planning;

namespace StudyHub.Schema.Catalog.Live;

/// <summary>One statement of a plan between two databases.</summary>
/// <param name="Sql">Without a semicolon behind it.</param>
/// <param name="Run">Whether it may share a transaction.</param>
/// <param name="Loses">What is lost for good: "the rows of public.notes"; null where nothing is.</param>
/// <param name="Object">"kind name" of what it is about.</param>
public sealed record LiveStep(string Sql, StepRun Run, string? Loses, string Object);
