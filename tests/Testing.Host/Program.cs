using System;
using System.Threading;
using System.Threading.Tasks;
using Npgsql;
using StudyHub.Schema.Testing;

// A process that tests start, kill and count: `hold|leave|once [road,road,… [major]]`. It says `READY connection-string`, then does as told.
string act = args[0];
EphemeralPostgresOptions options = new()
{
    Roads = args.Length > 1 ? Enum.Parse<PostgresRoads>(args[1]) : PostgresRoads.All,
    MajorVersion = args.Length > 2 ? int.Parse(args[2]) : null,
    Progress = Console.Error.WriteLine,
};

EphemeralPostgres server = await EphemeralPostgres.StartAsync(options);
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
        await server.DisposeAsync();
        break;
    default:
        throw new ArgumentException($"'{act}' is none of hold, leave, once");
}
