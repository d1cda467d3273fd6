using System;
using StudyHub.Schema.Collections;

namespace StudyHub.Schema.Generators.Diagnostics;

/// <summary>A fault of the generator itself, as SHS999: the compiler would disable a generator that throws, and say so in a warning only.</summary>
internal static class InternalProblem
{
    /// <param name="fault">What was thrown.</param>
    /// <param name="subject">What was being worked on, such as the record's name.</param>
    /// <param name="place">Where that is; null when it is no one place.</param>
    public static Problem Of(Exception fault, string subject, Place? place)
        => new("SHS999", place, EquatableArrays.Of(subject, fault.GetType().Name + ": " + fault.Message.Replace("\r", "").Replace('\n', ' ')));
}
