using System;
using System.Collections.Generic;
using System.Linq;
using StudyHub.Schema.Collections;
using StudyHub.Schema.Diff;
using StudyHub.Schema.Lexing;
using StudyHub.Schema.Model;
using StudyHub.Schema.Naming;
using StudyHub.Schema.Objects;
using StudyHub.Schema.Planning;
using StudyHub.Schema.Statements;

namespace StudyHub.Schema.Effects;

/// <summary>Functions that let somebody see more: policies ask them, or they run with the rights of their owner.</summary>
internal sealed class FunctionWidening(SchemaDifference difference)
{
    private readonly Dictionary<ObjectId, FunctionModel> before = ById(difference.Renamed);
    private readonly Dictionary<ObjectId, FunctionModel> after = ById(difference.After);
    private readonly EquatableArray<Identifier> callersBefore = SchemaAccess.RequestRoles(difference.Renamed);

    /// <summary>Where no table was there before, nothing was hidden.</summary>
    private readonly bool hasRows = difference.Renamed.Tables.Any(table => table.IsManaged);

    private readonly Lazy<HashSet<string>> asked = new(() => [.. difference.After.Tables.SelectMany(table => table.Policies)
        .SelectMany(policy => new[] { policy.Using, policy.WithCheck }).OfType<SqlExpression>()
        .SelectMany(condition => SqlWords.Of(condition.Text)).Select(word => word.Name)]);

    public IEnumerable<Widening> Of(PgStatement statement) => hasRows ? Find(statement) : [];

    private IEnumerable<Widening> Find(PgStatement statement) => statement switch
    {
        PgStatement.CreateFunction s => OfBody(s.Function),
        PgStatement.ReplaceFunction s => OfBody(s.Function),
        PgStatement.GrantFunction s => OfGrant(ObjectId.Function(s.Name, s.Arguments), s.Roles),
        PgStatement.ChangeOwner { Kind: OwnedKind.Function } s => OfOwner(ObjectId.Function(s.Name, s.Arguments), s.Owner),
        _ => [],
    };

    private IEnumerable<Widening> OfBody(FunctionModel function)
    {
        ObjectId id = ObjectId.Function(function.Name, function.Arguments);
        if (!before.TryGetValue(id, out FunctionModel? old) || old.Definition == function.Definition) yield break;
        if (IsDefiner(function)) yield return About(id, IsDefiner(old) ? "runs with the rights of its owner and has another body" : "runs with the rights of its owner now");
        else if (asked.Value.Contains(function.Name.Name.Value)) yield return About(id, "is asked by policies and has another body");
    }

    private IEnumerable<Widening> OfGrant(ObjectId id, EquatableArray<Identifier> roles)
    {
        if (!after.TryGetValue(id, out FunctionModel? function)) yield break;
        bool wasThere = before.TryGetValue(id, out FunctionModel? old);
        // A new function that runs with the rights of its caller shows nothing that was not visible.
        if (!wasThere && !IsDefiner(function)) yield break;
        Identifier[] callers = [.. roles.Where(role => old is not { IsCallableByRequests: true } || !callersBefore.Contains(role))];
        if (callers.Length > 0) yield return About(id, $"may be called by {string.Join(", ", callers.AsEnumerable())}{(wasThere ? "" : " and runs with the rights of its owner")}");
    }

    private IEnumerable<Widening> OfOwner(ObjectId id, Identifier owner)
    {
        if (!before.TryGetValue(id, out FunctionModel? old) || !after.TryGetValue(id, out FunctionModel? function) || !IsDefiner(function)) yield break;
        if ((old.Owner ?? SchemaAccess.Owner(difference.Renamed)) != owner) yield return About(id, $"runs with the rights of {owner}");
    }

    private static bool IsDefiner(FunctionModel function)
    {
        List<SqlToken> tokens = SqlTokens.Read(function.Definition);
        return tokens.Skip(1).Where((token, i) => token.IsWord("definer") && tokens[i].IsWord("security")).Any();
    }

    private static Dictionary<ObjectId, FunctionModel> ById(SchemaModel model)
        => model.Functions.ToDictionary(function => ObjectId.Function(function.Name, function.Arguments));

    private static Widening About(ObjectId function, string how) => new(function, $"makes more visible: {function} {how}");
}
