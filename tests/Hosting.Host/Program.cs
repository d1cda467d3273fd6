using System;
using System.Linq;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Hosting;
using StudyHub.Library;
using StudyHub.Schema.Failures;
using StudyHub.Schema.Sessions;

// An application's day: `connection-string`. It starts, stores and reads rows of every type, meets a typed error, tells how it is, and ends.
HostApplicationBuilder builder = Host.CreateEmptyApplicationBuilder(null);
builder.Services.AddLibraryDatabase(args[0]);
builder.Services.AddHealthChecks().AddLibraryDatabase();
using IHost host = builder.Build();
await host.StartAsync();

LibraryDatabase database = host.Services.GetRequiredService<LibraryDatabase>();
Guid owner = Guid.NewGuid();
SessionUser user = SessionUser.Authenticated(owner);
Book book = await database.RunAsync(user, async (session, stop) =>
{
    Book stored = await session.Books.InsertAsync(
        new Book
        {
            OwnerId = owner, Title = "Gödel, Escher, Bach", Isbn = owner.ToString("N")[..20], Binding = Binding.SpiralBound, Genre = Genre.Reference,
            Keywords = ["logic", "fugues"], Imprint = new Imprint { Publisher = "Basic", Year = 1979, Places = ["New York"] }, Price = 12.50m,
            PublishedOn = new DateOnly(1979, 2, 1),
        },
        stop);
    await session.Loans.InsertAsync(new Loan { BookId = stored.Id, ReaderId = owner, LentAt = DateTimeOffset.UtcNow, PickUpAt = new TimeOnly(9, 30) }, stop);
    return stored;
});
Book? read = await database.ReadAsync(user, (session, stop) => session.Books.GetAsync(book.Id, cancellationToken: stop));
Console.WriteLine($"read {read!.Title} {read.Binding} {read.Genre} {string.Join('+', read.Keywords)} {read.Imprint.Publisher} {read.Imprint.Year} {read.Imprint.Places.Single()} {read.Price} {read.PublishedOn:O}");
Console.WriteLine($"published {(await database.ReadAsync(user, (session, stop) => session.Books.PublishedAsync(owner, new DateOnly(2000, 1, 1), limit: 10, cancellationToken: stop))).Count}");
try
{
    await database.RunAsync(user, (session, stop) => session.Books.InsertAsync(book with { Id = Guid.NewGuid() }, stop));
}
catch (UniqueViolationException refused)
{
    Console.WriteLine($"refused by {refused.Constraint}");
}
await database.RunAsync(user, (session, stop) => session.Books.DeleteAsync(book.Id, stop));
Console.WriteLine($"left {await database.ReadAsync(user, (session, stop) => session.Books.GetAsync(book.Id, cancellationToken: stop)) is not null}");
HealthReport health = await host.Services.GetRequiredService<HealthCheckService>().CheckHealthAsync();
Console.WriteLine($"health {health.Status}");
await host.StopAsync();
#if PLANTED_FAULT
Console.WriteLine(System.Text.Json.JsonSerializer.Serialize(book.Imprint));
#endif
