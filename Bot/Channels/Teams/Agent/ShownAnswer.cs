using Bot.Channels.Teams.Api;

namespace Bot.Channels.Teams.Agent;

/// <summary>A message that shows how an answer comes along.</summary>
/// <param name="Place">The conversation.</param>
/// <param name="Id">The activity.</param>
/// <param name="Streams">Teams shows it as a stream; else it is an ordinary message, updated in place.</param>
internal sealed record ShownAnswer(TeamsPlace Place, string Id, bool Streams);
