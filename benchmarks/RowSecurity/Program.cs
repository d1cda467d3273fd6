using System.Globalization;
using Npgsql;
using StudyHub.Schema.Benchmarks.RowSecurity;
using StudyHub.Schema.Sessions;

// dotnet run -c Release --project benchmarks/RowSecurity [-- rows [rounds]]
// What row security costs the server, and what a session costs a request. Ratios from turns in one run.
CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
int rows = args.Length > 0 ? int.Parse(args[0]) : 1_000_000;
int rounds = args.Length > 1 ? int.Parse(args[1]) : 15;
await using Store store = await Store.FillAsync(rows);
Random random = new(20260101);
Console.WriteLine($"# {rows:N0} rows, PostgreSQL {store.Version}, .NET {Environment.Version}, {Environment.ProcessorCount} cores, {rounds} rounds, {Load()}");

await QueriesAsync();
await ScansAsync();
await SessionsAsync(isResetOnClose: false);
await SessionsAsync(isResetOnClose: true);
Console.WriteLine($"\n({Load()} at the end)");

async Task QueriesAsync()
{
    const string Columns = "id, user_id, title, number, ease, practised, created_at";
    await using Asking login = await Asking.OpenAsync(store.Login, "");
    await using Asking session = await Asking.OpenAsync(store.Login, "");
    (Guid item, Guid user) = Store.Draw(random, rows);
    await session.ActAsAsync(user);
    await new Comparison("One row by its key", 200)
        .Way("explicit WHERE, no row security", () => login.RunAsync($"select {Columns} from plain_items where id = $1 and user_id = $2", item, user))
        .Way("no condition on the user, no row security", () => login.RunAsync($"select {Columns} from plain_items where id = $1", item))
        .Way("emitted policy", () => session.RunAsync($"select {Columns} from items where id = $1", item), 1.10)
        .Way("policy with a bare current_setting", () => session.RunAsync($"select {Columns} from bare_items where id = $1", item))
        .PrintAsync(rounds);
    await new Comparison("The hundred rows of a user", 50)
        .Way("explicit WHERE, no row security", () => login.RunAsync($"select {Columns} from plain_items where user_id = $1", user))
        .Way("emitted policy", () => session.RunAsync($"select {Columns} from items"), 1.10)
        .Way("policy with a bare current_setting", () => session.RunAsync($"select {Columns} from bare_items"))
        .PrintAsync(rounds);
    await new Comparison("The hundred rows of a user, joined with as many of another table", 50)
        .Way("explicit WHERE on both, no row security", () => login.RunAsync("select i.id, m.points from plain_items i join plain_marks m on m.item_id = i.id where i.user_id = $1 and m.user_id = $1", user))
        .Way("emitted policies", () => session.RunAsync("select i.id, m.points from items i join marks m on m.item_id = i.id"), 1.10)
        .PrintAsync(rounds);
}

// Every row is looked at: what a policy costs where no index serves it.
async Task ScansAsync()
{
    const string NoIndex = "set local enable_indexscan = off; set local enable_indexonlyscan = off; set local enable_bitmapscan = off; set local max_parallel_workers_per_gather = 0";
    await using Asking login = await Asking.OpenAsync(store.Login, NoIndex);
    await using Asking session = await Asking.OpenAsync(store.Login, NoIndex);
    (_, Guid user) = Store.Draw(random, rows);
    await session.ActAsAsync(user);
    await new Comparison($"count(*) over all {rows:N0} rows, without an index", 1)
        .Way("explicit WHERE, no row security", () => login.RunAsync("select count(*) from plain_items where user_id = $1", user))
        .Way("no condition, no row security", () => login.RunAsync("select count(*) from plain_items"))
        .Way("emitted policy", () => session.RunAsync("select count(*) from items"), 1.70)
        .Way("policy with a bare current_setting", () => session.RunAsync("select count(*) from bare_items"))
        .PrintAsync(rounds);
}

async Task SessionsAsync(bool isResetOnClose)
{
    const string Select = "select id, user_id, title, number, ease, practised, created_at from ";
    string login = new NpgsqlConnectionStringBuilder(store.Login) { NoResetOnClose = !isResetOnClose }.ConnectionString;
    await using NpgsqlDataSource source = NpgsqlDataSource.Create(login);
    await using MeasuredDatabase database = MeasuredDatabase.Create(login);
    string prepared = new NpgsqlConnectionStringBuilder(login) { MaxAutoPrepare = 100 }.ConnectionString;
    await using NpgsqlDataSource preparing = NpgsqlDataSource.Create(prepared);
    await using MeasuredDatabase preparingDatabase = MeasuredDatabase.Create(prepared);
    (Guid id, Guid userId) = Store.Draw(random, rows);
    SessionUser user = SessionUser.Authenticated(userId);
    await new Comparison($"One row by its key, with all that a request needs ({(isResetOnClose ? "default reset" : "No Reset On Close=true")})", 100)
        .Way("a plain query, explicit WHERE, no row security", () => PlainAsync(source, Select + "plain_items where id = $1 and user_id = $2", id, userId))
        .Way("ReadAsync: one round trip", () => database.ReadAsync(user, (session, token) => session.Items.GetAsync(id, token)), 1.20)
        .Way("the same by hand: a batch of set-up and query", () => ByHandAsync(source, Select + "items where id = $1", id, userId))
        .Way("OpenAsync, get, dispose", async () =>
        {
            await using MeasuredSession session = await database.OpenAsync(user);
            await session.Items.GetAsync(id);
        })
        .Way("RunAsync: get and commit", () => database.RunAsync(user, (session, token) => session.Items.GetAsync(id, token)))
        .Way("by hand: begin, set, query and commit one by one", () => OneByOneAsync(Select + "items where id = $1", id, userId))
        .PrintAsync(rounds);
    await new Comparison($"The same with Max Auto Prepare=100 ({(isResetOnClose ? "default reset" : "No Reset On Close=true")})", 100)
        .Way("a plain query, explicit WHERE, no row security", () => PlainAsync(preparing, Select + "plain_items where id = $1 and user_id = $2", id, userId))
        .Way("ReadAsync: one round trip", () => preparingDatabase.ReadAsync(user, (session, token) => session.Items.GetAsync(id, token)), 1.20)
        .Way("the same by hand: a batch of set-up and query", () => ByHandAsync(preparing, Select + "items where id = $1", id, userId))
        .Way("RunAsync: get and commit", () => preparingDatabase.RunAsync(user, (session, token) => session.Items.GetAsync(id, token)))
        .PrintAsync(rounds);

    static async Task PlainAsync(NpgsqlDataSource from, string sql, params Guid[] parameters)
    {
        await using NpgsqlConnection connection = await from.OpenConnectionAsync();
        await using NpgsqlCommand command = new(sql, connection);
        foreach (Guid parameter in parameters) command.Parameters.Add(Asking.Uuid(parameter));
        await ReadAsync(await command.ExecuteReaderAsync());
    }

    static async Task ByHandAsync(NpgsqlDataSource from, string sql, Guid item, Guid asking)
    {
        await using NpgsqlConnection connection = await from.OpenConnectionAsync();
        await using NpgsqlBatch batch = new(connection);
        batch.BatchCommands.Add(SetUp(asking));
        NpgsqlBatchCommand query = new(sql);
        query.Parameters.Add(Asking.Uuid(item));
        batch.BatchCommands.Add(query);
        NpgsqlDataReader reader = await batch.ExecuteReaderAsync();
        await reader.NextResultAsync();
        await ReadAsync(reader);
    }

    async Task OneByOneAsync(string sql, Guid item, Guid asking)
    {
        await using NpgsqlConnection connection = await source.OpenConnectionAsync();
        await using NpgsqlTransaction transaction = await connection.BeginTransactionAsync();
        await using (NpgsqlBatch batch = new(connection))
        {
            batch.BatchCommands.Add(SetUp(asking));
            await batch.ExecuteNonQueryAsync();
        }
        await using NpgsqlCommand command = new(sql, connection);
        command.Parameters.Add(Asking.Uuid(item));
        await ReadAsync(await command.ExecuteReaderAsync());
        await transaction.CommitAsync();
    }

    static NpgsqlBatchCommand SetUp(Guid asking)
    {
        NpgsqlBatchCommand command = new(Asking.SetUp);
        foreach (string value in new[] { "authenticated", asking.ToString(), "" }) command.Parameters.Add(Asking.Text(value));
        return command;
    }

    static async Task ReadAsync(NpgsqlDataReader reader)
    {
        await using (reader)
        {
            if (!await reader.ReadAsync()) throw new InvalidOperationException("The row is not there: something else would be measured.");
            _ = new Item
            {
                Id = reader.GetGuid(0), UserId = reader.GetGuid(1), Title = reader.GetString(2), Number = reader.GetInt32(3), Ease = reader.GetDecimal(4),
                Practised = reader.GetFieldValue<DateTimeOffset>(5), CreatedAt = reader.GetFieldValue<DateTimeOffset>(6),
            };
        }
    }
}

static string Load() => File.Exists("/proc/loadavg") ? "load " + File.ReadAllText("/proc/loadavg").Split(' ')[0] : "load unknown";
