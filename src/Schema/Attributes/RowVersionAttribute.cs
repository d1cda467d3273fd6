using System;

namespace StudyHub.Schema;

/// <summary>
/// On a <c>uint</c> property with <c>init</c>: the version of the row, which PostgreSQL changes at every update (the system column xmin). It
/// is no column of the table and needs no revision. UpdateAsync of the whole row then stores it only over the version that was read, and
/// throws RowConflictException with both versions otherwise.
/// </summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class RowVersionAttribute : Attribute;
