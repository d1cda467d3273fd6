using System;
using System.Collections.Generic;
using System.Linq;

namespace StudyHub.Schema.Model;

/// <summary>The kinds of objects that are given as SQL. A closed list: whatever is not in it is "other", and says itself how it is dropped.</summary>
public static class RawKinds
{
    /// <summary>The word for what is none of the others.</summary>
    public const string Other = "other";

    public static IReadOnlyList<RawKind> All { get; } =
    [
        new("extension", "Extensions", RawNameShape.Bare) { Rank = RawRank.First },
        new("language", "Languages", RawNameShape.Bare) { Rank = RawRank.First },
        new("foreign data wrapper", "Foreign data wrappers", RawNameShape.Bare) { Rank = RawRank.First },
        new("server", "Foreign servers", RawNameShape.Bare) { Rank = RawRank.First, HasOwner = true },
        new("collation", "Collations", RawNameShape.Qualified) { Rank = RawRank.First, HasOwner = true },
        new("conversion", "Conversions", RawNameShape.Qualified) { HasOwner = true },
        new("type", "Types", RawNameShape.Qualified) { Rank = RawRank.Type, Mention = RawMention.Name, IsType = true, HasOwner = true },
        new("domain", "Domains", RawNameShape.Qualified) { Rank = RawRank.Type, Mention = RawMention.Name, IsType = true, HasOwner = true },
        new("sequence", "Sequences", RawNameShape.Qualified)
        {
            Rank = RawRank.Type, Mention = RawMention.Text, GrantedAs = "sequence", HasOwner = true, Holds = "its value",
        },
        new("text search dictionary", "Text search", RawNameShape.Qualified) { Rank = RawRank.Type, Mention = RawMention.Text, HasOwner = true },
        new("text search configuration", "Text search", RawNameShape.Qualified) { Rank = RawRank.Type, Mention = RawMention.Text, HasOwner = true },
        new("text search parser", "Text search", RawNameShape.Qualified) { Rank = RawRank.Type },
        new("text search template", "Text search", RawNameShape.Qualified) { Rank = RawRank.Type },
        new("function", "Functions", RawNameShape.Routine) { Rank = RawRank.Routine, Mention = RawMention.Call, IsReplaceable = true, IsExecutable = true, HasOwner = true },
        new("procedure", "Procedures", RawNameShape.Routine) { Rank = RawRank.Routine, IsReplaceable = true, IsExecutable = true, HasOwner = true },
        new("aggregate", "Aggregates", RawNameShape.Routine) { Rank = RawRank.Routine, Mention = RawMention.Call, IsExecutable = true, HasOwner = true },
        new("operator", "Operators", RawNameShape.Operator) { Rank = RawRank.Routine, HasOwner = true },
        new("operator class", "Operators", RawNameShape.UsingMethod) { Rank = RawRank.Routine, HasOwner = true },
        new("operator family", "Operators", RawNameShape.UsingMethod) { Rank = RawRank.Routine, HasOwner = true },
        new("cast", "Casts", RawNameShape.Cast) { Rank = RawRank.Routine },
        new("view", "Views", RawNameShape.Qualified) { Mention = RawMention.Name, GrantedAs = "table", HasOwner = true },
        new("materialized view", "Views", RawNameShape.Qualified) { Mention = RawMention.Name, GrantedAs = "table", HasOwner = true },
        new("foreign table", "Foreign tables", RawNameShape.Qualified) { Mention = RawMention.Name, GrantedAs = "table", HasOwner = true },
        new("trigger", "Triggers", RawNameShape.OnTable),
        new("rule", "Rules", RawNameShape.OnTable),
        new("policy", "Row security", RawNameShape.OnTable),
        new("statistics", "Statistics", RawNameShape.Qualified) { HasOwner = true },
        new("event trigger", "Event triggers", RawNameShape.Bare),
        new("publication", "Publications", RawNameShape.Bare),
        new(Other, "Other objects", RawNameShape.Bare),
    ];

    private static readonly Dictionary<string, RawKind> ByWords = All.ToDictionary(kind => kind.Words, StringComparer.Ordinal);

    /// <summary>Null for words that are no kind.</summary>
    public static RawKind? Find(string words) => ByWords.TryGetValue(words, out RawKind? kind) ? kind : null;

    /// <summary>What is known of an object's kind; of one that is none, what is known of any other.</summary>
    public static RawKind Of(RawObjectModel item) => Find(item.Kind) ?? ByWords[Other];
}
