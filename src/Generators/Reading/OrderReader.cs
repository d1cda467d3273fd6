using System.Collections.Generic;
using System.Linq;
using StudyHub.Schema.Collections;
using StudyHub.Schema.Generators.Entities;

namespace StudyHub.Schema.Generators.Reading;

/// <summary>Reads [Order], and what orders a [Query].</summary>
internal static class OrderReader
{
    public static EquatableArray<EntityOrder> Read(RecordScope scope)
    {
        List<EntityOrder> orders = [];
        foreach (AttributeReading attribute in scope.Attributes)
        {
            if (attribute.Name != AttributeNames.Order) continue;
            if (MemberList.Read(scope, attribute, (ColumnReading?)null) is not { } columns || Directed(scope, attribute, columns) is not { } order) continue;
            if (columns.FirstOrDefault(column => column.Type.Clr.IsArray || column.Type.Storage is ColumnStorage.Json or ColumnStorage.JsonText) is { } unordered)
            {
                scope.Report("SHS007", attribute.Syntax, attribute.ShortName, scope.Record.Name, $"'{unordered.Member}' is a list or a document, which has no order that pages could follow");
                continue;
            }
            string name = "OrderBy" + string.Join("And", columns.Select((column, i) => column.Member + (order[i].IsDescending ? "Descending" : "")));
            if (orders.Any(known => known.Name == name)) scope.Report("SHS007", attribute.Syntax, attribute.ShortName, scope.Record.Name, "it says an order that is said already");
            else orders.Add(new EntityOrder(name, order.ToEquatableArray()));
        }
        return orders.ToEquatableArray();
    }

    /// <summary>The columns, with those of Descending downwards; null after a problem.</summary>
    public static List<QueryOrder>? Directed(RecordScope scope, AttributeReading attribute, List<ColumnReading> columns)
    {
        IReadOnlyList<string> descending = attribute.Texts("Descending");
        for (int i = 0; i < descending.Count; i++)
        {
            if (columns.Any(column => column.Member == descending[i])) continue;
            string what = attribute.Name == AttributeNames.Order ? "Descending can only name members of the order" : "Descending can only name members of OrderBy";
            MemberList.ReportMissing(scope, attribute, attribute.PlaceOfItem("Descending", i), descending[i], what);
            return null;
        }
        return columns.Select(column => new QueryOrder(column.Name.Value, descending.Contains(column.Member))).ToList();
    }
}
