using System.Collections.Generic;
using System.Linq;
using StudyHub.Schema.Checks.Conditions;

namespace StudyHub.Schema.Checks.Rules;

/// <summary>user_metadata is written by the user, app_metadata by the service.</summary>
internal sealed class UserMetadata() : Check(new CheckRule(
    "SHS230",
    CheckSeverity.Error,
    "A policy trusts what users say about themselves",
    "The policy {0} of {1} reads the user_metadata of the access token, which every user can change; read app_metadata, or a table of yours",
    "Supabase lets a user update his own user_metadata, so a right that rests on it is given to whoever asks."))
{
    public override IEnumerable<SchemaFinding> Find(SchemaView schema)
        => from table in schema.Tables
           from policy in table.Policies
           where policy.Facts.SelectMany(facts => facts.All).Any(IsMetadata)
           select At(table, policy, policy.Name, table.Name);

    private static bool IsMetadata(SqlNode node) => node switch
    {
        SqlNode.Literal literal => literal.Value is "user_metadata" or "raw_user_meta_data",
        SqlNode.Name name => name.Last is "user_metadata" or "raw_user_meta_data",
        _ => false,
    };
}
