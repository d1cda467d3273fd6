using System;

namespace StudyHub.Schema;

/// <summary>
/// The table belongs to somebody else, such as Supabase's <c>auth.users</c>: it can be referenced, and is never created, changed or
/// dropped. No repository is generated for it.
/// </summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class UnmanagedAttribute : Attribute;
