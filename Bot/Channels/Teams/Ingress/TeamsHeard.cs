using Bot.Conversations.Stores;

namespace Bot.Channels.Teams.Ingress;

/// <summary>When Teams' last activity came.</summary>
internal sealed class TeamsHeard(IRecords records, TeamsChores chores, TimeProvider clock) : LastHeard("teams-heard", records, chores, clock);
