using System.Collections.Generic;

namespace StudyHub.Schema.Repositories;

/// <summary>A page of rows.</summary>
/// <typeparam name="T">The record.</typeparam>
/// <param name="Items">In the order of the rows; empty behind the last one.</param>
/// <param name="Next">For PageAsync of the same rows: what comes behind; null on the last page. Opaque, and safe in a URL.</param>
/// <param name="Previous">What comes before; null on the first page.</param>
public sealed record Page<T>(IReadOnlyList<T> Items, string? Next, string? Previous);
