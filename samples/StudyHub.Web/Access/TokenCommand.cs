using System;
using System.Globalization;
using Microsoft.Extensions.Configuration;
using StudyHub.Schema.Sessions;

namespace StudyHub.Web.Access;

/// <summary>
/// <c>token USER-ID [MINUTES]</c>: prints a token, for those who have the key. An application would mint it where somebody has signed in
/// at an identity provider.
/// </summary>
internal static class TokenCommand
{
    private const int UsualMinutes = 60;

    /// <exception cref="SettingException">The arguments or the key cannot be used.</exception>
    public static int Run(string[] args)
    {
        if (args is not [var id, .. var rest] || !Guid.TryParse(id, out Guid userId) || userId == Guid.Empty || !TryMinutes(rest, out int minutes))
            throw new SettingException("Say whom the token is for: token USER-ID [MINUTES]");
        IConfiguration configuration = new ConfigurationBuilder().AddEnvironmentVariables().Build();
        AccessTokens tokens = new(TokenKey.Of(configuration), TimeProvider.System);
        Console.WriteLine(tokens.Mint(SessionUser.Authenticated(userId), TimeSpan.FromMinutes(minutes)));
        return 0;
    }

    private static bool TryMinutes(string[] args, out int minutes)
    {
        minutes = UsualMinutes;
        return args.Length == 0 || (args.Length == 1 && int.TryParse(args[0], NumberStyles.None, CultureInfo.InvariantCulture, out minutes) && minutes > 0);
    }
}
