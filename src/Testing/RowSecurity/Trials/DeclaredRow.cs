namespace StudyHub.Schema.Testing.RowSecurity.Trials;

/// <summary>What the model's policies say of one row in one session.</summary>
/// <param name="Reading">The columns that tell the row and that the role may read, as one text; "" where it may read none.</param>
/// <param name="Select">The row may be seen.</param>
/// <param name="Update">The row may be changed, whatever it becomes.</param>
/// <param name="Updated">A row may become this one.</param>
/// <param name="Delete">The row may be deleted.</param>
/// <param name="Insert">The row may be written.</param>
internal sealed record DeclaredRow(string Reading, bool Select, bool Update, bool Updated, bool Delete, bool Insert)
{
    /// <summary>Rows with equal bits in every session are alike, as far as the model goes.</summary>
    public string Bits => $"{Bit(Select)}{Bit(Update)}{Bit(Updated)}{Bit(Delete)}{Bit(Insert)}";

    private static char Bit(bool bit) => bit ? '1' : '0';
}
