using System;

namespace StudyHub.Schema;

/// <summary>The property is no column.</summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class NotMappedAttribute : Attribute;
