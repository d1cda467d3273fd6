using System;
using System.Collections.Generic;
using System.Linq;
using System.Net.Http;
using System.Reflection;
using System.Threading;
using System.Threading.Tasks;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Npgsql;
using StudyHub.Schema.Failures;
using StudyHub.Schema.Web.Tests.Sites;
using StudyHub.Web.Api;

namespace StudyHub.Schema.Web.Tests.Api;

/// <summary>Whose fault a failure is, and whether it is worth while to ask again. What is ours is logged.</summary>
public sealed class FailureTests
{
    private const string Unused = "public.students";

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_connection_that_is_lost_while_a_query_runs_is_worth_asking_again()
    {
        Site site = new();
        await site.InitializeAsync();
        await using (site)
        {
            using HttpClient client = site.ClientOf(site.Families.Mia.Id);
            Task<HttpResponseMessage> request;
            await using (HeldLock held = await HeldLock.TakeAsync(site, "student_outcome_progress"))
            {
                request = client.GetAsync($"/api/students/{site.Families.Mia.Id}/reviews", Stop);
                await held.UntilWaitingAsync(1);
                await held.EndWaitingAsync();
                await ShouldBeUnavailableAsync(await request);
            }

            (await client.DueAsync(site.Families.Mia.Id)).ShouldNotBeEmpty();
        }
    }

    [Fact]
    public async Task A_row_that_another_transaction_holds_for_too_long_is_worth_asking_again()
    {
        const string setting = "ConnectionStrings:StudyHub";
        Site site = new(builder => builder.Configuration[setting]
            = new NpgsqlConnectionStringBuilder(builder.Configuration[setting]) { Options = "-c lock_timeout=500ms" }.ConnectionString);
        await site.InitializeAsync();
        await using (site)
        {
            using HttpClient client = site.ClientOf(site.Families.Mia.Id);
            await using HeldLock held = await HeldLock.TakeAsync(site, "student_outcome_progress");
            await ShouldBeUnavailableAsync(await client.GetAsync($"/api/students/{site.Families.Mia.Id}/reviews", Stop));
        }
    }

    /// <summary>No endpoint of the sample comes to all of them, and one that is written tomorrow may.</summary>
    [Theory]
    [InlineData(typeof(InvalidValueException), 422, new object?[] { Unused, "22001", null })]
    [InlineData(typeof(CheckViolationException), 422, new object?[] { Unused, "ck_students" })]
    [InlineData(typeof(NotNullViolationException), 422, new object?[] { Unused, "name" })]
    [InlineData(typeof(ForeignKeyViolationException), 422, new object?[] { Unused, "fk_students" })]
    [InlineData(typeof(ExclusionViolationException), 422, new object?[] { Unused, "ex_students" })]
    [InlineData(typeof(UniqueViolationException), 409, new object?[] { Unused, "uq_students" })]
    [InlineData(typeof(RowConflictException<string>), 409, new object?[] { Unused, "mine", "theirs" })]
    [InlineData(typeof(RowNotFoundException), 404, new object?[] { Unused })]
    [InlineData(typeof(RowLockedException), 503, new object?[] { Unused })]
    [InlineData(typeof(HiddenReferenceException), 500, new object?[] { Unused, "parent_id", "public.users" })]
    [InlineData(typeof(RepeatedRowException), 500, new object?[] { Unused })]
    public async Task Each_refusal_of_the_schema_has_the_status_of_whose_fault_it_is(Type type, int status, object?[] arguments)
    {
        Exception failure = (Exception)Activator.CreateInstance(type, BindingFlags.Instance | BindingFlags.NonPublic, null, arguments, null)!;
        HeardLog log = new();
        ServiceCollection services = new();
        services.AddSingleton<ILogger<Problems>>(log).AddOptions().AddProblemDetails().AddExceptionHandler<Problems>();
        await using ServiceProvider provider = services.BuildServiceProvider();
        DefaultHttpContext context = new() { RequestServices = provider };

        (await provider.GetRequiredService<IExceptionHandler>().TryHandleAsync(context, failure, Stop)).ShouldBeTrue();

        context.Response.StatusCode.ShouldBe(status);
        context.Response.Headers.RetryAfter.Count.ShouldBe(status == 503 ? 1 : 0);
        log.Lines.Count(line => line.Contains(type.Name, StringComparison.Ordinal)).ShouldBe(status >= 500 ? 1 : 0);
    }

    private static async Task ShouldBeUnavailableAsync(HttpResponseMessage response)
    {
        using (response)
        {
            await response.ShouldBeProblemAsync(503);
            response.Headers.RetryAfter?.Delta.ShouldBe(TimeSpan.FromSeconds(1));
        }
    }

    private sealed class HeardLog : ILogger<Problems>
    {
        public List<string> Lines { get; } = [];

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
            => Lines.Add(formatter(state, exception));
    }
}
