using System.Collections.Generic;
using System.Linq;

namespace StudyHub.Schema.Checks.Rules;

/// <summary>Row security is asked for the view's owner, and not for whoever reads the view.</summary>
internal sealed class ViewOfOwner() : Check(new CheckRule(
    "SHS232",
    CheckSeverity.Error,
    "A view that reads protected rows as its owner",
    "The view {0} reads {1} as its owner, {2}. Create it WITH (security_invoker = true)",
    "The policies of the tables below a view are those of its owner, unless the view says security_invoker."))
{
    public override IEnumerable<SchemaFinding> Find(SchemaView schema)
        => from view in schema.Objects
           where view.Model.Kind == "view" && !view.IsInvoker
           let table = schema.Tables.FirstOrDefault(table => table.Model.HasRowSecurity && view.Reads(table.Model.Name))
           where table is not null
           select At(view, view.Model.FullName, table.Name, view.Owner is { } owner
               ? $"{owner}, and shows everybody who may select from it what {owner} sees"
               : "who owns the table, too, and sees no row of it under FORCE ROW LEVEL SECURITY");
}
