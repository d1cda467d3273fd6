using System.Collections.Generic;
using System.Linq;
using StudyHub.Schema.Collections;

namespace StudyHub.Schema.Checks.Rules;

/// <summary>The body is bound by the search path of whoever calls.</summary>
internal sealed class DefinerWithoutSearchPath() : Check(new CheckRule(
    "SHS228",
    CheckSeverity.Error,
    "A SECURITY DEFINER function with the caller's search path",
    "The function {0} is SECURITY DEFINER and has no search_path of its own: a caller can put operators of his own in front. Add SET search_path = '' and qualify every name",
    "Names and operators in the body are looked up where the caller says, and run with the rights of the owner."))
{
    public override IEnumerable<SchemaFinding> Find(SchemaView schema)
        => schema.Schema.Functions.Where(function => IsOpen(DefinerFunction.Of(function)))
            .Select(function => new SchemaFinding(Rule.Id, function.Name, null, null, EquatableArrays.Of(function.Name.ToString())))
            .Concat(schema.Objects.Where(item => item.Model.Kind is "function" or "procedure" && IsOpen(DefinerFunction.Of(item.Model.Sql)))
                .Select(item => At(item, item.Model.FullName)));

    private static bool IsOpen(DefinerFunction function) => function is { IsDefiner: true, HasSearchPath: false };
}
