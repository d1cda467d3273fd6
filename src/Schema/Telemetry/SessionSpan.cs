using System;
using System.Diagnostics;

namespace StudyHub.Schema.Telemetry;

/// <summary>The span of a transaction, from waiting for its connection to giving it back. Statements are its children.</summary>
/// <param name="span">Was current only where it was started; whoever opened the session sees none of it.</param>
/// <param name="outer">What was current around it.</param>
internal sealed class SessionSpan(Activity span, Activity? outer)
{
    private bool isSettled;

    /// <summary>The parent of a statement that begins now: this span, unless the caller has begun one of their own since; then default.</summary>
    public ActivityContext ParentNow() => ReferenceEquals(Activity.Current, outer) || ReferenceEquals(Activity.Current, span) ? span.Context : default;

    public void Committed() => Settle("committed");

    public void Failed(Exception failure)
    {
        if (isSettled) return;
        DatabaseTelemetry.Fail(span, failure);
        Settle("failed");
    }

    /// <summary>The connection is given back; what was not committed by now is rolled back.</summary>
    public void End()
    {
        Settle("rolled_back");
        span.Dispose();
    }

    private void Settle(string outcome)
    {
        if (isSettled) return;
        isSettled = true;
        span.SetTag(Attributes.Outcome, outcome);
    }
}
