using System.Collections.Immutable;
using Bot.Answers;
using Bot.Conversations;
using Bot.Identity;
using Bot.Identity.Resolution;

namespace Bot.Intents.People;

/// <summary><c>who am I</c>: the person, the session that AWS sees, the roles there are, and what may be done in this channel.</summary>
internal sealed class WhoAmI(Choices choices, DirectorySource? source = null)
{
    public async Task<Answer> AnswerAsync(Turn turn, CancellationToken cancellation)
    {
        var caller = turn.Caller;
        var outcome = await turn.Aws.CallAsync("sts", "GetCallerIdentity", cancellation: cancellation).ConfigureAwait(false);
        // Where no call may be made at all, the rest is still worth saying.
        if (outcome is CallOutcome.Failed || (outcome is CallOutcome.Refused && caller.Channel is not { Mode: ChannelMode.KnowledgeOnly }))
            return Failure.Of(outcome);
        var arn = outcome is CallOutcome.Ok ok ? (string?)ok.Body["Arn"] ?? "unknown" : "none: no call to AWS is made from this channel";
        var rows = new List<(string, string)>
        {
            ("Person", caller.Person),
            ("Known by", $"{turn.Message.Place.Platform.ToString().ToLowerInvariant()}:{caller.User.Id}"),
            ("Role", caller.RoleArn ?? "the operator's own credentials"),
            ("Session", arn),
            ("Account", caller.AccountAlias == caller.Account ? caller.Account : $"{caller.AccountAlias} ({caller.Account})"),
            ("Channel", caller.ChannelName),
            ("Default Region", caller.DefaultRegion),
        };
        if (caller.IsAdmin)
            rows.Add(("Admin of the bot", "yes"));
        if (!caller.Groups.IsEmpty)
            rows.Add(("Groups", string.Join(", ", caller.Groups)));
        var offers = ImmutableArray.CreateBuilder<Offer>();
        if (source?.Current is { } directory && caller.Channel is { } channel)
        {
            var options = RoleOptions.Of(caller, directory);
            foreach (var account in options.GroupBy(o => o.AccountText))
                rows.Add(($"Roles in {account.Key}", string.Join(", ", account.Select(o => $"{o.Role.Name} ({o.Role.From}{(o.IsInUse ? ", in use" : "")})"))));
            var choice = await choices.GetAsync(caller.Person, turn.Message.Place, cancellation).ConfigureAwait(false);
            if (!choice.IsEmpty)
                rows.Add(("Chosen by you here", Words(choice)));
            rows.AddRange(ChannelRows.Of(channel, directory));
            if (options.Length > 1)
                offers.Add(new("switch-role", "Switch role", "switch-role"));
            if (!choice.IsEmpty)
                offers.Add(new("reset", "Reset my choices", "reset my choices"));
        }
        offers.Add(new("help", "What can you do?", "what can you do?"));
        return new()
        {
            Text = $"You are **{caller.User.Name}** ({caller.Person}), and I act in AWS as `{caller.RoleArn ?? arn}`.",
            Tables = [new("", [new("What"), new("Value")], [.. rows.Select(r => ImmutableArray.Create<Cell>(r.Item1, r.Item2))])],
            Offers = offers.ToImmutable(),
        };
    }

    private static string Words(Choice choice)
    {
        var parts = new List<string>();
        if (choice.Account is { } account)
            parts.Add($"account {account}");
        if (choice.Region is { } region)
            parts.Add($"Region {region}");
        parts.AddRange(choice.Roles.Select(r => $"role {r.Value}"));
        return string.Join(", ", parts);
    }
}
