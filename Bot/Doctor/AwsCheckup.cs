using System.Runtime.CompilerServices;
using Bot.Identity;

namespace Bot.Doctor;

/// <summary>Whether each role that the directory names can be used: each is asked who it is.</summary>
internal sealed class AwsCheckup(AwsSessions sessions, DirectorySource? source = null) : ICheckup
{
    public string Name => "AWS";

    public async IAsyncEnumerable<Finding> RunAsync([EnumeratorCancellation] CancellationToken cancellation)
    {
        if (source?.Current is not { } directory)
        {
            yield return await AskAsync(new(new("operator", "operator"), "operator", "", "", null, "us-east-1", "doctor"), "the operator's own credentials", cancellation).ConfigureAwait(false);
            yield break;
        }
        if (directory.Accounts.IsEmpty)
            yield return new("The directory lists no account.", "List the accounts that may be asked about under accounts.");
        foreach (var account in directory.Accounts)
        {
            var roles = directory.People.SelectMany(p => p.Roles).Concat(directory.Groups.SelectMany(g => g.Roles)).Where(r => r.Key == account.Id).SelectMany(r => r.Value).Distinct(StringComparer.Ordinal).ToList();
            if (roles.Count == 0)
                yield return new($"Nobody has a role in {account.Alias}.", "Give people or groups a role there, or leave the account out.");
            var channel = directory.Channels.FirstOrDefault(c => c.Has(account.Id) && c.Mode != ChannelMode.KnowledgeOnly);
            foreach (var role in roles)
            {
                var caller = new Caller(new("doctor", "doctor"), "doctor", account.Id, account.Alias, role, channel?.Region ?? "us-east-1", channel?.Name ?? "doctor")
                {
                    // Roles are assumed for somebody, somewhere: the trail in AWS shows that it was the doctor.
                    Place = new(Bot.Channels.Platform.Terminal, "", "doctor", "doctor"),
                    MessageId = "doctor",
                    Channel = channel ?? new("doctor", "doctor", account.Id, "us-east-1"),
                };
                yield return await AskAsync(caller, $"{role} in {account.Alias}", cancellation).ConfigureAwait(false);
            }
        }
    }

    private async Task<Finding> AskAsync(Caller caller, string what, CancellationToken cancellation)
    {
        var aws = sessions.Open(caller, _ => new RoleChoice.Role(caller.RoleArn));
        return await aws.CallAsync("sts", "GetCallerIdentity", cancellation: cancellation).ConfigureAwait(false) switch
        {
            CallOutcome.Ok ok => new($"{what}: {(string?)ok.Body["Arn"]}"),
            CallOutcome.Failed { Refusal: { } refusal } => new($"{what} cannot be used.", refusal.Message),
            CallOutcome.Failed failed => new($"{what} cannot be used.", $"{failed.Error.Code}: {failed.Error.Message}. Check that the role exists and trusts the bot's own credentials (manifests/aws)."),
            CallOutcome.Refused refused => new($"{what} cannot be used.", refused.Refusal.Message),
            _ => new($"{what}: no answer.", "Check the network and Aws:Endpoint."),
        };
    }
}
