using System.Linq;
using StudyHub.Schema.Generators.Entities;

namespace StudyHub.Schema.Generators.Emit;

/// <summary>Declared orders.</summary>
internal sealed partial class RepositoryEmitter
{
    private void EmitOrders()
    {
        foreach (EntityOrder order in entity.Orders)
        {
            string columns = EntitySql.List(order.Columns.Select(column => Order(Known(column), column.IsDescending)));
            string said = string.Join(", then by ", order.Columns.Select(column => Known(column).Name + (column.IsDescending ? ", the greatest first" : "")));
            writer.WriteApart($$"""
                {{Documentation($"For OrderedBy: by {said}.")}}
                public static {{Runtime}}.RowOrdering<{{entity.Type}}> {{order.Name}} { get; } = Sql.Ordering<{{entity.Type}}>({{columns}});
                """);
        }
    }

    private EntityProperty Known(QueryOrder order) => sql.Columns.First(column => column.Column == order.Column);
}
