using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Npgsql;
using StudyHub.Schema.Catalog.Facts;
using StudyHub.Schema.Catalog.Scratch;
using StudyHub.Schema.Collections;
using StudyHub.Schema.Model;

namespace StudyHub.Schema.Catalog;

/// <summary>
/// Says where a database differs from a model. The model is built in a scratch database and both are read, so that expressions are compared
/// in PostgreSQL's own form and nothing that is there is overlooked because the model cannot say it.
/// </summary>
public static class CatalogComparison
{
    /// <param name="live">The database to look at: open, in no transaction.</param>
    /// <param name="model">What it should be.</param>
    /// <param name="scratch">An empty database of a server of the same major version, the live one's own or another.</param>
    /// <param name="scope">What to look at; null for <see cref="CatalogScope.Of"/> the model.</param>
    /// <param name="cancellationToken">Cancels; the scratch database may be built by then.</param>
    /// <returns>Sorted by kind, name and aspect; empty where the database is as the model says.</returns>
    /// <exception cref="CatalogException">The servers are of two major versions, or older than 15.</exception>
    public static async Task<EquatableArray<CatalogDifference>> CompareAsync(
        NpgsqlConnection live, SchemaModel model, NpgsqlConnection scratch, CatalogScope? scope = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(model);
        scope ??= CatalogScope.Of(model);
        // Before the scratch is built, which may make roles that the server lacks.
        CatalogReading found = await CatalogReader.ReadAsync(live, scope, cancellationToken).ConfigureAwait(false);
        return await CompareAsync(found, model, scratch, scope, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>The same for a database that was read before.</summary>
    /// <param name="found">What it is.</param>
    /// <param name="model">What it should be.</param>
    /// <param name="scratch">An empty database of a server of the same major version; the model is in it afterwards.</param>
    /// <param name="scope">What was looked at.</param>
    /// <param name="cancellationToken">Cancels; the scratch database may be built by then.</param>
    /// <exception cref="CatalogException">The servers are of two major versions, or older than 15.</exception>
    public static async Task<EquatableArray<CatalogDifference>> CompareAsync(
        CatalogReading found, SchemaModel model, NpgsqlConnection scratch, CatalogScope scope, CancellationToken cancellationToken = default)
    {
        CatalogReading expected = await ExpectAsync(model, scratch, cancellationToken).ConfigureAwait(false);
        return await SecondPrint.ConfirmAsync(Compare(expected, found), scope, scratch, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Builds the model and reads it: what a database of this model is. Good for any number of comparisons.</summary>
    /// <param name="model">The schema.</param>
    /// <param name="scratch">An empty database.</param>
    /// <param name="cancellationToken">Cancels.</param>
    public static async Task<CatalogReading> ExpectAsync(SchemaModel model, NpgsqlConnection scratch, CancellationToken cancellationToken = default)
    {
        await ScratchSchema.BuildAsync(scratch, model, cancellationToken).ConfigureAwait(false);
        return await ExpectBuiltAsync(model, scratch, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>The same from a database that the model has been built in already, by its script.</summary>
    public static async Task<CatalogReading> ExpectBuiltAsync(SchemaModel model, NpgsqlConnection built, CancellationToken cancellationToken = default)
    {
        CatalogReading reading = await CatalogReader.ReadAsync(built, CatalogScope.Of(model), cancellationToken).ConfigureAwait(false);
        return reading with { Facts = CatalogReader.Sorted(reading.WithoutServer().Facts.Concat(RoleFacts.Of(model))) };
    }

    /// <summary>
    /// Sorted by kind, name and aspect; empty where the two are the same. Two forms in which PostgreSQL prints one condition, before and after
    /// a dump was restored, are the same; what only the server can tell of that, <see cref="SecondPrint"/> asks.
    /// </summary>
    /// <exception cref="CatalogException">The two come from two major versions.</exception>
    public static EquatableArray<CatalogDifference> Compare(CatalogReading expected, CatalogReading found)
    {
        ArgumentNullException.ThrowIfNull(expected);
        ArgumentNullException.ThrowIfNull(found);
        if (expected.MajorVersion != found.MajorVersion)
        {
            throw new CatalogException(
                $"The scratch database is PostgreSQL {expected.MajorVersion}, the one to look at {found.MajorVersion}: they print differently. Take a scratch of version {found.MajorVersion}.");
        }
        SortedDictionary<(string Kind, string Name), Aspects> objects = new(Comparer<(string Kind, string Name)>.Create(ByName));
        foreach (CatalogFact fact in expected.Facts) Of(fact).Expected.Add(fact.Aspect, fact.Value);
        foreach (CatalogFact fact in found.Facts) Of(fact).Found.Add(fact.Aspect, fact.Value);
        return objects.SelectMany(pair => pair.Value.Differences(pair.Key.Kind, pair.Key.Name)).ToEquatableArray();

        Aspects Of(CatalogFact fact)
        {
            if (!objects.TryGetValue((fact.Kind, fact.Name), out Aspects? aspects)) objects.Add((fact.Kind, fact.Name), aspects = new Aspects());
            return aspects;
        }
    }

    private static int ByName((string Kind, string Name) left, (string Kind, string Name) right)
    {
        int byKind = string.CompareOrdinal(left.Kind, right.Kind);
        return byKind != 0 ? byKind : string.CompareOrdinal(left.Name, right.Name);
    }

    /// <summary>What is told of one object on the two sides.</summary>
    private sealed class Aspects
    {
        public SortedDictionary<string, string> Expected { get; } = new(StringComparer.Ordinal);

        public SortedDictionary<string, string> Found { get; } = new(StringComparer.Ordinal);

        public IEnumerable<CatalogDifference> Differences(string kind, string name)
        {
            if (Found.Count == 0) return [new CatalogDifference(kind, name, null, Text(Expected), null)];
            if (Expected.Count == 0) return [new CatalogDifference(kind, name, null, null, Text(Found))];
            return Expected.Keys.Union(Found.Keys).OrderBy(aspect => aspect, StringComparer.Ordinal)
                .Select(aspect => new CatalogDifference(kind, name, aspect, Expected.GetValueOrDefault(aspect), Found.GetValueOrDefault(aspect)))
                .Where(difference => difference is not { Expected: { } expected, Found: { } found } || !PrintedForm.AreSame(expected, found));
        }

        private static string Text(SortedDictionary<string, string> aspects) => string.Join("; ", aspects.Select(pair => $"{pair.Key} {pair.Value}"));
    }
}
