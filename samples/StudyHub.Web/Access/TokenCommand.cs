using System;
using System.Globalization;
using System.Linq;
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
        bool isUser = Guid.TryParse(args.FirstOrDefault(), out Guid userId) && userId != Guid.Empty;
        if (!isUser || MinutesOf(args[1..]) is not { } minutes) throw new SettingException("Say whom the token is for: token USER-ID [MINUTES]");
        IConfiguration configuration = new ConfigurationBuilder().AddEnvironmentVariables().Build();
        AccessTokens tokens = new(TokenKey.Of(configuration), TimeProvider.System);
        Console.WriteLine(tokens.Mint(SessionUser.Authenticated(userId), TimeSpan.FromMinutes(minutes)));
        return 0;
    }

    private static int? MinutesOf(string[] args) => args switch
    {
        [] => UsualMinutes,
        [var text] when int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out int minutes) && minutes > 0 => minutes,
        _ => null,
    };
}
