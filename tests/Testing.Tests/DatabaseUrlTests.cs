using System;
using Npgsql;
using Shouldly;
using StudyHub.Schema.Testing.Servers;
using Xunit;

namespace StudyHub.Schema.Testing.Tests;

public sealed class DatabaseUrlTests
{
    [Theory]
    [InlineData("postgresql://ann:p%40ss@db.example:6543/study?sslmode=verify-full&application_name=x")]
    [InlineData("postgres://db.example:6543/study?user=ann&password=p%40ss&sslmode=VerifyFull&application_name=x")]
    [InlineData("Host=db.example;Port=6543;Username=ann;Password=p@ss;Database=study;SSL Mode=VerifyFull;Application Name=x")]
    public void Every_form_says_the_same(string text)
    {
        NpgsqlConnectionStringBuilder builder = new(DatabaseUrl.ToConnectionString(text));
        (builder.Host, builder.Port, builder.Username, builder.Password, builder.Database, builder.SslMode, builder.ApplicationName)
            .ShouldBe(("db.example", 6543, "ann", "p@ss", "study", SslMode.VerifyFull, "x"));
    }

    [Fact]
    public void A_socket_directory_and_no_database_are_possible()
    {
        NpgsqlConnectionStringBuilder builder = new(DatabaseUrl.ToConnectionString("postgresql:///?host=/run/postgresql"));
        (builder.Host, builder.Database).ShouldBe(("/run/postgresql", "postgres"));
    }

    [Fact]
    public void An_unknown_parameter_is_named()
        => Should.Throw<FormatException>(() => DatabaseUrl.ToConnectionString("postgresql://h/d?colour=red")).Message.ShouldContain("'colour'");
}
