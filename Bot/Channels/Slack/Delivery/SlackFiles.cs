using System.Net;
using Bot.Channels.Slack.Api;

namespace Bot.Channels.Slack.Delivery;

/// <summary>Files shared in Slack, which are read with the bot's token (<c>files:read</c>) from Slack's own hosts alone: the token goes nowhere else.</summary>
internal sealed class SlackFiles(IHttpClientFactory http, SlackOptions options, ISlackTokens tokens) : IFileSource
{
    public Platform Platform => Platform.Slack;

    public async Task<FileRead> ReadAsync(Place place, SharedFile file, int max, CancellationToken cancellation)
    {
        if (!Uri.TryCreate(file.Url, UriKind.Absolute, out var url) || !options.MayTransferTo(url))
            return new FileRead.Unread("it does not lie at Slack.");
        if (await tokens.OfAsync(place.Workspace, cancellation).ConfigureAwait(false) is not { } token)
            return new FileRead.Unread("the bot has no token for this workspace.");
        using var request = new HttpRequestMessage(HttpMethod.Get, url);
        request.Headers.Authorization = new("Bearer", token);
        using var client = http.CreateClient(SlackClient.HttpName);
        try
        {
            using var response = await client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancellation).ConfigureAwait(false);
            // Without the right, Slack answers with a redirect or its sign-in page.
            if (response.StatusCode != HttpStatusCode.OK || response.Content.Headers.ContentType?.MediaType == "text/html" && file.MediaType != "text/html")
                return new FileRead.Unread($"Slack did not give it ({(int)response.StatusCode}); the app needs the scope files:read, and to be in the channel.");
            using var stream = await response.Content.ReadAsStreamAsync(cancellation).ConfigureAwait(false);
            var bytes = new byte[max + 1];
            var read = await stream.ReadAtLeastAsync(bytes, bytes.Length, throwOnEndOfStream: false, cancellation).ConfigureAwait(false);
            return new FileRead.Read(bytes[..Math.Min(read, max)], read <= max);
        }
        catch (Exception e) when (e is HttpRequestException or IOException)
        {
            return new FileRead.Unread($"Slack did not answer ({e.Message}).");
        }
    }
}
