using System.Collections.Immutable;

namespace Bot.Channels.Teams;

/// <summary>A Microsoft cloud: who signs what it sends, where tokens for it come from, and where replies go.</summary>
/// <param name="Service">The Bot Framework's <c>ChannelService</c> of it; empty for the public cloud.</param>
/// <param name="OpenIdMetadata">Tells the keys that activities are signed with.</param>
/// <param name="TokenIssuer">Issues the tokens of activities.</param>
/// <param name="Login">Gives the bot its tokens; a tenant follows.</param>
/// <param name="LoginTenant">The tenant of a bot that has none of its own.</param>
/// <param name="Scope">What those tokens are for.</param>
/// <param name="Graph">Microsoft Graph.</param>
/// <param name="ServiceHosts">Hosts of the connector; a leading dot means any host below.</param>
/// <param name="FileHosts">Hosts that people's files are uploaded to.</param>
/// <remarks>Source: Microsoft, "Configure bots to run in Azure Government" and the cloud environments of its SDKs.</remarks>
internal sealed record TeamsCloud(
    string Service, Uri OpenIdMetadata, string TokenIssuer, string Login, string LoginTenant, string Scope, Uri Graph, ImmutableArray<string> ServiceHosts, ImmutableArray<string> FileHosts)
{
    public static TeamsCloud Public { get; } = new(
        "", new("https://login.botframework.com/v1/.well-known/openidconfiguration"), "https://api.botframework.com", "https://login.microsoftonline.com", "botframework.com",
        "https://api.botframework.com/.default", new("https://graph.microsoft.com/"),
        ["smba.trafficmanager.net", "smba.onyx.prod.teams.trafficmanager.net", "smba.infra.gcc.teams.microsoft.com", ".botframework.com", ".teams.microsoft.com"], [".sharepoint.com"]);

    public static TeamsCloud Government { get; } = new(
        "https://botframework.azure.us", new("https://login.botframework.azure.us/v1/.well-known/openidconfiguration"), "https://api.botframework.us", "https://login.microsoftonline.us", "MicrosoftServices.onmicrosoft.us",
        "https://api.botframework.us/.default", new("https://graph.microsoft.us/"),
        ["smba.infra.gov.teams.microsoft.us", "smba.infra.dod.teams.microsoft.us", ".botframework.azure.us"], [".sharepoint.us", ".sharepoint-mil.us"]);

    public static TeamsCloud China { get; } = new(
        "https://botframework.azure.cn", new("https://login.botframework.azure.cn/v1/.well-known/openidconfiguration"), "https://api.botframework.azure.cn", "https://login.partner.microsoftonline.cn", "microsoftservices.partner.onmschina.cn",
        "https://api.botframework.azure.cn/.default", new("https://microsoftgraph.chinacloudapi.cn/"),
        ["frontend.botapi.msg.infra.teams.microsoftonline.cn", ".botframework.azure.cn"], [".sharepoint.cn"]);

    /// <summary>The cloud of a <c>ChannelService</c>; null where there is none of that name.</summary>
    public static TeamsCloud? Of(string? service) => string.IsNullOrEmpty(service)
        ? Public
        : new[] { Government, China }.FirstOrDefault(c => c.Service.Equals(service.TrimEnd('/'), StringComparison.OrdinalIgnoreCase));
}
