using System;
using System.Threading.Tasks;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Npgsql;
using StudyHub.Library;
using StudyHub.Schema.Failures;
using StudyHub.Schema.Sessions;

namespace StudyHub.Schema.Hosting.Tests;

/// <summary>No application serves with a login that row security does not hold for.</summary>
public sealed class StartTests
{
    [Fact]
    public async Task An_unsafe_login_keeps_the_application_from_starting()
    {
        await using LibraryUnderTest library = await LibraryUnderTest.OpenAsync();
        await library.ChangeAsync($"alter role {library.LoginName} bypassrls");
        using IHost host = library.Host();

        (await Should.ThrowAsync<UnsafeLoginException>(() => host.StartAsync())).Login.ShouldBe(library.LoginName);
    }

    [Fact]
    public async Task An_unsafe_login_of_the_back_office_does_too()
    {
        await using LibraryUnderTest library = await LibraryUnderTest.OpenAsync();
        using IHost host = library.Host(options => options.AdminConnectionString = library.Owner);

        await Should.ThrowAsync<UnsafeLoginException>(() => host.StartAsync());
    }

    [Fact]
    public async Task An_application_that_does_not_look_starts_and_its_first_session_looks()
    {
        await using LibraryUnderTest library = await LibraryUnderTest.OpenAsync();
        await library.ChangeAsync($"alter role {library.LoginName} bypassrls");
        using IHost host = library.Host(options => options.CheckLoginsAtStart = false);

        await host.StartAsync();

        await Should.ThrowAsync<UnsafeLoginException>(() => host.Services.GetRequiredService<LibraryDatabase>().OpenAsync(SessionUser.Anonymous));
    }

    [Fact]
    public async Task A_server_that_is_not_there_is_told_with_the_next_step_and_without_the_password()
    {
        using IHost host = LibraryUnderTest.Host(services => services.AddLibraryDatabase("Host=127.0.0.1;Port=1;Username=web;Password=planted-secret"));

        InvalidOperationException refused = await Should.ThrowAsync<InvalidOperationException>(() => host.StartAsync());
        refused.Message.ShouldContain("The database Library could not be asked");
        refused.Message.ShouldContain("CheckLoginsAtStart");
        refused.InnerException.ShouldBeAssignableTo<NpgsqlException>();
        refused.ToString().ShouldNotContain("planted-secret");
    }

    [Fact]
    public async Task An_application_that_does_not_look_starts_before_its_database()
    {
        using IHost host = LibraryUnderTest.Host(services => services.AddLibraryDatabase("Host=127.0.0.1;Port=1", options => options.CheckLoginsAtStart = false));

        await Should.NotThrowAsync(() => host.StartAsync());
    }
}
