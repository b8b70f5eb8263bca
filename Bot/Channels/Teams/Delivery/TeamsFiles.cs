using System.Net;
using Bot.Channels.Teams.Api;

namespace Bot.Channels.Teams.Delivery;

/// <summary>Files attached to messages in Teams: read at the address that came with the message, which is good for a while and needs no token, from Microsoft's storage alone.</summary>
internal sealed class TeamsFiles(IHttpClientFactory http, TeamsOptions options) : IFileSource
{
    public Platform Platform => Platform.Teams;

    public async Task<FileRead> ReadAsync(Place place, SharedFile file, int max, CancellationToken cancellation)
    {
        if (!Uri.TryCreate(file.Url, UriKind.Absolute, out var url) || !options.MayUploadTo(url))
            return new FileRead.Unread("it does not lie in Microsoft's storage.");
        using var client = http.CreateClient(TeamsClient.HttpName);
        try
        {
            using var response = await client.GetAsync(url, HttpCompletionOption.ResponseHeadersRead, cancellation).ConfigureAwait(false);
            if (response.StatusCode != HttpStatusCode.OK)
                return new FileRead.Unread($"its address did not give it ({(int)response.StatusCode}); share it again.");
            using var stream = await response.Content.ReadAsStreamAsync(cancellation).ConfigureAwait(false);
            var bytes = new byte[max + 1];
            var read = await stream.ReadAtLeastAsync(bytes, bytes.Length, throwOnEndOfStream: false, cancellation).ConfigureAwait(false);
            return new FileRead.Read(bytes[..Math.Min(read, max)], read <= max);
        }
        catch (Exception e) when (e is HttpRequestException or IOException)
        {
            return new FileRead.Unread($"its address did not answer ({e.Message}).");
        }
    }
}
