namespace StudyHub.Schema.Model;

/// <summary>SQL text of one value or condition, as the author (or the translator) wrote it; column names in it are already quoted.</summary>
public sealed record SqlExpression(string Text)
{
    public override string ToString() => Text;
}
