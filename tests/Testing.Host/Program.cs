using System;
using System.Threading;
using System.Threading.Tasks;
using Npgsql;
using StudyHub.Schema.Testing;

// A process that tests start, kill and count: `hold|leave|once|cancel [road,road,… [number]]`. It says `READY connection-string`, then does as
// told. The number is a major version; of `cancel`, the milliseconds after which the start is cancelled.
string act = args[0];
int? number = args.Length > 2 ? int.Parse(args[2]) : null;
EphemeralPostgresOptions options = new()
{
    Roads = args.Length > 1 ? Enum.Parse<PostgresRoads>(args[1]) : PostgresRoads.All,
    MajorVersion = act == "cancel" ? null : number,
    Progress = Console.Error.WriteLine,
};

using CancellationTokenSource cancellation = act == "cancel" ? new(number ?? 0) : new();
EphemeralPostgres server;
try
{
    server = await EphemeralPostgres.StartAsync(options, cancellation.Token);
}
catch (OperationCanceledException)
{
    Console.WriteLine("CANCELLED");
    return;
}

EphemeralDatabase database = await server.CreateDatabaseAsync();
string login = await database.CreateLoginAsync([]);
await using (NpgsqlConnection connection = new(login))
    await connection.OpenAsync();
Console.WriteLine($"READY {database.ConnectionString}");

switch (act)
{
    case "hold":
        await Task.Delay(Timeout.Infinite);
        break;
    case "leave":
        // Ends without disposing, as programs do whose authors forgot.
        break;
    case "once":
    case "cancel":
        await server.DisposeAsync();
        break;
    default:
        throw new ArgumentException($"'{act}' is none of hold, leave, once, cancel");
}
