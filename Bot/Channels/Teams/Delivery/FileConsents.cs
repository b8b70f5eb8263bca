using System.Net;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Bot.Channels.Teams.Api;
using Bot.Channels.Teams.Ingress;
using Bot.Channels.Teams.Rendering;
using Bot.Conversations.Stores;
using static Bot.Channels.JsonText;

namespace Bot.Channels.Teams.Delivery;

/// <summary>Teams' way to a file: the person is asked in their chat, consents, and the file is put into their own storage. Until then the bot keeps it, for a day.</summary>
/// <remarks>Source: Microsoft, "Send and receive files through a bot".</remarks>
internal sealed class FileConsents(TeamsClient client, IHttpClientFactory http, TeamsOptions options, IRecords records, TeamsChores chores, TimeProvider clock)
{
    private const string Kind = "teams-file", ConsentType = "application/vnd.microsoft.teams.card.file.consent", InfoType = "application/vnd.microsoft.teams.card.file.info";
    private static readonly TimeSpan Kept = TimeSpan.FromDays(1);

    /// <summary>Offers an answer's files in the chat with who asked.</summary>
    /// <param name="deliveryId">The delivery.</param>
    /// <param name="parcel">Its content.</param>
    /// <param name="chat">The chat; null where there is none.</param>
    /// <param name="asked">Where it was asked: told where there is no chat.</param>
    /// <param name="cancellation">Gives up.</param>
    /// <returns>Null where all are offered; else what became of the first that is not.</returns>
    public async Task<DeliveryOutcome?> OfferAsync(string deliveryId, TeamsParcel parcel, TeamsPlace? chat, TeamsPlace asked, CancellationToken cancellation)
    {
        if (chat is null)
            return Fault(await client.SendAsync(asked, NoChat(parcel), parcel.ReplyTo, cancellation).ConfigureAwait(false));
        for (var i = 0; i < parcel.Files.Length; i++)
        {
            var (file, key) = (parcel.Files[i], $"{DeliveryMarks.Short(deliveryId)}{Guid.NewGuid():N}");
            var mark = $"{deliveryId}#{i}";
            if (await records.GetAsync(Kind, mark, cancellation).ConfigureAwait(false) is not null)
                continue; // Offered by an earlier try.
            await records.PutAsync(Kind, key, JsonSerializer.Serialize(new Shelved(file.Name, file.Text, parcel.Tenant, parcel.User)), 0, clock.GetUtcNow() + Kept, cancellation).ConfigureAwait(false);
            if (Fault(await client.SendAsync(chat, Consent(file, key), null, cancellation).ConfigureAwait(false)) is { } fault)
                return fault;
            await records.PutAsync(Kind, mark, "{}", 0, clock.GetUtcNow() + Kept, cancellation).ConfigureAwait(false);
        }
        return null;
    }

    /// <summary>The person said yes or no.</summary>
    public async Task<TeamsAck> AnsweredAsync(Activity activity)
    {
        if (activity.Value is not { } value || Text(value["context"], CardKeys.File) is not { Length: > 0 } key || await records.GetAsync(Kind, key, CancellationToken.None).ConfigureAwait(false) is not { } stored
            || JsonSerializer.Deserialize<Shelved>(stored.Json) is not { Name: not null } file || file.Tenant != activity.Place.Workspace || file.User != activity.From.Id)
            return TeamsAck.Nothing;
        if (Text(value, "action") != "accept")
        {
            await records.DeleteAsync(Kind, key, CancellationToken.None).ConfigureAwait(false);
            if (activity.About is { } declined)
                chores.Post("declined file", cancellation => client.DeleteAsync(activity.Conversation, declined, cancellation));
            return TeamsAck.Nothing;
        }
        if (value["uploadInfo"] is not JsonObject upload || !Uri.TryCreate(Text(upload, "uploadUrl"), UriKind.Absolute, out var url) || !options.MayUploadTo(url))
            return TeamsAck.Bad(403, "The address to upload to is not one of Microsoft's.");
        chores.Post("file", cancellation => UploadAsync(activity, key, file, upload, url, cancellation));
        return TeamsAck.Nothing;
    }

    private async Task UploadAsync(Activity activity, string key, Shelved file, JsonObject upload, Uri url, CancellationToken cancellation)
    {
        var bytes = Encoding.UTF8.GetBytes(file.Text.Length == 0 ? "\n" : file.Text);
        using var content = new ByteArrayContent(bytes);
        content.Headers.ContentType = new("application/octet-stream");
        content.Headers.ContentRange = new(0, bytes.Length - 1, bytes.Length);
        using var sender = http.CreateClient(TeamsClient.HttpName);
        using var response = await sender.PutAsync(url, content, cancellation).ConfigureAwait(false);
        if (response.StatusCode is not (HttpStatusCode.OK or HttpStatusCode.Created or HttpStatusCode.Accepted))
        {
            await client.SendAsync(activity.Conversation, new() { ["type"] = "message", ["textFormat"] = "plain", ["text"] = $"The file {file.Name} could not be stored ({(int)response.StatusCode}). Ask the same again for a new try." }, null, cancellation).ConfigureAwait(false);
            return;
        }
        var info = new JsonObject
        {
            ["type"] = "message",
            ["attachments"] = new JsonArray(new JsonObject
            {
                ["contentType"] = InfoType,
                ["contentUrl"] = Text(upload, "contentUrl"),
                ["name"] = Text(upload, "name") ?? file.Name,
                ["content"] = new JsonObject { ["uniqueId"] = Text(upload, "uniqueId"), ["fileType"] = Text(upload, "fileType") },
            }),
        };
        var reply = await client.SendAsync(activity.Conversation, info, null, cancellation).ConfigureAwait(false);
        if (reply is TeamsReply.Ok && activity.About is { } consent)
            await client.DeleteAsync(activity.Conversation, consent, cancellation).ConfigureAwait(false);
        await records.DeleteAsync(Kind, key, cancellation).ConfigureAwait(false);
    }

    private static JsonObject Consent(TeamsFile file, string key) => new()
    {
        ["type"] = "message",
        ["attachments"] = new JsonArray(new JsonObject
        {
            ["contentType"] = ConsentType,
            ["name"] = file.Name,
            ["content"] = new JsonObject
            {
                ["description"] = file.Title,
                ["sizeInBytes"] = Math.Max(1, Encoding.UTF8.GetByteCount(file.Text)),
                ["acceptContext"] = new JsonObject { [CardKeys.File] = key },
                ["declineContext"] = new JsonObject { [CardKeys.File] = key },
            },
        }),
    };

    private static JsonObject NoChat(TeamsParcel parcel) => new()
    {
        ["type"] = "message",
        ["textFormat"] = "plain",
        ["text"] = $"I can give you {string.Join(" and ", parcel.Files.Select(f => f.Name))} in our chat alone, and there is none. Add me in Teams (Apps), then ask the same there.",
    };

    private static DeliveryOutcome? Fault(TeamsReply reply) => reply is TeamsReply.Ok ? null : reply.ToDelivery();

    private sealed record Shelved(string Name, string Text, string Tenant, string User);
}
