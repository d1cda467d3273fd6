using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using StudyHub.Schema.Generators.Entities;
using StudyHub.Schema.Generators.Reading.Values;
using StudyHub.Schema.Naming;

namespace StudyHub.Schema.Generators.Reading.Translation;

/// <summary>
/// Paths into typed jsonb columns. A key that is missing is read by C# as what the property's initialiser says, and by SQL as NULL; where that
/// value would hold, the translation says so.
/// </summary>
internal sealed partial class RuleTranslator
{
    /// <summary>Null, without a fault, for what is no path into a document of a row.</summary>
    private SqlNode? Document(IOperation operation, out bool isPath)
    {
        List<string> steps = [];
        bool isConditional = false;
        ColumnReading? root = null;
        SqlNode.Column? column = null;
        for (IOperation at = Bare(operation); root is null; at = Bare(at))
        {
            switch (at)
            {
                case IConditionalAccessOperation access: at = access.WhenNotNull; break;
                case IConditionalAccessInstanceOperation instance:
                    isConditional = true;
                    IOperation? holder = instance.Parent;
                    while (holder is not null && !(holder is IConditionalAccessOperation { WhenNotNull: var part } && IsWithin(part, instance))) holder = holder.Parent;
                    at = ((IConditionalAccessOperation)holder!).Operation;
                    break;
                case IPropertyReferenceOperation { Instance: { } instance } step when IsOfNullable(step) && step.Property.Name == "Value": at = instance; break;
                case IPropertyReferenceOperation { Instance: { } instance } step when Bound(instance) is Binding.Row { Source: var source }:
                    if (steps.Count == 0 || source.Shape.Find(step.Property.Name) is not { Type.Storage: ColumnStorage.Json } found) return Nothing(out isPath);
                    (root, column) = (found, Column(step));
                    break;
                case IPropertyReferenceOperation { Instance: { } instance } step when !IsOfNullable(step):
                    steps.Insert(0, step.Property.Name);
                    at = instance;
                    break;
                default: return Nothing(out isPath);
            }
        }
        isPath = true;
        return JsonPathReader.Find(root, steps, out string fault) is { } path ? Leaf(operation, column!, path, isConditional) : Fails(operation, fault);
    }

    private static SqlNode? Nothing(out bool isPath)
    {
        isPath = false;
        return null;
    }

    private static bool IsWithin(IOperation whole, IOperation part)
    {
        for (IOperation? at = part; at is not null; at = at.Parent)
            if (ReferenceEquals(at, whole)) return true;
        return false;
    }

    private SqlNode? Leaf(IOperation operation, SqlNode.Column column, JsonPath path, bool isConditional)
    {
        ClrType type = ClrType.Of(path.Leaf.Type);
        bool isScalar = !type.IsArray && (path.Cast is not null || type.Kind is ScalarKind.Text or ScalarKind.Enum);
        if (path.Steps.Any(step => HasConverter(step.Property) || HasConverter(step.Property.Type)))
            return Fails(operation, $"a converter decides how '{path.Leaf.Name}' is written into its document");
        if (isScalar && type.Kind == ScalarKind.Enum && OtherLabel((INamedTypeSymbol)type.Underlying) is { } other)
            return Fails(operation, $"the document says '{SnakeCase.From(other)}' for {type.Underlying.Name}.{other}, and its [Label] says otherwise");
        if (isScalar && type.Kind == ScalarKind.Enum && EnumReader.Read((INamedTypeSymbol)type.Underlying).PostgresName is not null)
            return Fails(operation, $"{type.Underlying.Name} is an enum of PostgreSQL's in columns and text in documents; make '{path.Leaf.Name}' a column");
        SqlNode.Path node = new(column, path, isScalar ? type.Kind : ScalarKind.Json, true);
        node = node with { MayBeNull = !facts.IsNotNull(node.Key) };
        ClrValue? missing = Missing(path, isConditional, out bool isKnown);
        if (!isKnown) return Fails(operation, $"what C# reads for a missing key differs from level to level of the path, or is not known at compile time; make '{path.Leaf.Name}' required, or a column");
        if (missing is null or ClrValue.Null) return isScalar || IsAskedForNull(operation) ? node : Unfit(operation, path);
        if (type.IsNullable || isConditional || column.MayBeNull && !isScalar)
            return Fails(operation, $"C# reads a missing '{path.Leaf.Name}' as its initialiser says and null as null; SQL cannot tell the one from the other");
        if (!isScalar) return Unfit(operation, path);
        return SqlLiteral.Scalar(missing, type.Kind) is { } literal
            ? new SqlNode.Coalesce(node, missing is ClrValue.Bool truth ? new SqlNode.Truth(truth.Value) : new SqlNode.Term(literal, type.Kind, false, true))
            : Unfit(operation, path);
    }

    private SqlNode? Unfit(IOperation operation, JsonPath path)
        => Fails(operation, $"inside of a document '{path.Leaf.Name}' has no form in PostgreSQL that compares as its C# type does; make it a column");

    /// <summary>"== null" is all that a list or an inner document can be asked.</summary>
    private static bool IsAskedForNull(IOperation operation)
    {
        IOperation? parent = operation.Parent;
        while (parent is IConversionOperation or IParenthesizedOperation) parent = parent.Parent;
        return parent switch
        {
            IBinaryOperation binary => IsNull(binary.LeftOperand) || IsNull(binary.RightOperand),
            IIsPatternOperation { Pattern: var pattern } => pattern is IConstantPatternOperation { Value: var value } && IsNull(value)
                || pattern is INegatedPatternOperation { Pattern: IConstantPatternOperation { Value: var negated } } && IsNull(negated),
            _ => false,
        };
    }

    /// <summary>What C# reads where one of the path's keys is missing; null where none can be.</summary>
    private ClrValue? Missing(JsonPath path, bool isConditional, out bool isKnown)
    {
        ClrValue? missing = null;
        isKnown = true;
        for (int level = 0; level < path.Steps.Count; level++)
        {
            if (path.Steps[level].Property.IsRequired) continue;
            ClrValue? value = Initial(path.Steps[level].Property);
            bool isBroken = false;
            foreach ((string name, IPropertySymbol property) in path.Steps.Skip(level + 1))
            {
                isBroken |= value is ClrValue.Null;
                if (value is ClrValue.Document document) value = document.Properties.FirstOrDefault(entry => entry.Key == name).Value ?? Initial(property);
            }
            // Through an inner document that is null C# comes to no value, unless it asks with "?.".
            if (isBroken && !isConditional) continue;
            isKnown &= value is not null && (missing is null || missing.Equals(value));
            missing = value;
        }
        return missing;
    }

    private ClrValue? Initial(IPropertySymbol property) => new ValueReader(scope.Models, scope.Cancellation).Initial(property);

    /// <summary>
    /// In a filter a path is compared as it is, so that an index on it serves: NULL, for a missing key, denies. Where what C# reads in its place
    /// would meet the comparison, NULL does too; of a value that is only known when it is asked, the statement asks that first. Null where that
    /// cannot be said.
    /// </summary>
    private static SqlNode? Found(SqlNode left, string symbol, SqlNode right, bool isFilter)
    {
        if (!isFilter) return null;
        (SqlNode? path, SqlNode? missing) = left is SqlNode.Coalesce { Value: SqlNode.Path, Otherwise: SqlNode.Term } first ? (first.Value, first.Otherwise)
            : right is SqlNode.Coalesce { Value: SqlNode.Path, Otherwise: SqlNode.Term } second ? (second.Value, second.Otherwise) : (null, null);
        if (path is null) return null;
        bool isLeft = left is SqlNode.Coalesce;
        SqlNode comparison = isLeft ? new SqlNode.Comparison(symbol, path, right) : new SqlNode.Comparison(symbol, left, path);
        SqlNode isMissing = new SqlNode.NullTest(path, false);
        if ((isLeft ? Holds(missing!, symbol, right) : Holds(left, symbol, missing!)) is { } holds) return holds ? new SqlNode.Either(comparison, isMissing) : comparison;
        // Of the row's own columns nothing is known before the row is read, so no index would serve either form.
        if ((isLeft ? right : left) is not SqlNode.Term || IsFloating(left) || IsFloating(right)) return null;
        SqlNode ofMissing = isLeft ? new SqlNode.Comparison(symbol, missing!, right) : new SqlNode.Comparison(symbol, left, missing!);
        return new SqlNode.Either(comparison, new SqlNode.Both(isMissing, ofMissing));
    }

    /// <summary>The same for a query's array: path = any ($1).</summary>
    private static SqlNode? Found(SqlNode value, SqlNode array, bool isFilter)
        => isFilter && value is SqlNode.Coalesce { Value: SqlNode.Path path, Otherwise: SqlNode.Term missing }
            ? new SqlNode.Either(new SqlNode.Member(path, array), new SqlNode.Both(new SqlNode.NullTest(path, false), new SqlNode.Member(missing, array))) : null;

    /// <summary>The path itself, where no item is what C# reads for a missing key.</summary>
    private static SqlNode Found(SqlNode value, IReadOnlyList<SqlNode> items, bool isFilter)
        => isFilter && value is SqlNode.Coalesce { Value: SqlNode.Path path, Otherwise: SqlNode.Term missing } && items.All(item => Holds(missing, "=", item) == false) ? path : value;

    /// <summary>Whether a comparison of two constants holds; null where the texts do not say.</summary>
    private static bool? Holds(SqlNode left, string symbol, SqlNode right)
    {
        if (left is not SqlNode.Term { IsConstant: true } one || right is not SqlNode.Term { IsConstant: true } other || IsFloating(left) || IsFloating(right)) return null;
        if (symbol == "=" && !IsNumber(one.Kind)) return one.Text == other.Text;
        CultureInfo invariant = CultureInfo.InvariantCulture;
        if (!decimal.TryParse(one.Text, NumberStyles.Number, invariant, out decimal a) || !decimal.TryParse(other.Text, NumberStyles.Number, invariant, out decimal b)) return null;
        return symbol switch { "=" => a == b, "<" => a < b, "<=" => a <= b, ">" => a > b, ">=" => a >= b, _ => null };
    }

    private static bool HasConverter(ISymbol symbol) => symbol.GetAttributes().Any(attribute => attribute.AttributeClass?.Name == "JsonConverterAttribute");

    /// <summary>A member whose [Label] is not the word that System.Text.Json writes for it.</summary>
    private static string? OtherLabel(INamedTypeSymbol type)
        => EnumReader.Read(type).Members.FirstOrDefault(member => member.Label != SnakeCase.From(member.Name))?.Name;
}
