using System.Text.Json;
using Bot.Channels.Slack.Agent;
using Bot.Channels.Slack.Tenancy;
using Bot.Channels.Slack.Views;
using static Bot.Channels.Slack.Api.JsonFacts;

namespace Bot.Channels.Slack.Ingress;

/// <summary>Events that are no messages: somebody opened the bot's home or its chat, a workspace took the app away.</summary>
internal sealed class SlackSignals(SlackChores chores, HomePublisher home, AgentThreads threads, Installs installs)
{
    public void Raise(JsonElement envelope)
    {
        var e = Object(envelope, "event");
        var workspace = EventReader.TeamOf(envelope);
        switch (Text(e, "type"))
        {
            case "app_home_opened" when Text(e, "user") is { } user && Text(e, "tab") == "home":
                chores.Post("views.publish", cancellation => home.PublishAsync(workspace, user, cancellation));
                break;
            case "app_home_opened" when Text(e, "tab") == "messages" && Text(e, "channel") is { } channel:
                chores.Post("suggested prompts", cancellation => threads.SuggestAsync(workspace, channel, null, cancellation));
                break;
            case "assistant_thread_started" when Object(e, "assistant_thread") is var thread && Text(thread, "channel_id") is { } channel:
                chores.Post("suggested prompts", cancellation => threads.SuggestAsync(workspace, channel, Text(thread, "thread_ts"), cancellation));
                break;
            case "app_uninstalled":
                chores.Post("uninstall", cancellation => installs.RemoveAsync(workspace, EventReader.EnterpriseOf(envelope), cancellation));
                break;
            case "tokens_revoked" when List(Object(e, "tokens"), "bot").Any():
                chores.Post("revoked tokens", cancellation => installs.RemoveAsync(workspace, EventReader.EnterpriseOf(envelope), cancellation));
                break;
        }
    }
}
