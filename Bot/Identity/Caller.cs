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
    ChatUser User, string Person, string Account, string AccountAlias, string? RoleArn, string DefaultRegion, string ChannelName);
