using System.Net;
using System.Text;
using Bot.DemoAccount.Server.Wire;

namespace Bot.DemoAccount.Server.IdentityCenter;

/// <summary><c>/_demo/device</c>: the page where a person confirms a sign-in, as AWS's own device page does. Here one says who one is.</summary>
internal static class DevicePage
{
    public const string Path = "/_demo/device";

    public static WireResponse Serve(Services.Core.IdentityCenter.CenterState center, WireRequest request, DateTimeOffset now)
    {
        switch (request.Method)
        {
            case "GET":
                var device = center.ByUserCode(request.QueryValue("user_code"));
                return device is null || device.Expires <= now ? Page(404, "<p>There is no sign-in under way with this code, or it has expired.</p>") : Page(200, Form(center, device.UserCode));
            case "POST":
                // Another site's form must not confirm anything.
                if (request.Header("origin") is { } origin && origin != $"http://{request.Header("host")}")
                    return Page(403, "<p>This form was sent from another page.</p>");
                var allow = request.FormValue("decision") == "confirm";
                return !center.Decide(request.FormValue("user_code"), request.FormValue("user"), allow, now)
                    ? Page(400, "<p>There is no sign-in under way with this code, it was answered already, or the user does not exist.</p>")
                    : Page(200, allow ? "<p>Request approved. You can close this page and go back to the chat.</p>" : "<p>Request denied.</p>");
            default:
                return Page(405, "<p>Use GET or POST.</p>");
        }
    }

    private static string Form(Services.Core.IdentityCenter.CenterState center, string code)
    {
        var users = string.Concat(center.Users.Select(u => $"<option>{WebUtility.HtmlEncode(u.Name)}</option>"));
        return $"""
            <form method="post" action="{Path}">
            <p>Code <strong>{WebUtility.HtmlEncode(code)}</strong>. Confirm only if you asked for it yourself a moment ago, and the chat shows the same code.</p>
            <input type="hidden" name="user_code" value="{WebUtility.HtmlEncode(code)}">
            <p><label>Sign in as <select name="user">{users}</select></label></p>
            <p><button name="decision" value="confirm">Confirm and continue</button> <button name="decision" value="deny">Deny</button></p>
            </form>
            """;
    }

    private static WireResponse Page(int status, string body)
    {
        var response = new WireResponse
        {
            Status = status,
            ContentType = "text/html; charset=utf-8",
            Body = Encoding.UTF8.GetBytes($"<!doctype html><html lang=\"en\"><meta charset=\"utf-8\"><title>Authorize request</title><h1>Authorize request</h1>{body}</html>"),
        };
        response.Headers.Add(("Content-Security-Policy", "default-src 'none'; form-action 'self'; frame-ancestors 'none'"));
        response.Headers.Add(("Cache-Control", "no-store"));
        return response;
    }
}
