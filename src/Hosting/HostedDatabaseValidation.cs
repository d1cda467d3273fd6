using System.Collections.Generic;
using Microsoft.Extensions.Options;
using StudyHub.Schema.Sessions;

namespace StudyHub.Schema.Hosting;

/// <summary>Finds what would fail later, when the application starts. No message holds any of a connection string.</summary>
/// <param name="database">The C# name of the database, which its options go by.</param>
internal sealed class HostedDatabaseValidation(string database) : IValidateOptions<HostedDatabaseOptions>
{
    public ValidateOptionsResult Validate(string? name, HostedDatabaseOptions options)
    {
        if (name != database) return ValidateOptionsResult.Skip;
        List<string> flaws = [];
        if (ConnectionStringFlaw.Of(options.ConnectionString) is { } flaw) flaws.Add($"The connection string of {database} ({options.Origin}) {flaw}");
        if (options.AdminConnectionString is { } admin && ConnectionStringFlaw.Of(admin) is { } adminFlaw)
            flaws.Add($"The connection string of {database}'s admins (HostedDatabaseOptions.AdminConnectionString) {adminFlaw}");
        if (options.SlowStatement is { Ticks: < 0 }) flaws.Add($"HostedDatabaseOptions.SlowStatement of {database} is negative. Give a time, or null for no warnings.");
        return flaws.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(flaws);
    }
}
