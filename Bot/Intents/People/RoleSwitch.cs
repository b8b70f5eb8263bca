using System.Collections.Frozen;
using System.Collections.Immutable;
using Bot.Answers;
using Bot.Conversations;
using Bot.Identity;
using Bot.Identity.Resolution;
using Directory = Bot.Identity.Directory;

namespace Bot.Intents.People;

/// <summary><c>switch-role</c>: takes one of the roles that the person may use, in an account, for this channel.</summary>
internal sealed class RoleSwitch(Choices choices, ChoiceAudit audit, DirectorySource? source = null)
{
    private const int MaxOffers = 5;
    private static readonly FrozenSet<string> s_plain = FrozenSet.ToFrozenSet(
    [
        "switch-role", "switch-roles", "switch", "change", "use", "using", "become", "assume", "take", "set", "role", "roles", "account", "accounts", "--account", "--role", "to", "the", "a", "my", "me", "i", "we", "you", "us",
        "in", "as", "for", "of", "on", "at", "from", "into", "here", "there", "please", "pls", "how", "do", "does", "can", "could", "would", "what", "which", "where", "is", "it", "want", "need", "like", "another", "other", "different",
        "back", "now", "and", "or", "with", "this", "that", "channel", "default", "swap", "log", "let", "have", "available", "list", "show", "iam", "aws", "arn", "number", "bot", "own", "again", "possible", "way", "should",
    ], StringComparer.OrdinalIgnoreCase);

    public async Task<Answer> AnswerAsync(Turn turn, CancellationToken cancellation)
    {
        if (source?.Current is not { } directory || turn.Caller.Channel is not { } channel)
            return Answer.Say("You act with your own credentials here, so there is no role to switch. With a `directory.yaml` people act as roles, and choose among theirs.");
        var options = RoleOptions.Of(turn.Caller, directory);
        var words = TypedWords.Of(turn.Question.Text);
        var account = turn.Question.Accounts.Select(directory.AccountOf).Concat(words.Select(directory.AccountOf)).FirstOrDefault(a => a is not null);
        if (account is not null && !channel.Has(account))
            return RefusedAnswer.Of(new("not-permitted", "scope", $"Account {directory.AliasOf(account)} may not be asked about in {turn.Caller.ChannelName}. An admin can add it under `channels: {channel.Id}: accounts` in directory.yaml."));
        var named = words.Where(w => !s_plain.Contains(w) && directory.AccountOf(w) is null).ToList();
        var found = options.Where(o => (account is null || o.Account == account) && named.Exists(n => Names(n, o))).ToList();
        // A role of the same name in several accounts: the one that questions go to is meant.
        if (found.Count > 1 && found.FindAll(o => o.Account == turn.Caller.Account) is [var here])
            found = [here];
        if (found is [var one])
            return await TakeAsync(turn, one, cancellation).ConfigureAwait(false);
        if (found.Count == 0 && account is not null && named.Count == 0 && options.Where(o => o.Account == account).ToList() is [var only])
            return await TakeAsync(turn, only, cancellation).ConfigureAwait(false);
        return found.Count == 0 && named.FirstOrDefault(IsRoleName) is { } wanted
            ? RefusedAnswer.Of(NotYours(turn.Caller, directory, wanted, account ?? turn.Caller.Account, options))
            : Listed(turn.Caller, found.Count > 1 ? [.. found] : options);
    }

    private async Task<Answer> TakeAsync(Turn turn, RoleOption option, CancellationToken cancellation)
    {
        if (option.IsInUse)
            return Answer.Say($"I act as **{option.Role.Name}** in {option.AccountText} for you already.");
        await choices.ChangeAsync(turn.Caller.Person, turn.Message.Place, c => c with { Roles = c.Roles.SetItem(option.Account, option.Role.Arn) }, cancellation).ConfigureAwait(false);
        audit.Chosen(turn, "switch-role", option.Account, option.Role.Arn);
        var elsewhere = option.Account == turn.Caller.Account ? "" : $" Questions still go to {turn.Caller.AccountAlias} unless they name an account; `set default-account {option.Alias}` changes that.";
        return new()
        {
            Text = $"From now on I act as **{option.Role.Name}** in {option.AccountText} for you in {turn.Caller.ChannelName} (`{option.Role.Arn}`).{elsewhere}",
            Offers = [new("whoami", "Who am I here?", "who am I?"), new("reset", "Reset my choices", "reset my choices")],
        };
    }

    private static bool Names(string word, RoleOption option) =>
        word.Equals(option.Role.Arn, StringComparison.Ordinal) || word.Equals(option.Role.Name, StringComparison.OrdinalIgnoreCase)
        || (int.TryParse(word, out var number) && number == option.Number);

    /// <summary>Words that are no role's name and no number, such as "thing", only lead to the list.</summary>
    private static bool IsRoleName(string word) => word.Contains(":role/", StringComparison.Ordinal) || word.Contains('-') || int.TryParse(word, out _);

    private static Refusal NotYours(Caller caller, Directory directory, string wanted, string account, ImmutableArray<RoleOption> options)
    {
        var yours = string.Join(", ", options.Select(o => $"`{o.Role.Name}` in {o.Alias}").Distinct());
        var admins = directory.Organization.Admins.IsEmpty ? "An admin of the bot" : $"An admin ({string.Join(", ", directory.Organization.Admins)})";
        var arn = wanted.StartsWith("arn:", StringComparison.Ordinal) ? wanted : $"arn:aws:iam::{account}:role/{wanted}";
        return int.TryParse(wanted, out var number)
            ? new("not-permitted", "role", $"There is no role number {number}. Yours here: {yours}.")
            : new("not-permitted", "role", $"The directory does not let you use `{wanted}` in {directory.AliasOf(account)}. Yours here: {yours}. {admins} can add it in directory.yaml under `people: {caller.Person}: roles`: `\"{account}\": [{arn}]`")
            {
                Fix = $"# directory.yaml, people: {caller.Person}: roles\n\"{account}\": [{arn}]",
                FixBy = admins,
            };
    }

    private static Answer Listed(Caller caller, ImmutableArray<RoleOption> options) => options.Length switch
    {
        1 => Answer.Say($"You have one role here: `{options[0].Role.Name}` in {options[0].AccountText} ({options[0].Role.From}). I act as it already."),
        _ => new()
        {
            Text = $"**You may use {options.Length} roles in {caller.ChannelName}.** Say `switch-role` with a name or a number, such as `switch-role {options.First(o => !o.IsInUse).Number}`; add `in ACCOUNT` for another account. It holds for you in this channel until you change or `reset` it.",
            Tables =
            [
                new("", [new("#", ColumnKind.Number), new("Account"), new("Role"), new("Why you may"), new("In use")],
                    [.. options.Select(o => ImmutableArray.Create<Cell>(new(o.Number.ToString(), o.Number), o.AccountText, o.Role.Name, o.Role.From, o.IsInUse ? "yes" : ""))]),
            ],
            Offers = [.. options.Where(o => !o.IsInUse).Take(MaxOffers).Select(o => new Offer($"role-{o.Number}", Label($"{o.Role.Name} in {o.Alias}"), $"switch-role {o.Role.Name} in {o.Alias}"))],
        },
    };

    private static string Label(string text) => text.Length <= 40 ? text : text[..39] + "…";
}
