using System.Runtime.CompilerServices;
using Bot.Channels.Slack.Api;
using Bot.Channels.Slack.Ingress;
using Bot.Channels.Slack.Tenancy;
using Bot.Doctor;
using Bot.Identity;

namespace Bot.Channels.Slack.Doctor;

/// <summary>Tokens, scopes, channels and the delivery of events.</summary>
internal sealed class SlackCheckup(SlackOptions options, SlackClient client, Installs installs, SlackHeard heard, TimeProvider clock, DirectorySource? source = null) : ICheckup
{
    private const string Prefix = "slack:", Direct = "slack:direct";
    private static readonly TimeSpan Quiet = TimeSpan.FromDays(1);

    public string Name => "Slack";

    public async IAsyncEnumerable<Finding> RunAsync([EnumeratorCancellation] CancellationToken cancellation)
    {
        var workspaces = new List<string>();
        if (options.BotToken.Length > 0)
            workspaces.Add("");
        await foreach (var install in installs.AllAsync(cancellation).ConfigureAwait(false))
            workspaces.Add(install.Team ?? install.Enterprise ?? "");
        if (workspaces.Count == 0)
            yield return new("No workspace has installed the app.", $"Open {new Uri(options.PublicUrl ?? new("http://127.0.0.1/"), "slack/install")} in a browser.");
        foreach (var workspace in workspaces)
        {
            await foreach (var finding in TokenAsync(workspace, cancellation).ConfigureAwait(false))
                yield return finding;
        }
        await foreach (var finding in ChannelsAsync(workspaces.FirstOrDefault() ?? "", cancellation).ConfigureAwait(false))
            yield return finding;
        await foreach (var finding in EventsAsync(cancellation).ConfigureAwait(false))
            yield return finding;
    }

    private async IAsyncEnumerable<Finding> TokenAsync(string workspace, [EnumeratorCancellation] CancellationToken cancellation)
    {
        var reply = await client.CallAsync(SlackMethods.AuthTest, workspace, [], cancellation).ConfigureAwait(false);
        if (reply is not SlackReply.Ok ok)
        {
            yield return new($"The bot token{(workspace.Length > 0 ? $" of {workspace}" : "")} does not work: {reply.Said}.", reply is SlackReply.Silent
                ? "Check the network and Slack:ApiBaseUrl."
                : "Install the app again (\"Install App\") and set Slack:BotToken to the token that begins with xoxb-.");
            yield break;
        }
        var team = ok.Text("team_id") ?? "";
        yield return new($"The token is good: {ok.Text("user")} in {ok.Text("team")} ({team})");
        if (source?.Current.Organization is { } organization)
        {
            if (!organization.Platforms.Contains("slack"))
                yield return new("The directory does not list Slack.", "Add slack to organization.platforms.");
            if (!organization.Workspaces.Contains(team, StringComparer.Ordinal))
                yield return new($"The directory does not list the workspace {team}: everybody in it is refused.", $"Add {team} to organization.workspaces.");
        }
        if (ok.Scopes is not { } scopes)
            yield break;
        var granted = scopes.Split(',', StringSplitOptions.TrimEntries);
        foreach (var (scope, without) in SlackScopes.All.Where(s => !granted.Contains(s.Scope, StringComparer.Ordinal)))
            yield return new($"The scope {scope} is missing: {without}.", "Add it to the app (\"OAuth & Permissions\", or paste manifests/slack.yaml again) and reinstall.");
    }

    private async IAsyncEnumerable<Finding> ChannelsAsync(string workspace, [EnumeratorCancellation] CancellationToken cancellation)
    {
        var channels = source?.Current.Channels.Where(c => c.Id.StartsWith(Prefix, StringComparison.Ordinal)).ToList() ?? [];
        if (channels.Count == 0)
            yield return new("The directory lists no channel of Slack's: everybody is refused.", "List channels (slack:C…) and slack:direct under channels.");
        foreach (var channel in channels.Where(c => c.Id != Direct))
        {
            var id = channel.Id[Prefix.Length..];
            var reply = await client.CallAsync(SlackMethods.ChannelInfo, channel.Workspace.Length > 0 ? channel.Workspace : workspace, new() { ["channel"] = id }, cancellation).ConfigureAwait(false);
            if (reply is not SlackReply.Ok ok)
                yield return new($"The channel {channel.Name} ({id}) cannot be seen: {reply.Said}.", "Check its id in the directory (at the end of the channel's About); invite the bot to it where it is private.");
            else if (JsonFacts.Object(ok.Body, "channel") is var found && JsonFacts.Is(found, "is_archived"))
                yield return new($"The channel {channel.Name} ({id}) is archived.", "Take it out of the directory.");
            else if (!JsonFacts.Is(found, "is_member"))
                yield return new($"The bot is not in {channel.Name} ({id}): mentions there do not reach it.", "Write /invite and the bot's name there.");
            else
                yield return new($"The bot is in {channel.Name} ({id})");
        }
    }

    private async IAsyncEnumerable<Finding> EventsAsync([EnumeratorCancellation] CancellationToken cancellation)
    {
        if (options.HasSocketMode)
        {
            var reply = await client.CallAsAsync(SlackMethods.OpenSocket, new("Bearer", options.AppToken), new Dictionary<string, string>(), cancellation).ConfigureAwait(false);
            yield return reply is SlackReply.Ok
                ? new("Socket Mode can connect")
                : new($"Socket Mode cannot connect: {reply.Said}.", "Switch Socket Mode on in the app, and set Slack:AppToken to an app-level token with the scope connections:write.");
        }
        var last = await heard.AtAsync(cancellation).ConfigureAwait(false);
        var ago = last is { } at ? clock.GetUtcNow() - at : (TimeSpan?)null;
        yield return ago is { } span && span < Quiet
            ? new($"The last event came {LastHeard.Ago(span)}")
            : new(ago is null ? "No event of Slack's ever came to this store." : $"The last event came {LastHeard.Ago(ago.Value)}.", options.HasSocketMode
                ? "Start the bot and mention it in a channel it is in. If nothing comes, see that the app subscribes to the events of manifests/slack.yaml (\"Event Subscriptions\")."
                : "Start the bot where Slack reaches it. On the app's page \"Event Subscriptions\" set the request URL to https://YOUR-ADDRESS/slack/events; it must say \"Verified\". A wrong Slack:SigningSecret shows as 401 in the bot's log.");
    }
}
