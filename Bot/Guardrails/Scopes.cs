using Bot.Identity;
using Directory = Bot.Identity.Directory;

namespace Bot.Guardrails;

/// <summary>Accounts and Regions that may be asked about.</summary>
internal static class Scopes
{
    public static LayerVerdict Of(Directory? directory, DirectoryChannel? channel, JudgedCall call)
    {
        if (directory is null || channel is null)
            return new(Layer.Scope, LayerState.Passed, "");
        var account = directory.Accounts.FirstOrDefault(a => a.Id == call.Account);
        if (account is null)
            return No($"account {call.Account} is not in the directory");
        if (call.Account != channel.Account && !channel.Accounts.Contains(call.Account))
            return No($"account {account.Alias} may not be asked about in this channel");
        // A global service has one Region, whatever is asked.
        if (call.Service.GlobalRegion is not null)
            return new(Layer.Scope, LayerState.Passed, "");
        if (!account.Regions.IsDefaultOrEmpty && !account.Regions.Contains(call.Region))
            return No($"Region {call.Region} of account {account.Alias} may not be asked about");
        return !channel.Regions.IsDefaultOrEmpty && !channel.Regions.Contains(call.Region)
            ? No($"Region {call.Region} may not be asked about in this channel")
            : new(Layer.Scope, LayerState.Passed, "");
    }

    private static LayerVerdict No(string note) => new(Layer.Scope, LayerState.Denied, note);
}
