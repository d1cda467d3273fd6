using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using StudyHub.Schema.Generators.Entities;
using StudyHub.Schema.Generators.Reading.Values;
using StudyHub.Schema.Model;

namespace StudyHub.Schema.Generators.Reading;

/// <summary>Decides what gives a column its value when no row does: DEFAULT, IDENTITY, GENERATED, or nothing.</summary>
internal static class DefaultReader
{
    public static ColumnReading Read(RecordScope scope, ColumnReading column)
    {
        ExpressionSyntax? initialiser = OfParameter(scope, PropertySyntax.InitialiserOf(column.Syntax));
        bool isSaid = initialiser is not null && !IsNoDefault(initialiser);
        AttributeReading? given = column.Attribute(AttributeNames.Default);
        AttributeReading? identity = column.Attribute(AttributeNames.Identity);
        AttributeReading? generated = column.Attribute(AttributeNames.Generated);
        column = column with { HasInitialiser = isSaid };

        if (identity is { } numbered) return ReadIdentity(scope, column, numbered, given is not null || generated is not null || isSaid);
        if (generated is { } computed)
        {
            if (given is not null || isSaid)
                scope.Report("SHS014", computed.Syntax, column.Member, "a [Generated] column is computed by the database and has no default of its own");
            return Sql(scope, column, computed) is not { } expression ? column : column with
            {
                Column = column.Column with { Generated = expression }, Origin = ColumnOrigin.Database, IsFixed = true,
            };
        }
        if (given is { } sql)
        {
            bool recordSays = isSaid || column.Property.IsRequired || column.Column.IsNullable;
            return Sql(scope, column, sql) is not { } expression ? column : column with
            {
                Column = column.Column with { Default = expression },
                Origin = recordSays ? ColumnOrigin.Record : ColumnOrigin.RecordOrDatabase,
            };
        }
        return isSaid ? ReadInitialiser(scope, column, initialiser!) : column;
    }

    private static ColumnReading ReadIdentity(RecordScope scope, ColumnReading column, AttributeReading identity, bool hasOther)
    {
        bool isInteger = !column.Type.Clr.IsArray && column.Type.Storage == ColumnStorage.Direct
            && column.Type.Clr.Kind is ScalarKind.SmallInt or ScalarKind.Integer or ScalarKind.BigInt;
        if (!isInteger || column.Column.IsNullable)
        {
            scope.Report("SHS007", identity.Syntax, "Identity", column.Member, "only a short, int or long that is never null can be numbered");
            return column;
        }
        if (hasOther) scope.Report("SHS014", identity.Syntax, column.Member, "an [Identity] column is numbered by the database and has no other default");
        bool isByDefault = identity.Flag("ByDefault");
        return column with
        {
            Column = column.Column with { Identity = isByDefault ? IdentityKind.ByDefault : IdentityKind.Always },
            Origin = isByDefault ? ColumnOrigin.RecordOrDatabase : ColumnOrigin.Database,
            IsFixed = true,
        };
    }

    private static ColumnReading ReadInitialiser(RecordScope scope, ColumnReading column, ExpressionSyntax initialiser)
    {
        ValueReader reader = new(scope.Models, scope.Cancellation);
        ClrValue? value = reader.Read(initialiser, column.Type.Clr.Underlying);
        if (value is ClrValue.Null) return column with { HasInitialiser = false };
        if (value is ClrValue.OfSeed) value = null;
        if (value is not null && SqlLiteral.Write(value, column.Type) is { } literal)
            return column with { Column = column.Column with { Default = new SqlExpression(literal) } };
        (SyntaxNode place, string reason) = reader.Fault is { } fault
            ? (fault.Node, fault.Reason) : (initialiser, SqlLiteral.Flaw(value, column.Type));
        // A fault deep in another file's document type is shown where this record asks for it.
        if (place.SyntaxTree != initialiser.SyntaxTree || !initialiser.Span.Contains(place.Span)) place = initialiser;
        scope.Report("SHS004", place, scope.Record.Name, column.Member, reason);
        return column;
    }

    private static SqlExpression? Sql(RecordScope scope, ColumnReading column, AttributeReading attribute)
    {
        string? sql = attribute.Text(0);
        if (sql is null) return null;
        if (sql.Trim().Length > 0 && SqlLiteral.IsStorable(sql)) return new SqlExpression(sql);
        scope.Report("SHS007", attribute.PlaceOf(0), attribute.ShortName, column.Member, sql.Trim().Length == 0 ? "the SQL expression is empty" : "the SQL expression holds a character that PostgreSQL cannot store");
        return null;
    }

    /// <summary>record Thing(string Name) { public string Name { get; init; } = Name; }: what counts is the parameter's own default.</summary>
    private static ExpressionSyntax? OfParameter(RecordScope scope, ExpressionSyntax? initialiser)
        => initialiser is IdentifierNameSyntax
            && scope.Models.For(initialiser).GetSymbolInfo(initialiser, scope.Cancellation).Symbol is IParameterSymbol { DeclaringSyntaxReferences: [var reference] }
                ? (reference.GetSyntax(scope.Cancellation) as ParameterSyntax)?.Default?.Value : initialiser;

    /// <summary>null, null!, default and default!: there to please the compiler.</summary>
    private static bool IsNoDefault(ExpressionSyntax initialiser)
        => ValueReader.Bare(initialiser).Kind() is SyntaxKind.NullLiteralExpression or SyntaxKind.DefaultLiteralExpression;
}
