using Npgsql;
using NpgsqlTypes;

namespace StudyHub.Schema.Commands;

/// <summary>Whose rights the statements of a transaction have: what is set in front of the first one.</summary>
/// <param name="Role">The role's name in the database; null for the login itself, for which nothing is set but that it reads.</param>
/// <param name="UserId">Empty for none.</param>
/// <param name="FrameworkId">Empty for none.</param>
/// <param name="IsReadOnly">PostgreSQL refuses what writes.</param>
internal readonly record struct SetUp(string? Role, string UserId, string FrameworkId, bool IsReadOnly);

/// <summary>The command that sets it, in the transaction alone.</summary>
internal sealed class SetUpCommand
{
    // Every setting every time. Nothing but parameters: names and ids never become SQL text.
    private const string Text =
        "select set_config('role', $1, true), set_config('app.user_id', $2, true), set_config('app.framework_id', $3, true)";

    private const string ReadOnlyText = Text + ", set_config('transaction_read_only', 'on', true)";

    private const string LoginText = "select set_config('transaction_read_only', 'on', true)";

    private readonly NpgsqlParameter<string> role = Parameter();
    private readonly NpgsqlParameter<string> user = Parameter();
    private readonly NpgsqlParameter<string> framework = Parameter();

    public NpgsqlBatchCommand Command { get; } = new(Text);

    public void Fill(in SetUp setUp)
    {
        string text = setUp.Role is null ? LoginText : setUp.IsReadOnly ? ReadOnlyText : Text;
        if (!ReferenceEquals(Command.CommandText, text)) Command.CommandText = text;
        if (setUp.Role is null)
        {
            Command.Parameters.Clear();
            return;
        }
        if (Command.Parameters.Count == 0)
        {
            Command.Parameters.Add(role);
            Command.Parameters.Add(user);
            Command.Parameters.Add(framework);
        }
        role.TypedValue = setUp.Role;
        user.TypedValue = setUp.UserId;
        framework.TypedValue = setUp.FrameworkId;
    }

    private static NpgsqlParameter<string> Parameter() => new() { NpgsqlDbType = NpgsqlDbType.Text };
}
