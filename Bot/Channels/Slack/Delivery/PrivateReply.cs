using System.Net;
using System.Net.Http.Headers;
using System.Text.Json;
using System.Text.Json.Nodes;
using Bot.Channels.Slack.Api;
using Bot.Channels.Slack.Rendering;

namespace Bot.Channels.Slack.Delivery;

/// <summary>Answers that one person alone may see: through the address that came with the command, else as an ephemeral message, else in direct messages.</summary>
internal sealed class PrivateReply(SlackClient client, SlackOptions options)
{
    /// <summary>Slack takes five answers at an address, in the 30 minutes after it was given.</summary>
    public const int MaxUses = 5;
    private static readonly MediaTypeHeaderValue Json = new("application/json", "utf-8");

    /// <summary>Posts to a <c>response_url</c>. <see cref="DeliveryOutcome.Never"/>: it is used up or too old, and another way is to be taken.</summary>
    public async Task<DeliveryOutcome> RespondAsync(string address, SlackPart part, CancellationToken cancellation)
    {
        if (!Uri.TryCreate(address, UriKind.Absolute, out var url) || !options.MayPostTo(url))
            return new DeliveryOutcome.Never("The response_url is not one of Slack's addresses.");
        var body = new JsonObject { ["response_type"] = "ephemeral", ["replace_original"] = false, ["text"] = part.Text, ["blocks"] = part.Blocks.DeepClone() };
        var (status, uncertain, after) = await client.PostToAsync(url, JsonSerializer.SerializeToUtf8Bytes(body), Json, cancellation).ConfigureAwait(false);
        return status switch
        {
            HttpStatusCode.OK => new DeliveryOutcome.Done(null),
            HttpStatusCode.TooManyRequests => new DeliveryOutcome.Later("The response_url takes no more now", after),
            0 => new DeliveryOutcome.Later("The response_url did not answer", Uncertain: uncertain),
            >= HttpStatusCode.InternalServerError => new DeliveryOutcome.Later($"The response_url answered {(int)status}", after, Uncertain: true),
            _ => new DeliveryOutcome.Never($"The response_url answered {(int)status}"),
        };
    }

    /// <summary>An ephemeral message in the parcel's thread; where Slack shows none there, or does not take it, a direct message.</summary>
    public async Task<DeliveryOutcome> WhisperAsync(SlackParcel parcel, SlackPart part, CancellationToken cancellation)
    {
        var arguments = parcel.ToArguments(part);
        arguments["user"] = parcel.User;
        var reply = await client.CallAsync(SlackMethods.PostEphemeral, parcel.Workspace, arguments, cancellation).ConfigureAwait(false);
        return reply is SlackReply.Refused { Error.Kind: SlackErrorKind.NotThere or SlackErrorKind.NotOffered or SlackErrorKind.Content }
            ? await WriteAsync(parcel, part, cancellation).ConfigureAwait(false)
            : reply.ToDelivery(SlackMethods.PostEphemeral);
    }

    /// <summary>A direct message to who asked.</summary>
    public async Task<DeliveryOutcome> WriteAsync(SlackParcel parcel, SlackPart part, CancellationToken cancellation)
    {
        var arguments = (parcel with { Channel = parcel.User, Thread = null }).ToArguments(part);
        var reply = await client.CallAsync(SlackMethods.PostMessage, parcel.Workspace, arguments, cancellation).ConfigureAwait(false);
        if (reply is not SlackReply.Refused { Error.Kind: SlackErrorKind.Content })
            return reply.ToDelivery(SlackMethods.PostMessage);
        DeliveryOutcome outcome = new DeliveryOutcome.Done(null);
        foreach (var text in BlockText.Of([part]))
        {
            if (outcome is not DeliveryOutcome.Done)
                break;
            arguments.Remove("blocks");
            arguments["text"] = text;
            outcome = (await client.CallAsync(SlackMethods.PostMessage, parcel.Workspace, arguments, cancellation).ConfigureAwait(false)).ToDelivery(SlackMethods.PostMessage);
        }
        return outcome;
    }

    /// <summary>The direct conversation with who asked: files are shared there. Null where there is none.</summary>
    public async Task<string?> ChannelWithAsync(SlackParcel parcel, CancellationToken cancellation)
    {
        var reply = await client.CallAsync(SlackMethods.OpenConversation, parcel.Workspace, new() { ["users"] = parcel.User }, cancellation).ConfigureAwait(false);
        return reply is SlackReply.Ok ok ? JsonFacts.Text(JsonFacts.Object(ok.Body, "channel"), "id") : null;
    }
}
