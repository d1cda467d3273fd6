using System;

namespace StudyHub.Web.Access;

/// <summary>A request came with a token that says nothing. It is not answered as one without a token would be.</summary>
internal sealed class RefusedTokenException(bool hasEnded)
    : Exception(hasEnded ? "The token has ended. Sign in again." : "The token is not valid.");
