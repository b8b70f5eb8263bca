using System.Text.Json.Nodes;
using Bot.Channels.Slack.Api;
using Bot.Channels.Slack.Ingress;
using Bot.Channels.Slack.Rendering;
using Bot.Guardrails.Redaction;

namespace Bot.Channels.Slack.Agent;

/// <summary>The chat with the bot: what may be asked there, and a title for each thread.</summary>
internal sealed class AgentThreads(SlackClient client, SlackChores chores)
{
    private const int MaxTitle = 200;

    /// <summary>Questions that anybody can begin with.</summary>
    private static readonly (string Title, string Message)[] Prompts =
    [
        ("What is on fire?", "which alarms are firing now, and why?"),
        ("What do I run?", "how many resources of each kind do I have?"),
        ("What does it cost?", "what did we spend this month, and what changed?"),
        ("What may I do here?", "who am I and what may I do here?"),
    ];

    /// <summary>Shows the questions in a chat that was opened.</summary>
    /// <param name="workspace">The workspace.</param>
    /// <param name="channel">The direct conversation.</param>
    /// <param name="thread">Its thread; null where the app's chat has none yet.</param>
    /// <param name="cancellation">Gives up.</param>
    public Task SuggestAsync(string workspace, string channel, string? thread, CancellationToken cancellation)
    {
        var arguments = new JsonObject
        {
            ["channel_id"] = channel,
            ["title"] = "Ask about your AWS accounts",
            ["prompts"] = new JsonArray([.. Prompts.Select(p => (JsonNode)new JsonObject { ["title"] = p.Title, ["message"] = p.Message })]),
        };
        if (thread is not null)
            arguments["thread_ts"] = thread;
        return client.CallAsync(SlackMethods.SetSuggestedPrompts, workspace, arguments, cancellation);
    }

    /// <summary>Names a thread of the chat after the question that begins it.</summary>
    public void Title(Message message, string ts)
    {
        var place = message.Place;
        if (!place.IsDirect || message.ReplyTo is not null || place.Thread != ts || message.Text.Length == 0)
            return;
        var title = Block.Shorten(AnswerRedaction.Apply(message).Text.ReplaceLineEndings(" "), MaxTitle);
        chores.Post("title", cancellation => client.CallAsync(
            SlackMethods.SetTitle, place.Workspace, new() { ["channel_id"] = place.Channel, ["thread_ts"] = place.Thread, ["title"] = title }, cancellation));
    }
}
