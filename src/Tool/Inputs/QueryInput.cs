using System;
using System.Collections.Generic;
using System.CommandLine;
using System.IO;
using System.Threading;
using System.Threading.Tasks;
using StudyHub.Schema.Model;
using StudyHub.Schema.Queries;

namespace StudyHub.Schema.Tool.Inputs;

/// <summary>The queries that are written in SQL in an assembly, and the schema that they were compiled with.</summary>
internal sealed record QueryInput(SchemaModel Model, IReadOnlyList<WrittenQuery> Queries)
{
    /// <summary>Null where no assembly is named and none is to be found here.</summary>
    /// <param name="isNeeded">An assembly that is not there is an error whoever named it.</param>
    /// <exception cref="BadInputException">There is no such project or assembly, or it holds no schema.</exception>
    public static async Task<QueryInput?> FindAsync(CommonOptions options, ParseResult parsed, bool isNeeded, CancellationToken cancellationToken)
    {
        bool isNamed = parsed.GetValue(options.Assembly) is not null || parsed.GetValue(options.Project) is not null;
        if (!isNamed && !isNeeded && Directory.GetFiles(".", "*.csproj").Length != 1) return null;
        SchemaInput schema = await SchemaInput.FindAsync(options, parsed, cancellationToken);
        if (!isNeeded && schema.Project is { } project && !File.Exists(schema.Assembly))
        {
            await Console.Error.WriteLineAsync($"The queries in SQL are not looked at: {project.File} is not built.");
            return null;
        }
        SchemaModel model = schema.Read(parsed.GetValue(options.Configuration)!);
        return new QueryInput(model, WrittenQueries.Read(schema.Assembly));
    }
}
