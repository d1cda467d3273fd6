using StudyHub.Schema.Sessions;

namespace StudyHub.Schema.Testing.RowSecurity.Assertions;

/// <summary>A session that is never opened: repositories are made with one, and here only turn records into parameters and back.</summary>
internal static class Unopened
{
    private static readonly Database Nowhere = new();

    internal sealed class Session() : DatabaseSession(Nowhere, SessionUser.Anonymous);

    private sealed class Database() : SchemaDatabase<Session>("Host=localhost", new SessionRoles("anon", "authenticated", "admin"), configure: null)
    {
        protected override Session NewSession(SessionUser user) => new();
    }
}
