using Bot.Conversations.Stores;

namespace Bot.Channels.Slack.Ingress;

/// <summary>When Slack's last event came.</summary>
internal sealed class SlackHeard(IRecords records, SlackChores chores, TimeProvider clock) : LastHeard("slack-heard", records, chores, clock);
