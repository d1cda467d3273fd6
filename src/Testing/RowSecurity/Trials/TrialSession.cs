using System.Collections.Generic;
using System.Linq;
using StudyHub.Schema.Model;
using StudyHub.Schema.Naming;

namespace StudyHub.Schema.Testing.RowSecurity.Trials;

/// <summary>A role with what a request says about itself: the settings app.user_id and app.framework_id, "" for none.</summary>
internal sealed record TrialSession(Identifier Role, RolePurpose Purpose, string Name, string UserId, string FrameworkId)
{
    /// <summary>No uuid, so that whoever reads it must fail loudly.</summary>
    public const string GarbageId = "no uuid";

    public bool IsGarbage => UserId == GarbageId;

    /// <summary>The persona that asks; null for nobody.</summary>
    public Persona? Persona => Persona.All.FirstOrDefault(persona => persona.UserId.ToString() == UserId);

    /// <summary>The sessions in which a role is tried: as three users, without one, and with an id that is none.</summary>
    public static IReadOnlyList<TrialSession> Of(RoleModel role) => role.Purpose switch
    {
        RolePurpose.Authenticated =>
        [
            As(role, Persona.Alice), As(role, Persona.Bob), As(role, Persona.Carol), Nobody(role),
            As(role, Persona.Alice) with { Name = "alice without a framework", FrameworkId = "" },
            Nobody(role) with { Name = "an id that is no uuid", UserId = GarbageId },
        ],
        RolePurpose.Anon or RolePurpose.Admin or RolePurpose.Owner => [Nobody(role), As(role, Persona.Alice)],
        _ => [],
    };

    public static TrialSession Nobody(RoleModel role) => new(role.Name, role.Purpose, "nobody", "", "");

    public static TrialSession As(RoleModel role, Persona persona)
        => new(role.Name, role.Purpose, persona.Name, persona.UserId.ToString(), persona.FrameworkId.ToString());
}
