using System.Globalization;
using Npgsql;
using StudyHub.Schema.Testing;

namespace StudyHub.Schema.Benchmarks.RowSecurity;

/// <summary>
/// The tables three times: with the emitted policies, with policies that read the setting for each row (<c>bare_…</c>), and without row
/// security (<c>plain_…</c>); the same rows, the same indexes.
/// </summary>
internal sealed class Store : IAsyncDisposable
{
    private const int RowsOfEach = 100;

    private const string Copies = """
        create table plain_items (like items including all);
        create table plain_marks (like marks including all);
        create table bare_items (like items including all);
        alter table bare_items enable row level security, force row level security;
        create policy bare_items_select on bare_items for select to authenticated using (user_id = nullif(current_setting('app.user_id', true), '')::uuid);
        grant usage on schema public to public;
        grant select on plain_items, plain_marks to public;
        grant select on bare_items to authenticated;
        alter table items no force row level security;
        alter table marks no force row level security;
        """;

    private const string Rows = """
        insert into plain_items (id, user_id, title, number, ease, practised, created_at)
            select md5('i' || i)::uuid, md5('u' || i % greatest(1, {ROWS} / 100))::uuid, 'Item ' || i, i, (i % 300) / 100.0, now(), now() from generate_series(1, {ROWS}) i;
        insert into plain_marks (id, item_id, user_id, points)
            select md5('m' || number)::uuid, id, user_id, number % 100 from plain_items;
        insert into items select * from plain_items;
        insert into bare_items select * from plain_items;
        insert into marks select * from plain_marks;
        alter table items force row level security;
        alter table marks force row level security;
        """;

    private readonly EphemeralPostgres postgres;

    private Store(EphemeralPostgres postgres, string login) => (this.postgres, Login) = (postgres, login);

    /// <summary>As an application's login: anon and authenticated by SET ROLE alone.</summary>
    public string Login { get; }

    public Version Version => postgres.Version;

    public static async Task<Store> FillAsync(int rows)
    {
        EphemeralPostgres postgres = await EphemeralPostgres.StartAsync();
        await postgres.TrackRolesAsync(MeasuredDatabase.Schema.Roles);
        EphemeralDatabase database = await postgres.CreateDatabaseAsync();
        await using NpgsqlConnection connection = new(new NpgsqlConnectionStringBuilder(database.ConnectionString) { CommandTimeout = 0 }.ConnectionString);
        await connection.OpenAsync();
        await MeasuredDatabase.Schema.ApplyAsync(connection);
        foreach (string sql in new[] { Copies, Rows.Replace("{ROWS}", rows.ToString(CultureInfo.InvariantCulture)), "vacuum analyze" })
        {
            await using NpgsqlCommand command = new(sql, connection);
            await command.ExecuteNonQueryAsync();
        }
        return new Store(postgres, await database.CreateLoginAsync(["anon", "authenticated"]));
    }

    /// <summary>An item and its user, drawn from all.</summary>
    public static (Guid Item, Guid User) Draw(Random random, int rows)
    {
        int number = random.Next(1, rows + 1);
        return (Md5($"i{number}"), Md5($"u{number % Math.Max(1, rows / RowsOfEach)}"));
    }

    public ValueTask DisposeAsync() => postgres.DisposeAsync();

    private static Guid Md5(string text)
#pragma warning disable CA5351 // The server's own function made the keys.
        => new(System.Security.Cryptography.MD5.HashData(System.Text.Encoding.UTF8.GetBytes(text)), bigEndian: true);
#pragma warning restore CA5351
}
