using StudyHub.Schema.Naming;

namespace StudyHub.Schema.Model;

/// <summary>A row trigger. <paramref name="Event"/> is the timing and the command, such as "before update".</summary>
public sealed record TriggerModel(Identifier Name, string Event, QualifiedName Function);
