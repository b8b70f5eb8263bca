namespace Bot.Channels.Slack.Api;

/// <summary>What can be done about an error of the Web API.</summary>
internal enum SlackErrorKind
{
    /// <summary>Nothing by trying again.</summary>
    Refused,
    /// <summary>It passes by itself, and nothing was done.</summary>
    Passing,
    /// <summary>It passes by itself, and the call may have been done.</summary>
    Unclear,
    /// <summary>The token is no longer good: the app is to be installed again.</summary>
    Token,
    /// <summary>The app lacks a scope.</summary>
    Scope,
    /// <summary>The bot is not where it should act: it is to be invited.</summary>
    NotThere,
    /// <summary>The content is more than Slack takes, or not as it wants it.</summary>
    Content,
    /// <summary>Slack does not have the method or the surface here.</summary>
    NotOffered,
}

/// <summary>An error code of the Web API.</summary>
/// <param name="Code">As Slack says it: <c>not_in_channel</c>.</param>
/// <param name="Needed">The scope that is missing; null elsewhere.</param>
internal sealed record SlackError(string Code, string? Needed = null)
{
    public SlackErrorKind Kind { get; } = SlackErrorKinds.Of(Code);

    public override string ToString() => Needed is null ? Code : $"{Code} (scope {Needed})";
}
