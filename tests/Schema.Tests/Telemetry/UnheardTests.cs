using System;
using System.Diagnostics;
using Microsoft.Extensions.Logging.Abstractions;
using Npgsql;
using StudyHub.Schema.Commands;
using StudyHub.Schema.Telemetry;

namespace StudyHub.Schema.Schema.Tests.Telemetry;

/// <summary>Where nobody listens nothing is made. Alone, since listeners of other tests hear what all of the process says.</summary>
[CollectionDefinition(nameof(UnheardTests), DisableParallelization = true)]
[Collection(nameof(UnheardTests))]
public sealed class UnheardTests
{
    private const int Statements = 1000;

    private static readonly Statement Select = new("public.students", "select 1");
    private static readonly NpgsqlConnectionStringBuilder Connection = new("Host=nowhere;Database=unheard");

    [Fact]
    public void A_statement_that_nobody_hears_makes_nothing()
    {
        DatabaseTelemetry telemetry = new(Connection, NullLoggerFactory.Instance, slow: null, tracesText: true);
        telemetry.Start(Select, session: null).ShouldBeNull();
        telemetry.StartSession("authenticated").ShouldBeNull();

        BytesOf(telemetry).ShouldBe(0);
    }

    [Fact]
    public void One_that_somebody_hears_makes_something()
    {
        DatabaseTelemetry telemetry = new(Connection, null, slow: null, tracesText: false);
        using Heard heard = new("Database=unheard");
        telemetry.Start(Select, session: null).ShouldNotBeNull().Complete(1);

        BytesOf(telemetry).ShouldBeGreaterThan(0);
    }

    [Fact]
    public void A_limit_for_slow_statements_alone_makes_no_span()
    {
        DatabaseTelemetry telemetry = new(Connection, NullLoggerFactory.Instance, TimeSpan.FromSeconds(1), tracesText: true);

        telemetry.Start(Select, session: null).ShouldNotBeNull().Complete(1);
        Activity.Current.ShouldBeNull();
    }

    private static long BytesOf(DatabaseTelemetry telemetry)
    {
        long before = GC.GetAllocatedBytesForCurrentThread();
        for (int i = 0; i < Statements; i++)
        {
            telemetry.Start(Select, session: null)?.Complete(1);
            Measures.CommandTaken(isReused: true);
        }
        return GC.GetAllocatedBytesForCurrentThread() - before;
    }
}
