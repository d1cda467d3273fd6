using System.Diagnostics;
using System.Globalization;
using StudyHub.Schema.Benchmarks.Repositories;
using StudyHub.Schema.Benchmarks.Repositories.Data;
using StudyHub.Schema.Benchmarks.Repositories.Measuring;
using StudyHub.Schema.Benchmarks.Repositories.Workloads;

// dotnet run -c Release --project benchmarks/Repositories -- [--rows N] [--rounds N] [--sessions yes|no] [--allocations] [workload …]
// The repositories against Npgsql by hand, Dapper and EF Core, which do the same: it is looked at before it is measured.
long start = Stopwatch.GetTimestamp();
if (args is [FirstQuery.Argument, .. string[] question])
{
    await FirstQuery.AnswerAsync(question, start);
    return;
}
await Run.AllAsync(Options.Parse(args));
