namespace Bot.Channels.Slack.Agent;

/// <summary>A message that shows how an answer comes along.</summary>
/// <param name="Workspace">The workspace.</param>
/// <param name="Channel">The channel.</param>
/// <param name="Ts">The message.</param>
/// <param name="Streams">Slack shows it as a stream; else it is an ordinary message, updated in place.</param>
internal sealed record ShownAnswer(string Workspace, string Channel, string Ts, bool Streams);
