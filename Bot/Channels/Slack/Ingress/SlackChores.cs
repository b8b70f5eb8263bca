namespace Bot.Channels.Slack.Ingress;

/// <summary>Small calls to Slack that follow an acknowledgement at once: opening a modal, publishing a home.</summary>
internal sealed class SlackChores(ILogger<SlackChores> log) : Chores(Platform.Slack, log);
