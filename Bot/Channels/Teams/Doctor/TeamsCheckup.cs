using System.Runtime.CompilerServices;
using Bot.Channels.Teams.Api;
using Bot.Channels.Teams.Ingress;
using Bot.Doctor;
using Bot.Identity;
using Microsoft.IdentityModel.JsonWebTokens;

namespace Bot.Channels.Teams.Doctor;

/// <summary>The bot's own token, the Bot Framework's keys, tenants, channels, the app's package and the delivery of activities.</summary>
internal sealed class TeamsCheckup(TeamsOptions options, BotTokens tokens, TeamsTokens keys, ConversationReferences references, TeamsHeard heard, TimeProvider clock, DirectorySource? source = null) : ICheckup
{
    private const string Prefix = "teams:", Direct = "teams:direct";
    private static readonly TimeSpan Quiet = TimeSpan.FromDays(1);

    public string Name => "Teams";

    public async IAsyncEnumerable<Finding> RunAsync([EnumeratorCancellation] CancellationToken cancellation)
    {
        if (options.AppId.Length == 0)
            yield return new("No tokens are asked for or checked: this is for the Agents Playground on this machine");
        else
        {
            yield return await TokenAsync(cancellation).ConfigureAwait(false);
            yield return await KeysAsync(cancellation).ConfigureAwait(false);
            foreach (var finding in AppPackage.Check(options.AppId))
                yield return finding;
        }
        foreach (var finding in Organization())
            yield return finding;
        await foreach (var finding in ChannelsAsync(cancellation).ConfigureAwait(false))
            yield return finding;
        yield return await ActivitiesAsync(cancellation).ConfigureAwait(false);
    }

    private async Task<Finding> TokenAsync(CancellationToken cancellation)
    {
        const string Fix = "Copy the Application (client) id and the Directory (tenant) id from the app registration, and make a new client secret there if it expired (\"Certificates & secrets\").";
        try
        {
            var raw = await tokens.ForConnectorAsync(cancellation).ConfigureAwait(false);
            // Of another cloud's login, or of a test's, it may be anything.
            var token = new JsonWebTokenHandler() is var handler && handler.CanReadToken(raw) ? handler.ReadJsonWebToken(raw) : null;
            var app = token?.Claims.FirstOrDefault(c => c.Type is "azp" or "appid")?.Value;
            return app is not null && !app.Equals(options.AppId, StringComparison.OrdinalIgnoreCase)
                ? new($"Entra gives tokens of another app ({app}).", Fix)
                : new($"Entra gives the bot a token for the connector ({options.Scope})");
        }
        catch (HttpRequestException e)
        {
            return new($"Entra gives the bot no token: {e.Message}", Fix);
        }
    }

    private async Task<Finding> KeysAsync(CancellationToken cancellation)
    {
        var (endorsed, issuer, fault) = await keys.LookAsync("msteams", cancellation).ConfigureAwait(false);
        if (fault is not null)
            return new($"The Bot Framework's keys cannot be read at {options.OpenIdMetadata} ({fault}): every activity is refused.", "Let the bot reach that address, or correct ToBotFromChannelOpenIdMetadataUrl.");
        if (endorsed == 0)
            return new($"None of the keys at {options.OpenIdMetadata} is endorsed for Teams: every activity is refused.", "Set ToBotFromChannelOpenIdMetadataUrl, or ChannelService, to the cloud that the bot is registered in.");
        // Entra, which the emulator's tokens are of, names itself.
        return issuer == options.TokenIssuer || options.IsEmulated
            ? new($"{endorsed} keys are endorsed for Teams, tokens come from {issuer}")
            : new($"The keys are {issuer}'s, but tokens are to come from {options.TokenIssuer}: every activity is refused.", "Correct ToBotFromChannelTokenIssuer and ToBotFromChannelOpenIdMetadataUrl; both belong to one cloud.");
    }

    private IEnumerable<Finding> Organization()
    {
        if (source?.Current.Organization is not { } organization)
            yield break;
        if (!organization.Platforms.Contains("teams"))
            yield return new("The directory does not list Teams.", "Add teams to organization.platforms.");
        if (options.TenantId.Length > 0 && !organization.Tenants.Contains(options.TenantId, StringComparer.OrdinalIgnoreCase) && !options.IsEmulated)
            yield return new($"The directory does not list the tenant {options.TenantId}: everybody in it is refused.", $"Add {options.TenantId} to organization.tenants.");
    }

    private async IAsyncEnumerable<Finding> ChannelsAsync([EnumeratorCancellation] CancellationToken cancellation)
    {
        var channels = source?.Current.Channels.Where(c => c.Id.StartsWith(Prefix, StringComparison.Ordinal)).ToList() ?? [];
        if (channels.Count == 0)
            yield return new("The directory lists no chat or channel of Teams: everybody is refused.", "List teams:direct and channels (teams:19:…@thread.tacv2) under channels.");
        foreach (var channel in channels.Where(c => c.Id != Direct))
        {
            var id = channel.Id[Prefix.Length..];
            var tenant = channel.Workspace.Length > 0 ? channel.Workspace : source?.Current.Organization?.Tenants.FirstOrDefault() ?? options.TenantId;
            if (!options.IsEmulated && (!id.StartsWith("19:", StringComparison.Ordinal) || !id.Contains("@thread.", StringComparison.Ordinal)))
                yield return new($"{channel.Name}: {id} is no id of a channel or chat.", "Copy it from the channel's \"Get link to channel\", decoded: 19:…@thread.tacv2.");
            else if (await references.PlaceOfAsync(tenant, id, cancellation).ConfigureAwait(false) is null)
                yield return new($"The bot was not added to {channel.Name} ({id}), or never heard from there: it cannot write there first.", "Add the app to the team or chat, or mention the bot there once.");
            else
                yield return new($"The bot was added to {channel.Name} ({id})");
        }
    }

    private async Task<Finding> ActivitiesAsync(CancellationToken cancellation)
    {
        var last = await heard.AtAsync(cancellation).ConfigureAwait(false);
        var ago = last is { } at ? clock.GetUtcNow() - at : (TimeSpan?)null;
        return ago is { } span && span < Quiet
            ? new($"The last activity came {LastHeard.Ago(span)}")
            : new(ago is null ? "No activity of Teams' ever came to this store." : $"The last activity came {LastHeard.Ago(ago.Value)}.",
                "Start the bot where Teams reaches it, and write to it. In the Azure Bot's \"Configuration\" set the messaging endpoint to https://YOUR-ADDRESS/api/messages, under \"Channels\" add Microsoft Teams. 401 and 403 in the bot's log say what is wrong with what came.");
    }
}
