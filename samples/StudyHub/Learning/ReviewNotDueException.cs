using System;

namespace StudyHub.Learning;

/// <summary>An answer to what is not to be reviewed: it is too early, or somebody was faster.</summary>
public sealed class ReviewNotDueException() : Exception("This outcome is not due for review. Ask again which ones are.");
