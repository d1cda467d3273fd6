using System;
using System.Threading;
using System.Threading.Tasks;
using Npgsql;
using StudyHub.Schema.Sessions;
using StudyHub.Schema.Testing;
using StudyHub.School;

namespace StudyHub.Schema.Schema.Tests.School;

/// <summary>A clone of the school's database, opened by emitted code.</summary>
public sealed class SchoolUnderTest(EphemeralDatabase database, string login) : IAsyncDisposable
{
    public static Guid Alice { get; } = new("aaaaaaaa-0000-0000-0000-000000000001");

    public static Guid Bob { get; } = new("bbbbbbbb-0000-0000-0000-000000000002");

    public SchoolDatabase Database { get; } = SchoolDatabase.Create(login);

    /// <summary>The connection string of the database's owner.</summary>
    public string Owner => database.ConnectionString;

    /// <summary>The login's connection string.</summary>
    public string Login { get; } = login;

    public Task<SchoolSession> AsAsync(Guid user) => Database.OpenAsync(SessionUser.Authenticated(user), TestContext.Current.CancellationToken);

    public Task<SchoolSession> AsAdminAsync() => Database.OpenAsync(SessionUser.Admin(), TestContext.Current.CancellationToken);

    public static Student Student(Guid user, string name = "Ada") => new(name, Mood.Calm)
    {
        UserId = user, Interests = ["maths"], Preferences = new Preferences { Theme = "dark" },
    };

    public static OutcomeProgress Progress(Student student, Guid? outcome = null) => new()
    {
        StudentId = student.Id, OutcomeId = outcome ?? Guid.NewGuid(), MasteryLevel = MasteryLevel.Developing, EaseFactor = 2.35m,
    };

    /// <summary>Stores a student and commits.</summary>
    public async Task<Student> StoredStudentAsync(Guid user, string name = "Ada")
    {
        await using SchoolSession session = await AsAsync(user);
        Student student = await session.Students.InsertAsync(Student(user, name));
        await session.CommitAsync();
        return student;
    }

    /// <summary>One value, asked by the owner, past row security.</summary>
    public async Task<T> AskAsync<T>(string sql)
    {
        await using NpgsqlDataSource source = NpgsqlDataSource.Create(database.ConnectionString);
        await using NpgsqlCommand command = source.CreateCommand(sql);
        return (T)(await command.ExecuteScalarAsync(TestContext.Current.CancellationToken))!;
    }

    /// <summary>Waits until a condition holds; fails after ten seconds.</summary>
    public async Task EventuallyAsync(string condition)
    {
        for (int tries = 0; !await AskAsync<bool>(condition); tries++)
        {
            tries.ShouldBeLessThan(200, condition);
            await Task.Delay(50, TestContext.Current.CancellationToken);
        }
    }

    /// <summary>Runs statements as the owner.</summary>
    public async Task ChangeAsync(string sql)
    {
        await using NpgsqlDataSource source = NpgsqlDataSource.Create(database.ConnectionString);
        await using NpgsqlCommand command = source.CreateCommand(sql);
        await command.ExecuteNonQueryAsync(TestContext.Current.CancellationToken);
    }

    /// <summary>Another login to the database.</summary>
    public Task<string> LoginAsync(params string[] memberOf) => database.CreateLoginAsync(memberOf, TestContext.Current.CancellationToken);

    public async ValueTask DisposeAsync()
    {
        await Database.DisposeAsync();
        await database.DisposeAsync();
    }
}
