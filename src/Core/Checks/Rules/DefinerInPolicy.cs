using System;
using System.Collections.Generic;
using System.Linq;
using StudyHub.Schema.Checks.Conditions;
using StudyHub.Schema.Model;

namespace StudyHub.Schema.Checks.Rules;

/// <summary>The function runs as its owner, who is under FORCE like everybody else.</summary>
internal sealed class DefinerInPolicy() : Check(new CheckRule(
    "SHS229",
    CheckSeverity.Error,
    "A policy asks a SECURITY DEFINER function for protected rows",
    "The policy {0} of {1} calls {2}, which is SECURITY DEFINER and reads {3}: under FORCE ROW LEVEL SECURITY its owner sees no row of it, or runs into its own policies (54001). Read the table in the policy itself, or make the right a role of its own",
    "FORCE binds the owner too. A definer function then finds nothing, or calls itself through the policies until the stack is full."))
{
    public override IEnumerable<SchemaFinding> Find(SchemaView schema)
    {
        Dictionary<string, TableModel> reading = new(StringComparer.Ordinal);
        foreach (FunctionModel function in schema.Schema.Functions)
            if (DefinerFunction.Of(function) is { IsDefiner: true } definer && definer.Reads(schema.Lookup, function.Name.Schema.Value) is { } table)
                reading[function.Name.ToString()] = table;
        foreach (ObjectView item in schema.Objects.Where(item => item.Model.Kind == "function"))
            if (DefinerFunction.Of(item.Model.Sql) is { IsDefiner: true } definer && definer.Reads(schema.Lookup, item.Name.Schema.Value) is { } table)
                reading[item.Name.ToString()] = table;
        if (reading.Count == 0) yield break;
        foreach (TableView table in schema.Tables)
        {
            foreach (PolicyView policy in table.Policies)
            {
                SqlNode.Call? call = policy.Facts.SelectMany(facts => facts.All).OfType<SqlNode.Call>().FirstOrDefault(call => reading.ContainsKey(string.Join(".", call.Function)));
                if (call is null) continue;
                string function = string.Join(".", call.Function);
                yield return At(table, policy, policy.Name, table.Name, function, reading[function].Name.ToString());
            }
        }
    }
}
