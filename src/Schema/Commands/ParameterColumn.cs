namespace StudyHub.Schema.Commands;

/// <summary>The column that a parameter is for.</summary>
/// <param name="Name">Not quoted.</param>
/// <param name="Type">With its limits, such as varchar(80); null for one that can hold whatever C# gives it.</param>
internal readonly record struct ParameterColumn(string Name, string? Type);
