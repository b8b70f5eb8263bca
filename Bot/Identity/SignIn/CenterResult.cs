using Bot.Aws.Client;

namespace Bot.Identity.SignIn;

/// <summary>What Identity Center answered: a value, or why there is none.</summary>
internal readonly record struct CenterResult<T>(T? Value, AwsError? Error);

/// <summary>This bot, as registered.</summary>
internal sealed record CenterClient(string Id, string Secret, DateTimeOffset Expires)
{
    public override string ToString() => $"client {Id}";
}

/// <summary>A sign-in begun.</summary>
/// <param name="Code">What the bot asks with; a secret.</param>
/// <param name="UserCode">What the person compares.</param>
/// <param name="Page">Where they confirm.</param>
/// <param name="Lasts">How long it may take.</param>
/// <param name="Interval">How often may be asked.</param>
internal sealed record DeviceCode(string Code, string UserCode, Uri Page, TimeSpan Lasts, TimeSpan Interval)
{
    public override string ToString() => $"sign-in with {UserCode}";
}

/// <summary>Tokens of a sign-in.</summary>
internal sealed record CenterTokens(string Access, TimeSpan Lasts, string? Refresh)
{
    public override string ToString() => "tokens";
}

/// <summary>Credentials of a role.</summary>
internal sealed record CenterCredentials(string KeyId, string Secret, string Token, DateTimeOffset Expires)
{
    public override string ToString() => $"credentials {KeyId}";
}
