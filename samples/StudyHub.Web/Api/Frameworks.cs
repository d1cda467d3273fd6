using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using StudyHub.Curriculum;
using StudyHub.Web.Access;

namespace StudyHub.Web.Api;

/// <summary>Reference data, for visitors too.</summary>
internal static class Frameworks
{
    public static async Task<Ok<IReadOnlyList<FrameworkItem>>> ListAsync(
        Caller caller, StudyHubDatabase database, CancellationToken cancellationToken)
    {
        IReadOnlyList<CurriculumFramework> frameworks = await database.ReadAsync(
            caller.User, (session, token) => session.CurriculumFrameworks.ListAsync(cancellationToken: token), cancellationToken);
        return TypedResults.Ok<IReadOnlyList<FrameworkItem>>([.. frameworks.OrderBy(framework => framework.DisplayOrder).Select(ItemOf)]);
    }

    private static FrameworkItem ItemOf(CurriculumFramework framework) => new(framework.Code, framework.Name, framework.Country);
}
