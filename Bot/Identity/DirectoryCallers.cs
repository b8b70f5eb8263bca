using Bot.Answers;
using Bot.Channels;

namespace Bot.Identity;

/// <summary>Callers by the directory.</summary>
internal sealed class DirectoryCallers(DirectorySource source) : ICallerResolver
{
    private Directory Directory => source.Current;

    public Task<CallerResult> ResolveAsync(Message message, CancellationToken cancellation) => Task.FromResult(Resolve(message));

    public RoleChoice RoleIn(Caller caller, string account)
    {
        var id = Directory.Accounts.FirstOrDefault(a => a.Id == account || a.Alias.Equals(account, StringComparison.OrdinalIgnoreCase))?.Id;
        return id is not null && Directory.People.FirstOrDefault(p => p.Name == caller.Person) is { } person && person.Roles.TryGetValue(id, out var arns)
            ? new RoleChoice.Role(arns[0])
            : new RoleChoice.None();
    }

    private CallerResult Resolve(Message message)
    {
        var platform = message.Place.Platform.ToString().ToLowerInvariant();
        var channel = Directory.Channels.FirstOrDefault(c => c.Id == $"{platform}:{message.Place.Channel}");
        if (channel is null)
            return Unknown("guardrail", $"This channel ({platform}:{message.Place.Channel}) is not in the directory, so nothing may be asked from here. An admin can add it under `channels` in directory.yaml.");
        if (Directory.People.FirstOrDefault(p => p.Ids.Contains($"{platform}:{message.From.Id}", StringComparer.Ordinal)) is not { } person)
            return Unknown("role", $"You ({platform}:{message.From.Id}) are not in the directory. An admin can add you under `people` in directory.yaml.");
        var account = message.Account ?? channel.Account;
        if (!person.Roles.TryGetValue(account, out var roles))
            return Unknown("role", $"You have no role in account {account}. An admin can add one under `people: {person.Name}: roles` in directory.yaml.");
        var alias = Directory.Accounts.FirstOrDefault(a => a.Id == account)?.Alias ?? account;
        return new CallerResult.Known(new Caller(message.From, person.Name, account, alias, roles[0], message.Region ?? channel.Region, channel.Name)
        {
            Channel = channel,
            Place = message.Place,
            MessageId = message.Id,
            DirectoryVersion = Directory.Version,
        });
    }

    private static CallerResult.Unknown Unknown(string by, string message) => new(new Refusal("not-permitted", by, message));
}
