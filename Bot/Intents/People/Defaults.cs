using Bot.Answers;
using Bot.Conversations;
using Bot.Identity;
using Bot.Identity.Resolution;
using Bot.Intents.Help;
using Directory = Bot.Identity.Directory;

namespace Bot.Intents.People;

/// <summary><c>set default-account</c>, <c>set default-region</c>, <c>reset</c>: what a person's questions in this channel go to.</summary>
internal sealed class Defaults(Choices choices, ChoiceAudit audit, DirectorySource? source = null)
{
    private const int MaxOffers = 5;

    public async Task<Answer> SetAccountAsync(Turn turn, CancellationToken cancellation)
    {
        if (source?.Current is not { } directory || turn.Caller.Channel is not { } channel)
            return OwnCredentials(turn.Caller);
        var caller = turn.Caller;
        var words = TypedWords.Of(turn.Question.Text);
        var account = turn.Question.Accounts.Concat(words).Select(directory.AccountOf).FirstOrDefault(a => a is not null);
        if (account is null && (words.FirstOrDefault(w => w.Length == 12 && w.All(char.IsAsciiDigit)) ?? turn.Question.Accounts.FirstOrDefault()) is { } unknown)
            return RefusedAnswer.Of(new("not-permitted", "scope", $"Account {unknown} is not in the directory. An admin can add it under `accounts` in directory.yaml."));
        if (account is null)
        {
            var may = caller.Roles.Keys.Where(channel.Has).OrderBy(directory.AliasOf, StringComparer.Ordinal).ToList();
            return new()
            {
                Text = $"Which account? Your questions here go to **{caller.AccountAlias}**. You may choose {string.Join(", ", may.Select(a => $"`{directory.AliasOf(a)}`"))}.",
                Asked = "account",
                Offers = [.. may.Where(a => a != caller.Account).Take(MaxOffers).Select(a => new Offer($"account-{a}", directory.AliasOf(a), $"set default-account {directory.AliasOf(a)}"))],
            };
        }
        if (!channel.Has(account))
            return RefusedAnswer.Of(new("not-permitted", "scope", $"Account {directory.AliasOf(account)} may not be asked about in {caller.ChannelName}. An admin can add it in directory.yaml under `channels: {channel.Id}: accounts`: `- \"{account}\"`"));
        if (!caller.Roles.ContainsKey(account))
            return RefusedAnswer.Of(new("not-permitted", "role", $"You have no role in account {directory.AliasOf(account)}. An admin can add one in directory.yaml under `people: {caller.Person}: roles`: `\"{account}\": arn:aws:iam::{account}:role/ROLE`"));
        await choices.ChangeAsync(caller.Person, turn.Message.Place, c => c with { Account = account == channel.Account ? null : account }, cancellation).ConfigureAwait(false);
        audit.Chosen(turn, "set-default-account", account, null);
        return Done($"From now on your questions in {caller.ChannelName} go to **{directory.AliasOf(account)}** ({account}) unless they name another account.");
    }

    public async Task<Answer> SetRegionAsync(Turn turn, CancellationToken cancellation)
    {
        if (source?.Current is not { } directory || turn.Caller.Channel is not { } channel)
            return OwnCredentials(turn.Caller);
        var caller = turn.Caller;
        if (turn.Question.Regions.Names.FirstOrDefault() is not { } region)
        {
            var near = channel.Regions.IsEmpty ? ["us-east-1", "us-west-2", "eu-west-1", "eu-central-1"] : channel.Regions;
            return new()
            {
                Text = $"Which Region? Your questions here go to **{caller.DefaultRegion}**. Say it by its code or its place, such as `set default-region eu-west-1`.",
                Asked = "region",
                Offers = [.. near.Where(r => r != caller.DefaultRegion).Take(MaxOffers).Select(r => new Offer($"region-{r}", r, $"set default-region {r}"))],
            };
        }
        var account = directory.Accounts.FirstOrDefault(a => a.Id == caller.Account);
        if (!channel.Allows(region, account))
        {
            var where = channel.Regions.IsEmpty || channel.Regions.Contains(region) ? $"accounts: {caller.AccountAlias}: regions" : $"channels: {channel.Id}: regions";
            return RefusedAnswer.Of(new("not-permitted", "scope", $"Region {region} may not be asked about in {caller.ChannelName} for {caller.AccountAlias}. An admin can add it in directory.yaml under `{where}`: `- {region}`"));
        }
        await choices.ChangeAsync(caller.Person, turn.Message.Place, c => c with { Region = region }, cancellation).ConfigureAwait(false);
        audit.Chosen(turn, "set-default-region", caller.Account, null);
        return Done($"From now on your questions in {caller.ChannelName} go to **{region}** unless they name another Region.");
    }

    /// <summary>What can be chosen, and what holds now.</summary>
    public Answer Told(Turn turn) => new()
    {
        Text = $"In {turn.Caller.ChannelName} your questions go to account {turn.Caller.AccountAlias} and Region {turn.Caller.DefaultRegion}. "
            + "You may choose others for yourself: `set default-account NAME`, `set default-region CODE`, `switch-role NAME`; `reset` takes it back.",
        Offers = [new("whoami", "Who am I here?", "who am I?"), new("switch-role", "Switch role", "switch-role")],
    };

    /// <summary>Takes back what the words name; all of it where they name nothing.</summary>
    public async Task<Answer> ResetAsync(Turn turn, CancellationToken cancellation)
    {
        if (turn.Caller.Channel is not { } channel || source?.Current is not { } directory)
            return OwnCredentials(turn.Caller);
        var text = turn.Question.Text;
        var (role, account, region) = (HelpText.Mentions(text, "role"), HelpText.Mentions(text, "account"), HelpText.Mentions(text, "region"));
        var all = !role && !account && !region;
        await choices.ChangeAsync(turn.Caller.Person, turn.Message.Place, c => new()
        {
            Account = all || account ? null : c.Account,
            Region = all || region ? null : c.Region,
            Roles = all || role ? Choice.None.Roles : c.Roles,
        }, cancellation).ConfigureAwait(false);
        audit.Chosen(turn, "reset", turn.Caller.Account, null);
        return Done($"Done: in {turn.Caller.ChannelName} the directory's defaults count for you again (account {directory.AliasOf(channel.Account)}, Region {channel.Region}, your first role of each account){(all ? "" : ", but for what you did not name")}.");
    }

    private static Answer Done(string text) => new() { Text = text, Offers = [new("whoami", "Who am I here?", "who am I?")] };

    private static Answer OwnCredentials(Caller caller) =>
        Answer.Say($"You act with your own credentials here, in account {caller.AccountAlias} and Region {caller.DefaultRegion}. Set `Aws:Region`, or say `--region` in a command, for another Region.");
}
