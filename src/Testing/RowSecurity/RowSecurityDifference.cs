namespace StudyHub.Schema.Testing.RowSecurity;

/// <summary>An attempt that came out otherwise than the records say.</summary>
/// <param name="Table">schema.table, or the function that tells policies who asks.</param>
/// <param name="Role">The role's name in the database.</param>
/// <param name="Session">Who asked: alice, bob (of the same framework), carol (of another), nobody, …</param>
/// <param name="Attempt">The command and its form: "UPDATE of student_id to '…' without WHERE".</param>
/// <param name="Rows">Whose row or rows it is about.</param>
/// <param name="Declared">What must come of it.</param>
/// <param name="Tried">What came of it.</param>
public sealed record RowSecurityDifference(string Table, string Role, string Session, string Attempt, string Rows, string Declared, string Tried)
{
    /// <summary>One line.</summary>
    public override string ToString()
        => $"{Table}: {Role} as {Session}, {Attempt}{(Rows.Length == 0 ? "" : " (" + Rows + ")")}: declared {Declared}, tried {Tried}";
}
