using System;
using System.Collections.Generic;
using System.Linq;
using StudyHub.Schema.Collections;
using StudyHub.Schema.Core.Tests.Model;
using StudyHub.Schema.Manifest;
using StudyHub.Schema.Model;
using StudyHub.Schema.Naming;
using StudyHub.Schema.Objects;

namespace StudyHub.Schema.Core.Tests.Manifest;

public sealed class RoundTripTests
{
    [Fact]
    public void What_is_written_reads_back_equal()
        => ManifestReader.Read(ManifestWriter.Write(RichSchema.Model)).ShouldBe(RichSchema.Model);

    [Fact]
    public void The_empty_model_reads_back_equal()
        => ManifestReader.Read(ManifestWriter.Write(SchemaModel.Empty)).ShouldBe(SchemaModel.Empty);

    [Fact]
    public void A_change_of_any_property_shows_in_the_manifest_and_reads_back()
    {
        string original = ManifestWriter.Write(RichSchema.Model);
        HashSet<string> tried = [];
        foreach ((string property, SchemaModel model) in Mutations.Of(RichSchema.Model))
        {
            if (InOrder(model) is not { } expected) continue;
            string manifest = ManifestWriter.Write(model);
            (manifest == original).ShouldBeFalse(property);
            SchemaModel read = ManifestReader.Read(manifest);
            (read == expected).ShouldBeTrue(property);
            (read == RichSchema.Model).ShouldBeFalse(property);
            tried.Add(property);
        }
        Mutations.Properties().Except(tried).ShouldBeEmpty();
    }

    [Fact]
    public void The_order_of_columns_labels_rows_and_keys_is_kept()
    {
        SchemaModel model = RichSchema.Model with
        {
            Enums = RichSchema.Model.Enums.Select(e => e with { Labels = Reversed(e.Labels) }).ToEquatableArray(),
            Tables = RichSchema.Model.Tables.Select(t => t with
            {
                Columns = Reversed(t.Columns),
                PrimaryKey = t.PrimaryKey! with { Columns = Reversed(t.PrimaryKey.Columns) },
                Seeds = t.Seeds.Select(s => s with { Rows = Reversed(s.Rows) }).ToEquatableArray(),
                Indexes = t.Indexes.Select(i => i with { Keys = Reversed(i.Keys) }).ToEquatableArray(),
            }).ToEquatableArray(),
        };

        model.ShouldNotBe(RichSchema.Model);
        ManifestReader.Read(ManifestWriter.Write(model)).ShouldBe(model);
    }

    [Fact]
    public void A_column_in_the_middle_is_a_new_line_and_a_changed_line_besides_the_hash()
    {
        TableModel table = RichSchema.Model.Tables[1];
        ColumnModel added = new() { Name = new Identifier("between"), Type = PgType.Text, IsNullable = true };
        SchemaModel wider = RichSchema.Model with
        {
            Tables = RichSchema.Model.Tables
                .Select(t => t == table ? t with { Columns = t.Columns.Take(2).Append(added).Concat(t.Columns.Skip(2)).ToEquatableArray() } : t)
                .ToEquatableArray(),
        };

        string[] before = ManifestWriter.Write(RichSchema.Model).Split('\n');
        string[] after = ManifestWriter.Write(wider).Split('\n');

        after.Except(before).Count().ShouldBe(3);
        before.Except(after).Count().ShouldBe(2);
    }

    [Fact]
    public void A_checkout_with_carriage_returns_reads_the_same()
        => ManifestReader.Read(ManifestWriter.Write(RichSchema.Model).Replace("\n", "\r\n", StringComparison.Ordinal)).ShouldBe(RichSchema.Model);

    [Fact]
    public void The_fingerprint_is_the_hash_in_the_header()
    {
        string fingerprint = SchemaFingerprint.Of(RichSchema.Model);

        fingerprint.Length.ShouldBe(64);
        ManifestWriter.Write(RichSchema.Model).Split('\n')[0].ShouldContain(fingerprint);
    }

    /// <summary>Null where the mutation made two objects of one identity, which no manifest holds.</summary>
    private static SchemaModel? InOrder(SchemaModel model)
    {
        try
        {
            return SchemaObjects.ToModel(model.Name, SchemaObjects.Of(model));
        }
        catch (ArgumentException doubled) when (doubled.Message.StartsWith("There are two of", StringComparison.Ordinal))
        {
            return null;
        }
    }

    private static EquatableArray<T> Reversed<T>(EquatableArray<T> list)
        where T : IEquatable<T> => Enumerable.Reverse(list).ToEquatableArray();
}
