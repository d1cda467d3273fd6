using System.Collections.Generic;
using System.Linq;
using StudyHub.Schema.Lexing;
using StudyHub.Schema.Model;
using StudyHub.Schema.Naming;

namespace StudyHub.Schema.Checks;

/// <summary>A view, function … given as SQL, with what its statements say about whose rights it has and who may use it.</summary>
internal sealed class ObjectView
{
    private readonly List<SqlToken> tokens;

    /// <param name="model">Of a kind that goes by a schema and a name.</param>
    public ObjectView(RawObjectModel model)
    {
        (Model, tokens) = (model, SqlTokens.Read(model.Sql));
        Name = new QualifiedName(model.Schema!, new Identifier(RawMentions.NameOf(model)!));
    }

    public RawObjectModel Model { get; }

    public QualifiedName Name { get; }

    /// <summary>A view that reads its tables with the rights of whoever asks it. The last of several settings counts.</summary>
    public bool IsInvoker => ViewOptions.IsOn(tokens, "security_invoker");

    /// <summary>Whom the file gives the object to; null for the owner of everything.</summary>
    public string? Owner
    {
        get
        {
            int to = tokens.FindLastIndex(token => token.IsWord("to"));
            while (to > 0 && !tokens[to - 1].IsWord("owner")) to = tokens.FindLastIndex(to - 1, token => token.IsWord("to"));
            bool isNamed = to > 0 && to + 1 < tokens.Count && tokens[to + 1].Kind == SqlTokenKind.Name;
            return isNamed && !IsWhoeverRuns(tokens[to + 1]) ? tokens[to + 1].Text : null;
        }
    }

    /// <summary>The roles that the file grants something to, in its order.</summary>
    public IEnumerable<Identifier> Grantees
    {
        get
        {
            bool isGrant = false;
            bool isRole = false;
            for (int i = 0; i < tokens.Count; i++)
            {
                if (i == 0 || tokens[i - 1].IsSign(";")) (isGrant, isRole) = (tokens[i].IsWord("grant"), false);
                else if (isGrant && tokens[i].IsWord("to")) isRole = true;
                else if (isRole && (tokens[i].IsWord("with") || tokens[i].IsWord("granted"))) isRole = false;
                else if (isRole && tokens[i].Kind == SqlTokenKind.Name && !tokens[i].IsWord("group") && Identifier.Flaw(tokens[i].Text) is null)
                    yield return new Identifier(tokens[i].Text);
            }
        }
    }

    /// <summary>The statement that makes it reads the table: by its full name, or by its bare one where it needs it or says FROM or JOIN before.</summary>
    public bool Reads(QualifiedName table)
    {
        bool isNeeded = Model.Needs.Contains(RawReference.Table(table));
        for (int i = 1; i < tokens.Count && !tokens[i].IsSign(";"); i++)
        {
            if (tokens[i].Kind != SqlTokenKind.Name || tokens[i].Text != table.Name.Value) continue;
            SqlToken before = tokens[i - 1];
            if (before.IsSign(".") ? i > 1 && tokens[i - 2].Text == table.Schema.Value : isNeeded || before.IsWord("from") || before.IsWord("join") || before.IsWord("only"))
                return true;
        }
        return false;
    }

    /// <summary>Nothing of it is found where it has no schema, such as an extension, or no name of its own, such as a trigger.</summary>
    public static bool IsNamed(RawObjectModel model)
        => model.Schema is not null && RawMentions.NameOf(model) is { } name && Identifier.Flaw(name) is null;

    private static bool IsWhoeverRuns(SqlToken token)
        => token.IsWord("current_user") || token.IsWord("current_role") || token.IsWord("session_user");
}
