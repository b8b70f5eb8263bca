using System.Net;
using System.Security.Cryptography;
using System.Text;
using Bot.Channels.Slack.Api;
using Bot.Conversations.Stores;
using Bot.Identity;
using Microsoft.AspNetCore.DataProtection;

namespace Bot.Channels.Slack.Tenancy;

/// <summary>Installing the app into a workspace or an organisation: to Slack's consent page and back. A state ties the way back to the browser that began, and is good once.</summary>
internal sealed partial class InstallEndpoints(
    SlackOptions options, OAuthCalls oauth, Installs installs, IRecords records, IDataProtectionProvider protection, TimeProvider clock, ILogger<InstallEndpoints> log, DirectorySource? directory = null)
{
    private const string Cookie = "wheelhouse_slack_install", StateKind = "slack-install-state", Purpose = "Bot.Channels.Slack.Tenancy.State", ReturnPath = "slack/oauth";
    private static readonly TimeSpan Lifetime = TimeSpan.FromMinutes(10);
    private readonly IDataProtector _states = protection.CreateProtector(Purpose);

    public static void Map(IEndpointRouteBuilder routes)
    {
        var install = routes.ServiceProvider.GetRequiredService<InstallEndpoints>();
        routes.MapGet("/slack/install", (Delegate)install.Begin);
        routes.MapGet("/slack/oauth", (Delegate)install.EndAsync);
    }

    private Uri Redirect => new(options.PublicUrl!, ReturnPath);

    private IResult Begin(HttpContext context)
    {
        var nonce = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(16));
        var state = _states.Protect($"{nonce} {clock.GetUtcNow().ToUnixTimeSeconds()}");
        context.Response.Cookies.Append(Cookie, nonce, new() { HttpOnly = true, Secure = options.PublicUrl!.Scheme == Uri.UriSchemeHttps, SameSite = SameSiteMode.Lax, MaxAge = Lifetime, Path = "/slack" });
        var page = new Uri(options.ApiBaseUrl, "/oauth/v2/authorize");
        return Results.Redirect($"{page}?client_id={Uri.EscapeDataString(options.ClientId)}&scope={Uri.EscapeDataString(string.Join(',', SlackScopes.Bot))}&state={Uri.EscapeDataString(state)}&redirect_uri={Uri.EscapeDataString(Redirect.ToString())}");
    }

    private async Task<IResult> EndAsync(HttpContext context)
    {
        var query = context.Request.Query;
        if (query["error"].ToString() is { Length: > 0 } error)
            return Page(400, $"Slack did not install the app: {error}. Nothing was changed.");
        if (NonceOf(query["state"].ToString()) is not { } nonce || !IsSame(nonce, context.Request.Cookies[Cookie] ?? ""))
            return Page(400, "This way back was not begun in this browser, or more than ten minutes ago. Begin again at /slack/install.");
        context.Response.Cookies.Delete(Cookie, new() { Path = "/slack" });
        if (!await records.PutAsync(StateKind, nonce, "{}", 0, clock.GetUtcNow() + Lifetime, context.RequestAborted).ConfigureAwait(false))
            return Page(400, "This way back was used before. Begin again at /slack/install.");
        if (query["code"].ToString() is not { Length: > 0 } code)
            return Page(400, "Slack sent no code. Begin again at /slack/install.");
        var reply = await oauth.ExchangeAsync(code, Redirect, context.RequestAborted).ConfigureAwait(false);
        if (reply is not SlackReply.Ok ok)
            return Page(reply is SlackReply.Refused ? 400 : 502, $"Slack did not give a token: {reply.Said}. Begin again at /slack/install.");
        if (OAuthCalls.Read(ok.Body, clock.GetUtcNow()) is not { } install || (install.Team ?? install.Enterprise) is not { } id)
            return Page(400, "Slack's answer names no workspace. Begin again at /slack/install.");
        // Whoever is not listed is not served, so no token of theirs is kept.
        if (directory is not null && !IsListed(directory.Current.Organization, install))
        {
            Unlisted(log, id);
            return Page(403, $"The workspace {id} is not listed. Whoever runs this bot must add it to organization.workspaces in its directory file; then begin again.");
        }
        await installs.PutAsync(install, null, CancellationToken.None).ConfigureAwait(false);
        Installed(log, id);
        return Page(200, $"Wheelhouse is installed in {install.Name}. Write to it in Slack, or invite it to a channel with /invite.");
    }

    private static bool IsListed(OrganizationRules rules, Install install) =>
        (install.Team is { } team && rules.Workspaces.Contains(team, StringComparer.Ordinal)) || (install.Enterprise is { } enterprise && rules.Workspaces.Contains(enterprise, StringComparer.Ordinal));

    private string? NonceOf(string state)
    {
        try
        {
            return state.Length > 0 && _states.Unprotect(state).Split(' ') is [var nonce, var at] && long.TryParse(at, out var seconds)
                && clock.GetUtcNow() - DateTimeOffset.FromUnixTimeSeconds(seconds) < Lifetime ? nonce : null;
        }
        catch (CryptographicException)
        {
            return null;
        }
    }

    private static bool IsSame(string one, string other) => CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(one), Encoding.UTF8.GetBytes(other));

    private static IResult Page(int status, string text) =>
        Results.Content($"<!doctype html><meta charset=utf-8><title>Wheelhouse</title><p>{WebUtility.HtmlEncode(text)}</p>", "text/html; charset=utf-8", statusCode: status);

    [LoggerMessage(EventId = 223, Level = LogLevel.Information, Message = "The app was installed in {Workspace}")]
    private static partial void Installed(ILogger log, string workspace);

    [LoggerMessage(EventId = 224, Level = LogLevel.Warning, Message = "The app was to be installed in {Workspace}, which the directory does not list; its token was not kept")]
    private static partial void Unlisted(ILogger log, string workspace);
}
