using StudyHub.Schema.Naming;

namespace StudyHub.Schema.Effects;

/// <summary>The strongest lock that a step takes on a table, for as long as its transaction lasts.</summary>
/// <param name="Table">A table that was there before the plan.</param>
/// <param name="Mode">ROW EXCLUSIVE or stronger.</param>
/// <param name="OnlyWithoutBypass">Taken only where whoever runs the step has no BYPASSRLS, and beside the other one that is listed.</param>
public sealed record TableLock(QualifiedName Table, LockMode Mode, bool OnlyWithoutBypass = false)
{
    /// <summary>As PostgreSQL's manual writes it: "ACCESS EXCLUSIVE on public.notes".</summary>
    public override string ToString() => $"{Words(Mode)} on {Table}{(OnlyWithoutBypass ? " without BYPASSRLS" : "")}";

    /// <summary>"SHARE UPDATE EXCLUSIVE".</summary>
    public static string Words(LockMode mode) => mode switch
    {
        LockMode.AccessShare => "ACCESS SHARE",
        LockMode.RowShare => "ROW SHARE",
        LockMode.RowExclusive => "ROW EXCLUSIVE",
        LockMode.ShareUpdateExclusive => "SHARE UPDATE EXCLUSIVE",
        LockMode.Share => "SHARE",
        LockMode.ShareRowExclusive => "SHARE ROW EXCLUSIVE",
        LockMode.Exclusive => "EXCLUSIVE",
        _ => "ACCESS EXCLUSIVE",
    };
}
