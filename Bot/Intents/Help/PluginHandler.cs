using System.Collections.Immutable;
using Bot.Answers;
using Bot.Conversations;
using Bot.Understanding;

namespace Bot.Intents.Help;

/// <summary>Messages to third-party tools, none of which is connected yet.</summary>
internal sealed class PluginHandler : IIntentHandler
{
    public ImmutableArray<Family> Families { get; } = [Family.Plugin];

    public Task<Answer> HandleAsync(Turn turn, CancellationToken cancellation)
    {
        var alias = turn.Question.Text.Split(' ', StringSplitOptions.RemoveEmptyEntries).FirstOrDefault(w => w.StartsWith('@')) ?? "that plugin";
        ImmutableArray<Offer> offers = alias.Equals("@cloudzero", StringComparison.OrdinalIgnoreCase)
            ? [new("costs", "Costs of last month, from AWS", "what did we spend last month by service?")]
            : [new("alarms", "Which alarms fire in AWS?", "which alarms are firing?")];
        return Task.FromResult(new Answer
        {
            Text = $"**{alias} is not connected.** No plugin is yet, so this went nowhere. Once an admin can connect one (over MCP, with its own credentials and its own limits), `{alias} …` will be answered by it. From AWS itself I can answer the same kind of question.",
            Offers = offers,
            Failed = true,
        });
    }
}
