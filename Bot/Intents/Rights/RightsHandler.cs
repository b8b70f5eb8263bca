using Bot.Answers;
using Bot.Conversations;
using Bot.Guardrails;
using Bot.Identity;
using Bot.Intents.Commands;
using Bot.Understanding.Families;
using Directory = Bot.Identity.Directory;

namespace Bot.Intents.Rights;

/// <summary>Whether something is allowed, layer by layer, without trying it: <c>why can't I …</c>, <c>can I …</c>, <c>may ada …</c>.</summary>
internal sealed class RightsHandler(CommandParser parser, RolePolicyReader policies, IJudge judge, Denials denials, DirectorySource? directory = null)
{
    private const int MaxOtherRoles = 4;

    public async Task<Answer> HandleAsync(Turn turn, CancellationToken cancellation)
    {
        if (RightsReader.Find(turn.Question.Text) is not { } words || RightsQuestion.Of(words, turn.Question, parser) is not { } asked)
            return Answer.Say("I could not tell which action you mean. Name it by words (`may I stop i-0123456789abcdef0`), as a command (`can I run rds reboot-db-instance orders`) or as an action (`can I ec2:StopInstances`).");
        var now = directory?.Current;
        var (caller, stranger) = Who(turn.Caller, words.Person, now);
        if (caller is null)
            return new() { Text = stranger!, Refused = new("not-permitted", "role", stranger!) };

        var account = Account(turn, now);
        var region = turn.Question.Regions.Names is { IsDefaultOrEmpty: false } said ? said[0] : turn.Caller.DefaultRegion;
        var roles = PersonRoles.Of(now, caller, account).ToArray();
        var role = account == caller.Account && (now is null || caller.RoleArn is null || roles.Contains(caller.RoleArn)) ? caller.RoleArn : roles.FirstOrDefault();
        var call = new JudgedCall(asked.Service, asked.Operation, asked.Parameters, account, asked.Service.GlobalRegion ?? region)
        {
            Role = role is null && now is not null ? new RoleChoice.None() : new RoleChoice.Role(role),
        };
        // What IAM shows is asked for only where the layers before do not decide already.
        var first = judge.Decide(caller, call, Grant.None);
        if (first.DeniedBy is null or { Layer: Layer.Role or Layer.Approval })
        {
            foreach (var arn in roles.Prepend(role).OfType<string>().Distinct().Take(MaxOtherRoles))
                await policies.ReadAsync(turn.Aws, arn, turn.Aws.Evidence, cancellation).ConfigureAwait(false);
        }
        return RightsAnswer.Of(words.Person is null ? null : caller.Person, call, Fixes.Account(now, account), judge.Decide(caller, call, Grant.None), verdict => denials.Of(caller, call, verdict));
    }

    /// <summary>The one asked about; only admins may ask about others.</summary>
    private static (Caller? Caller, string? Stranger) Who(Caller caller, string? person, Directory? directory)
    {
        if (person is null || person.Equals(caller.Person, StringComparison.OrdinalIgnoreCase))
            return (caller, null);
        if (!caller.IsAdmin)
            return (null, $"Only an admin of the bot may ask what others may do. Ask about yourself: `may I …`{(directory is null ? "" : $", or ask {string.Join(", ", directory.Organization.Admins)}")}.");
        if (directory?.People.FirstOrDefault(p => p.Name.Equals(person, StringComparison.OrdinalIgnoreCase)) is not { } other)
            return (null, $"`{person}` is not in the directory, so they may do nothing here. The directory names {string.Join(", ", directory?.People.Select(p => p.Name) ?? [])}.");
        return (caller with
        {
            Person = other.Name,
            Groups = [.. directory.Groups.Where(g => g.Members.Contains(other.Name)).Select(g => g.Name)],
            IsAdmin = false,
            RoleArn = other.Roles.TryGetValue(caller.Account, out var own) ? own[0] : null,
        }, null);
    }

    private static string Account(Turn turn, Directory? directory)
    {
        if (turn.Question.Accounts is not { IsDefaultOrEmpty: false } said)
            return turn.Caller.Account;
        return directory?.Accounts.FirstOrDefault(a => a.Id == said[0] || a.Alias.Equals(said[0], StringComparison.OrdinalIgnoreCase))?.Id ?? said[0];
    }
}
