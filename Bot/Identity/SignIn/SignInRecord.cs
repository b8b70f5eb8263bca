using System.Collections.Immutable;

namespace Bot.Identity.SignIn;

/// <summary>What is kept of a signed-in person. It holds tokens, so it is written encrypted only and never shown.</summary>
internal sealed record SignInRecord
{
    /// <summary>The sign-in that it came from: <see cref="PendingSignIn.Id"/>.</summary>
    public required string From { get; init; }
    /// <summary>The user of Identity Center who confirmed.</summary>
    public required string User { get; init; }
    public required ImmutableArray<GrantedRole> Grants { get; init; }
    public required string AccessToken { get; init; }
    public required DateTimeOffset AccessExpires { get; init; }
    /// <summary>Null where Identity Center gave none: the sign-in ends with its access token.</summary>
    public string? RefreshToken { get; init; }
    public required string ClientId { get; init; }
    public required string ClientSecret { get; init; }

    /// <summary>Without the tokens: this may end in a log.</summary>
    public override string ToString() => $"sign-in of {User}, {Grants.Length} roles";
}
