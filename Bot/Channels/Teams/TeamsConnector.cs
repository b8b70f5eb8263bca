using System.Net.Http.Headers;
using System.Text.Json.Nodes;

namespace Bot.Channels.Teams;

/// <summary>The Bot Framework connector: sends activities with the bot's own token.</summary>
internal sealed class TeamsConnector(HttpClient http, TeamsOptions options, EntraTokens tokens)
{
    /// <summary>Where an activity answers a message; gives it its parties.</summary>
    /// <returns>Null where the message has no address that replies may go to.</returns>
    public Uri? Address(Message message, JsonObject activity)
    {
        if (message.ReplyTo is not { } reply || !options.MayPostTo(reply.Url))
            return null;
        activity["conversation"] = new JsonObject { ["id"] = message.Place.Thread };
        activity["recipient"] = new JsonObject { ["id"] = message.From.Id };
        activity["from"] = new JsonObject { ["id"] = reply.BotId ?? options.AppId };
        activity["replyToId"] = reply.ActivityId;
        return new($"{Root(message)}/v3/conversations/{Uri.EscapeDataString(message.Place.Thread)}/activities/{Uri.EscapeDataString(reply.ActivityId ?? "")}");
    }

    /// <summary>Where the card whose button was pressed can be replaced; null where none was, or it has no such address.</summary>
    public Uri? AddressOfCard(Message message) => message is { Card: { } card, ReplyTo.Url: var url } && options.MayPostTo(url)
        ? new($"{Root(message)}/v3/conversations/{Uri.EscapeDataString(message.Place.Thread)}/activities/{Uri.EscapeDataString(card)}")
        : null;

    /// <summary>Sends an activity to an address of <see cref="Address"/>, or replaces the one at an address of <see cref="AddressOfCard"/>.</summary>
    /// <exception cref="HttpRequestException">No answer came, or Entra gave no token.</exception>
    public async Task<DeliveryOutcome> SendAsync(Uri address, ReadOnlyMemory<byte> activity, CancellationToken cancellation, bool replaces = false)
    {
        // The address was stored meanwhile, and the allow-list may have changed.
        if (!options.MayPostTo(address))
            return new DeliveryOutcome.Never($"Replies to {address.Host} are not allowed; add the host to Teams:AllowedServiceUrls if it is Microsoft's.");
        using var request = new HttpRequestMessage(replaces ? HttpMethod.Put : HttpMethod.Post, address) { Content = new ReadOnlyMemoryContent(activity) { Headers = { ContentType = new("application/json", "utf-8") } } };
        try
        {
            await AuthorizeAsync(request, cancellation).ConfigureAwait(false);
        }
        catch (HttpRequestException e)
        {
            // Without a token nothing was sent.
            return new DeliveryOutcome.Later(e.Message);
        }
        using var response = await http.SendAsync(request, cancellation).ConfigureAwait(false);
        if (!response.IsSuccessStatusCode)
            return HttpOutcome.Of(response, "The connector");
        var body = await response.Content.ReadAsByteArrayAsync(cancellation).ConfigureAwait(false);
        return new DeliveryOutcome.Done(body is [(byte)'{', ..] ? (string?)(JsonNode.Parse(body)?["id"] as JsonValue) : null);
    }

    /// <summary>The sender as the conversation's roster has them; null where it has not.</summary>
    /// <exception cref="HttpRequestException">The connector did not answer, or the address is not on the allow-list.</exception>
    public async Task<JsonObject?> MemberAsync(Message message, CancellationToken cancellation)
    {
        var root = Root(message);
        var conversation = message.Place.Thread.Split(";messageid=", 2)[0];
        using var request = new HttpRequestMessage(HttpMethod.Get, $"{root}/v3/conversations/{Uri.EscapeDataString(conversation)}/members/{Uri.EscapeDataString(message.From.Id)}");
        await AuthorizeAsync(request, cancellation).ConfigureAwait(false);
        using var response = await http.SendAsync(request, cancellation).ConfigureAwait(false);
        return response.IsSuccessStatusCode ? JsonNode.Parse(await response.Content.ReadAsStringAsync(cancellation).ConfigureAwait(false)) as JsonObject : null;
    }

    private string Root(Message message)
    {
        var reply = message.ReplyTo ?? throw new HttpRequestException("The message has no address to reply to.");
        return options.MayPostTo(reply.Url)
            ? reply.Url.ToString().TrimEnd('/')
            : throw new HttpRequestException($"Replies to {reply.Url.Host} are not allowed; add the host to Teams:AllowedServiceUrls if it is Microsoft's.");
    }

    private async Task AuthorizeAsync(HttpRequestMessage request, CancellationToken cancellation)
    {
        if (options.AppId.Length > 0)
            request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", await tokens.GetAsync(options.LoginUrl, options.Scope, cancellation).ConfigureAwait(false));
    }
}
