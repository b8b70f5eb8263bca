namespace Bot.Channels.Teams.Ingress;

/// <summary>Small calls to Teams that follow an acknowledgement at once: a greeting, a file that somebody consented to.</summary>
internal sealed class TeamsChores(ILogger<TeamsChores> log) : Chores(Platform.Teams, log);
