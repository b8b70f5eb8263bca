using System.Collections.Immutable;
using Bot.Channels;

namespace Bot.Identity;

/// <summary>The chat user and the IAM role that stands for them in an account.</summary>
/// <param name="User">The chat user.</param>
/// <param name="Person">The person in the directory: <c>admin</c>; a real account's operator is <c>operator</c>.</param>
/// <param name="Account">The account that questions go to unless they name another.</param>
/// <param name="AccountAlias">Its alias; the id where it has none.</param>
/// <param name="RoleArn">The role that is assumed; null for the operator's own credentials.</param>
/// <param name="DefaultRegion">The channel's default Region.</param>
/// <param name="ChannelName">The channel, for people.</param>
internal sealed record Caller(
    ChatUser User, string Person, string Account, string AccountAlias, string? RoleArn, string DefaultRegion, string ChannelName)
{
    /// <summary>The channel with its guardrail; null for the operator of a real account, whom their own credentials bound.</summary>
    public DirectoryChannel? Channel { get; init; }
    /// <summary>Groups of the directory that the person belongs to.</summary>
    public ImmutableArray<string> Groups { get; init; } = [];
    /// <summary>Whether the organisation lists the person as an admin of the bot.</summary>
    public bool IsAdmin { get; init; }
    /// <summary>The message's place: its parts become session tags.</summary>
    public Place? Place { get; init; }
    /// <summary>The platform's id of the message that is answered.</summary>
    public string MessageId { get; init; } = "";
    /// <summary>The directory that this was read from.</summary>
    public string DirectoryVersion { get; init; } = "";

    /// <summary>The roles that the caller may use, by account id; the one in use first. Empty for the operator of a real account.</summary>
    public ImmutableDictionary<string, ImmutableArray<UsableRole>> Roles { get; init; } = ImmutableDictionary<string, ImmutableArray<UsableRole>>.Empty;
    /// <summary>What the person should know of how they were resolved: a choice that no longer holds, a channel that changed.</summary>
    public ImmutableArray<string> Notices { get; init; } = [];

    /// <summary>Whether a list of people and <c>group:NAME</c> entries holds this caller.</summary>
    public bool IsIn(ImmutableArray<string> list) =>
        list.Any(e => e.StartsWith("group:", StringComparison.Ordinal) ? Groups.Contains(e["group:".Length..]) : e == Person);
}

/// <summary>A role that a caller may use.</summary>
/// <param name="Arn">The role.</param>
/// <param name="From">Why they may: <c>yours</c>, <c>group sre</c>, <c>this channel</c>.</param>
internal sealed record UsableRole(string Arn, string From)
{
    /// <summary>Its name, without the path.</summary>
    public string Name => Arn[(Arn.LastIndexOf('/') + 1)..];
}
