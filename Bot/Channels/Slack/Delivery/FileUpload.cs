using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;
using Bot.Channels.Slack.Api;
using Bot.Channels.Slack.Rendering;

namespace Bot.Channels.Slack.Delivery;

/// <summary>Slack's three steps to a file in a thread: ask for an address, send the bytes there, share it.</summary>
internal sealed class FileUpload(SlackClient client, SlackOptions options)
{
    private static readonly MediaTypeHeaderValue Bytes = new("application/octet-stream");

    /// <summary>Uploads a file and shares it.</summary>
    /// <param name="workspace">The workspace.</param>
    /// <param name="channel">A channel's id; a person's is not taken.</param>
    /// <param name="thread">The thread; null for none.</param>
    /// <param name="file">The file.</param>
    /// <param name="cancellation">Gives up; the file may be there.</param>
    public async Task<DeliveryOutcome> SendAsync(string workspace, string channel, string? thread, SlackFile file, CancellationToken cancellation)
    {
        var content = file.Picture ?? Encoding.UTF8.GetBytes(file.Text.Length == 0 ? "\n" : file.Text);
        var asked = await client.CallAsync(SlackMethods.GetUploadUrl, workspace, new() { ["filename"] = file.Name, ["length"] = $"{content.Length}" }, cancellation).ConfigureAwait(false);
        if (asked is not SlackReply.Ok ok)
            return Nothing(asked.ToDelivery(SlackMethods.GetUploadUrl));
        if (ok.Text("file_id") is not { } id || !Uri.TryCreate(ok.Text("upload_url"), UriKind.Absolute, out var url) || !options.MayTransferTo(url))
            return new DeliveryOutcome.Never("files.getUploadURLExternal gave no address of Slack's to send the file to.");
        var (status, _, after) = await client.PostToAsync(url, content, Bytes, cancellation).ConfigureAwait(false);
        if (status is not HttpStatusCode.OK)
            return new DeliveryOutcome.Later($"The upload address answered {(int)status}", after);
        var arguments = new JsonObject { ["files"] = new JsonArray(new JsonObject { ["id"] = id, ["title"] = file.Title }), ["channel_id"] = channel, ["thread_ts"] = thread };
        return (await client.CallAsync(SlackMethods.CompleteUpload, workspace, arguments, cancellation).ConfigureAwait(false)).ToDelivery(SlackMethods.CompleteUpload);
    }

    /// <summary>Until it is shared, nobody sees a file: it is uploaded again without harm.</summary>
    private static DeliveryOutcome Nothing(DeliveryOutcome outcome) => outcome is DeliveryOutcome.Later later ? later with { Uncertain = false } : outcome;
}
