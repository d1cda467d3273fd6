using System.Globalization;
using StudyHub.Schema.Benchmarks.Repositories.Contestants;
using StudyHub.Schema.Benchmarks.Repositories.Data;
using StudyHub.Schema.Benchmarks.Repositories.Measuring;
using StudyHub.Schema.Benchmarks.Repositories.Workloads;

namespace StudyHub.Schema.Benchmarks.Repositories;

/// <summary>One run: a server, its rows, and every workload that is asked for, with sessions and without.</summary>
internal static class Run
{
    private const int MostNew = 100_000;

    public static async Task AllAsync(Options options)
    {
        CultureInfo.DefaultThreadCurrentCulture = CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
        await using Store store = await Store.FillAsync(options.Rows, MostNew);
        Draws draws = await Draws.DrawAsync(store, MostNew);
        Workload[] workloads = [.. Reading.Of(store, draws).Concat(Writing.Of(store, draws)).Where(workload => options.Wants(workload.Name))];
        Console.WriteLine(Conditions.Of(store.Version, store.ApplicationLogin, options));
        foreach (bool inSessions in new[] { true, false }.Where(mode => options.Sessions is null || options.Sessions == mode))
        {
            await using Contest contest = new(store, inSessions);
            if (options.Allocations)
            {
                await PrintAllocationsAsync(contest, workloads);
                continue;
            }
            Table.PrintHead(inSessions ? "In a session of a user, under row security" : "Without sessions, as a login for which row security does not hold");
            foreach (Workload workload in workloads) Table.Print(await contest.RunAsync(workload, options.Rounds));
            if (options.Wants(FirstQuery.Name)) Table.Print(await FirstQuery.RunAsync(store, inSessions, options.Rounds));
        }
        Console.WriteLine($"\n({Conditions.Load()} at the end)");
    }

    private static async Task PrintAllocationsAsync(Contest contest, IEnumerable<Workload> workloads)
    {
        foreach (Workload workload in workloads.Where(workload => workload.Prepare is null && workload.Restore is null))
        {
            Console.WriteLine($"\n### {workload.Name}");
            foreach (string name in new[] { Contest.Raw, Contest.StudyHub })
            {
                IContestant contestant = contest.Of(name);
                await workload.ReadyAsync(contestant);
                int operations = Math.Clamp(workload.Operations * 1_500, 100, 30_000);
                await Allocations.PrintAsync(name, count => workload.RunAsync(contestant, 0, count), operations);
            }
        }
    }
}
