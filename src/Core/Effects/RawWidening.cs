using System.Collections.Generic;
using System.Linq;
using StudyHub.Schema.Diff;
using StudyHub.Schema.Lexing;
using StudyHub.Schema.Model;
using StudyHub.Schema.Objects;
using StudyHub.Schema.Statements;

namespace StudyHub.Schema.Effects;

/// <summary>Objects given as SQL that let somebody see more.</summary>
internal sealed class RawWidening(SchemaDifference difference)
{
    private readonly Dictionary<ObjectId, RawObjectModel> before = difference.Renamed.RawObjects.ToDictionary(ObjectId.Raw);
    private readonly Dictionary<ObjectId, RawObjectModel> after = difference.After.RawObjects.ToDictionary(ObjectId.Raw);
    private readonly List<SqlExpression> conditions = [.. difference.After.Tables.SelectMany(table => table.Policies)
        .SelectMany(policy => new[] { policy.Using, policy.WithCheck }).OfType<SqlExpression>()];

    /// <summary>Where no table was there before, nothing was hidden.</summary>
    private readonly bool hasRows = difference.Renamed.Tables.Any(table => table.IsManaged);

    public IEnumerable<Widening> Of(PgStatement statement) => !hasRows ? [] : statement switch
    {
        PgStatement.CreateRaw s => OfCreation(s.Object),
        PgStatement.ReplaceRaw s => OfCreation(s.Object),
        PgStatement.DropRaw s => OfRemoval(s.Object),
        _ => [],
    };

    private IEnumerable<Widening> OfCreation(RawObjectModel item)
    {
        before.TryGetValue(ObjectId.Raw(item), out RawObjectModel? old);
        if (RawEffects.Widening(item, old, IsAsked(item)) is { } how) yield return About(item, how);
    }

    private IEnumerable<Widening> OfRemoval(RawObjectModel item)
    {
        // Where it comes back as another one, that is said where it comes.
        bool comesBack = after.TryGetValue(ObjectId.Raw(item), out RawObjectModel? other) && RawEffects.IsRestrictive(other);
        if (RawEffects.IsRestrictive(item) && !comesBack) yield return About(item, "is restrictive and goes");
    }

    private bool IsAsked(RawObjectModel item) => RawKinds.Of(item).Mention == RawMention.Call && conditions.Any(condition => RawMentions.In(condition.Text, item));

    private static Widening About(RawObjectModel item, string how) => new(ObjectId.Raw(item), $"makes more visible: {item.Kind} {item.FullName} {how}");
}
