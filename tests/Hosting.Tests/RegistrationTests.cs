using System;
using System.Collections.Generic;
using System.Linq;
using System.Reflection;
using System.Text.Json;
using System.Threading.Tasks;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using StudyHub.Library;
using StudyHub.Schema.Documents;
using StudyHub.Schema.Sessions;

namespace StudyHub.Schema.Hosting.Tests;

/// <summary>Where the connection string comes from, what is said when it is wrong, and how the database ends.</summary>
public sealed class RegistrationTests
{
    private const string Secret = "planted-secret";

    private static readonly SessionUser Reader = SessionUser.Authenticated(new Guid("aaaaaaaa-0000-0000-0000-000000000001"));

    [Fact]
    public async Task One_database_serves_the_application()
    {
        await using LibraryUnderTest library = await LibraryUnderTest.OpenAsync();
        using IHost host = library.Host();
        await host.StartAsync();

        LibraryDatabase database = host.Services.GetRequiredService<LibraryDatabase>();
        host.Services.CreateScope().ServiceProvider.GetRequiredService<LibraryDatabase>().ShouldBeSameAs(database);
        await database.RunAsync(Reader, (session, _) => session.Books.InsertAsync(new Book { OwnerId = Reader.UserId!.Value, Title = "Emma", Isbn = "1", Price = 5m }));
        (await library.AskAsync<string>("select title from books")).ShouldBe("Emma");
    }

    [Fact]
    public async Task The_configuration_names_it_after_the_database()
    {
        await using LibraryUnderTest library = await LibraryUnderTest.OpenAsync();
        HostApplicationBuilder builder = Host.CreateEmptyApplicationBuilder(null);
        builder.Configuration.AddInMemoryCollection([new("ConnectionStrings:Library", library.Login)]);
        builder.Services.AddLibraryDatabase();
        using IHost host = builder.Build();

        await Should.NotThrowAsync(() => host.StartAsync());
    }

    [Fact]
    public async Task Another_service_gives_it()
    {
        await using LibraryUnderTest library = await LibraryUnderTest.OpenAsync();
        using IHost host = LibraryUnderTest.Host(services => services.AddSingleton(library).AddLibraryDatabase(provider => provider.GetRequiredService<LibraryUnderTest>().Login));

        await Should.NotThrowAsync(() => host.StartAsync());
    }

    [Fact]
    public async Task A_test_of_the_application_puts_another_one_in_its_place()
    {
        await using LibraryUnderTest library = await LibraryUnderTest.OpenAsync();
        using IHost host = LibraryUnderTest.Host(services => services
            .AddLibraryDatabase("Host=production")
            .PostConfigure<HostedDatabaseOptions>(LibraryDatabase.Name, options => options.ConnectionString = library.Login));

        await Should.NotThrowAsync(() => host.StartAsync());
    }

    [Theory]
    [InlineData(null, "is empty")]
    [InlineData(" ", "is empty")]
    [InlineData("postgresql://web:planted-secret@localhost/library", "is a URL")]
    [InlineData("Host=localhost;Password=half;planted-secret=half", "cannot be read")]
    [InlineData("Host=localhost;Port=planted-secret", "cannot be read")]
    [InlineData("Host=localhost;Ssl Mode=planted-secret", "cannot be read")]
    [InlineData("planted-secret", "cannot be read")]
    [InlineData("Host=localhost;Password=planted-secret;Multiplexing=true", "take it out")]
    public async Task What_is_wrong_with_it_is_told_when_the_application_starts_and_it_is_not_shown(string? connectionString, string why)
    {
        using IHost host = LibraryUnderTest.Host(services => services.AddLibraryDatabase(connectionString));

        OptionsValidationException refused = await Should.ThrowAsync<OptionsValidationException>(() => host.StartAsync());
        refused.Message.ShouldStartWith("The connection string of Library (what was given to the registration) ");
        refused.Message.ShouldContain(why);
        refused.ToString().ShouldNotContain(Secret);
        if (connectionString is not null) Should.Throw<ArgumentException>(() => LibraryDatabase.Create(connectionString)).ToString().ShouldNotContain(Secret);
    }

    [Fact]
    public async Task A_setting_that_is_missing_is_named()
    {
        using IHost host = LibraryUnderTest.Host(services => services.AddLibraryDatabase());

        (await Should.ThrowAsync<OptionsValidationException>(() => host.StartAsync())).Message.ShouldContain("(the setting ConnectionStrings:Library) is empty");
    }

    [Fact]
    public async Task Every_option_is_validated_at_once()
    {
        using IHost host = LibraryUnderTest.Host(services => services.AddLibraryDatabase("", options =>
        {
            options.AdminConnectionString = Secret;
            options.SlowStatement = TimeSpan.FromSeconds(-1);
        }));

        OptionsValidationException refused = await Should.ThrowAsync<OptionsValidationException>(() => host.StartAsync());
        refused.Failures.Count().ShouldBe(3);
        refused.Message.ShouldContain("HostedDatabaseOptions.AdminConnectionString) cannot be read");
        refused.Message.ShouldNotContain(Secret);
    }

    [Fact]
    public async Task Without_a_host_it_is_told_by_the_first_who_asks_for_the_database()
    {
        await using ServiceProvider services = new ServiceCollection().AddLibraryDatabase("").BuildServiceProvider();

        Should.Throw<OptionsValidationException>(() => services.GetRequiredService<LibraryDatabase>());
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task The_container_closes_the_pools(bool isAsync)
    {
        await using LibraryUnderTest library = await LibraryUnderTest.OpenAsync();
        ServiceProvider services = new ServiceCollection().AddLibraryDatabase(library.Login).BuildServiceProvider();
        LibraryDatabase database = services.GetRequiredService<LibraryDatabase>();
        await database.CheckLoginsAsync();
        string connections = $"select count(*) from pg_stat_activity where usename = '{library.LoginName}'";
        (await library.AskAsync<long>(connections)).ShouldBe(1);

        if (isAsync) await services.DisposeAsync();
        else services.Dispose();

        await Should.ThrowAsync<ObjectDisposedException>(() => database.OpenAsync(Reader));
        for (int tries = 0; await library.AskAsync<long>(connections) > 0; tries++)
        {
            tries.ShouldBeLessThan(200);
            await Task.Delay(50);
        }
    }

    [Fact]
    public async Task Registered_twice_it_is_one_and_the_last_one_counts()
    {
        await using LibraryUnderTest library = await LibraryUnderTest.OpenAsync();
        using IHost host = LibraryUnderTest.Host(services => services.AddLibraryDatabase("Host=production").AddLibraryDatabase(library.Login));

        await host.StartAsync();

        host.Services.GetServices<LibraryDatabase>().Count().ShouldBe(1);
        host.Services.GetServices<IHostedService>().Count().ShouldBe(1);
    }

    /// <summary>The context that [assembly: Database] names leaves null out; reflection does not.</summary>
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Documents_are_written_by_the_context_of_the_assembly(bool isReadBefore)
    {
        await using LibraryUnderTest library = await LibraryUnderTest.OpenAsync();
        using IHost host = library.Host(options => _ = isReadBefore ? options.Json : null);
        Book book = new() { OwnerId = Reader.UserId!.Value, Title = "Emma", Isbn = "1", Price = 5m, Imprint = new Imprint { Publisher = "Murray" } };

        Book stored = await host.Services.GetRequiredService<LibraryDatabase>().RunAsync(Reader, (session, stop) => session.Books.InsertAsync(book, stop));

        (await library.AskAsync<string>("select imprint::text from books")).ShouldBe("""{"places": [], "publisher": "Murray"}""");
        stored.Imprint.Publisher.ShouldBe("Murray");
    }

    [Fact]
    public async Task Options_for_documents_of_the_application_come_before_the_context()
    {
        await using LibraryUnderTest library = await LibraryUnderTest.OpenAsync();
        using IHost host = library.Host(options => options.Json = JsonDocuments.DefaultOptions);
        Book book = new() { OwnerId = Reader.UserId!.Value, Title = "Emma", Isbn = "1", Price = 5m, Imprint = new Imprint { Publisher = "Murray" } };

        await host.Services.GetRequiredService<LibraryDatabase>().RunAsync(Reader, (session, stop) => session.Books.InsertAsync(book, stop));

        (await library.AskAsync<string>("select imprint::text from books")).ShouldContain("\"year\": null");
    }

    [Fact]
    public void Every_option_reaches_the_database()
    {
        HostedDatabaseOptions given = new()
        {
            AdminConnectionString = "Host=office", Json = new JsonSerializerOptions(), AllowUnsafeLogin = true, CursorKey = new byte[16], ConfigureDataSource = _ => { },
            LoggerFactory = new LoggerFactory(), SlowStatement = TimeSpan.FromSeconds(1), TraceQueryText = true,
        };
        DatabaseOptions received = new();

        given.CopyTo(received);

        foreach (PropertyInfo option in typeof(DatabaseOptions).GetProperties())
        {
            option.GetValue(given).ShouldNotBe(option.GetValue(new DatabaseOptions()), $"{option.Name} is not tried");
            option.GetValue(received).ShouldBe(option.GetValue(given), option.Name);
        }
    }
}
