using System.Net;
using Bot.Channels.Home;
using Bot.Channels.Teams.Api;
using Bot.Channels.Teams.Ingress;
using Bot.Conversations.Stores;
using Bot.Identity;

namespace Bot.Channels.Teams.Home;

/// <summary>The home of a person in their chat with the bot, where they write <c>home</c> or press it: Teams has no page for it that a bot fills without a web app.</summary>
internal sealed class TeamsHome(TeamsClient client, QuietTurns turns, TeamsChores chores, IHistory history, DirectorySource? directory = null)
{
    private const string Word = "home";

    /// <summary>Whether a message asks for the home.</summary>
    public static bool IsAsked(Message message) => message.Place.IsDirect && message.Text.Equals(Word, StringComparison.OrdinalIgnoreCase);

    /// <summary>Shows it soon. It is a view: lost with the process, it is asked for again.</summary>
    public void Show(Activity activity) => chores.Post("home", async cancellation =>
    {
        var facts = await HomeFacts.ReadAsync(question => turns.AskAsync(activity, question, cancellation), history, directory, "teams:", activity.Place.Workspace, cancellation).ConfigureAwait(false);
        var reply = await client.SendAsync(activity.Conversation, HomeCard.Of(facts), null, cancellation).ConfigureAwait(false);
        if (reply is not TeamsReply.Ok)
            throw new HttpRequestException($"Teams did not take the home: {reply.Said}.", null, reply is TeamsReply.Refused refused ? refused.Status : HttpStatusCode.ServiceUnavailable);
    });
}
