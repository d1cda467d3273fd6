using System;
using StudyHub.Schema;

namespace StudyHub.Accounts;

/// <summary>A grown-up's account: a parent, or somebody of the back office.</summary>
[Table]
[OwnedBy(nameof(Id), Commands = Command.Select)]
public sealed partial record User : ITimestamped
{
    public Guid Id { get; init; }

    [Unique, Pii("identifier at the identity provider; lawful basis: contract")] public Guid SupabaseAuthId { get; init; }

    // One account an address. What is answered to who tries a known one is the same.
#pragma warning disable SHS220
    [Unique, Length(255), Pii("contact address and sign-in; lawful basis: contract")] public required string Email { get; init; }
#pragma warning restore SHS220

    [Length(255), Pii("how the person wants to be addressed; lawful basis: contract")] public required string DisplayName { get; init; }

    [Length(20), Pii("contact number for account recovery; lawful basis: consent")] public string? PhoneNumber { get; init; }

    public SubscriptionTier SubscriptionTier { get; init; } = SubscriptionTier.Free;

    public DateTimeOffset? SubscriptionExpiresAt { get; init; }

    [Jsonb] public UserPreferences Preferences { get; init; } = new();

    public DateTimeOffset CreatedAt { get; init; }

    public DateTimeOffset UpdatedAt { get; init; }

    public DateTimeOffset? LastLoginAt { get; init; }

    public DateTimeOffset? PrivacyPolicyAcceptedAt { get; init; }

    public DateTimeOffset? TermsAcceptedAt { get; init; }

    public bool MarketingConsent { get; init; } = false;

    public bool DataProcessingConsent { get; init; } = true;

    /// <summary>What an account's holder may change. The subscription is not among it: the back office changes that, once it is paid for.</summary>
    [Policy(Command.Update, Columns = [nameof(DisplayName), nameof(PhoneNumber), nameof(Preferences), nameof(MarketingConsent)])]
    static bool Profile(User row, Session session) => row.Id == session.UserId;

    /// <summary>Everybody starts for free.</summary>
    [Policy(Command.Insert)]
    static bool OwnAndFree(User row, Session session) => row.Id == session.UserId && row.SubscriptionTier == SubscriptionTier.Free;
}

/// <summary>What an account has paid for.</summary>
public enum SubscriptionTier
{
    Free,
    Basic,
    Premium,
}

/// <summary>What the account's holder has chosen.</summary>
public sealed record UserPreferences
{
    public string Language { get; init; } = "en-AU";

    public string Theme { get; init; } = "system";
}
