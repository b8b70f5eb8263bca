using System.Text.Json.Nodes;
using static Bot.Channels.JsonText;

namespace Bot.Channels.Teams;

/// <summary>Bot Framework activities to messages. What is not addressed to the bot gives null.</summary>
internal static class TeamsIngress
{
    public static Message? OfActivity(JsonObject activity, DateTimeOffset now)
    {
        if (!(Text(activity, "type") == "message" || IsPress(activity)) || Text(activity, "id") is not { } id || Text(activity["conversation"], "id") is not { } conversation)
            return null;
        if (!Uri.TryCreate(Text(activity, "serviceUrl"), UriKind.Absolute, out var service))
            return null;
        var user = Text(activity["from"], "aadObjectId") ?? Text(activity["from"], "id");
        if (user is null || Text(activity["from"], "role") == "bot")
            return null;
        var (text, confirmed) = Words(activity);
        if (string.IsNullOrWhiteSpace(text))
            return null;
        var channelData = activity["channelData"];
        var tenant = Text(channelData?["tenant"], "id") ?? Text(activity["conversation"], "tenantId") ?? "";
        var isDirect = Text(activity["conversation"], "conversationType") is "personal" or null;
        var channel = Text(channelData?["channel"], "id") ?? conversation.Split(";messageid=", 2)[0];
        var place = new Place(Platform.Teams, tenant, channel, conversation)
        {
            IsDirect = isDirect,
            Kind = isDirect ? ChannelKind.Direct : KindOf(Text(activity["conversation"], "conversationType"), Text(channelData?["channel"], "type")),
            IsShared = Text(channelData?["channel"], "type") == "shared",
        };
        return new($"{conversation}:{id}", place, new(user, Text(activity["from"], "name") ?? user) { Standing = StandingOf(activity, tenant) }, text, now)
        {
            Confirmed = confirmed,
            Card = activity["value"] is JsonObject ? Text(activity, "replyToId") : null,
            ReplyTo = new(service, id, Text(activity["recipient"], "id")),
        };
    }

    /// <summary>A button of a card that wants an answer at once (Action.Execute).</summary>
    public static bool IsPress(JsonObject activity) => Text(activity, "type") == "invoke" && Text(activity, "name") == "adaptiveCard/action";

    private static ChannelKind KindOf(string? conversation, string? channel) => (conversation, channel) switch
    {
        ("groupChat", _) or (_, "private" or "shared") => ChannelKind.Private,
        (_, "standard" or "Standard") => ChannelKind.Public,
        _ => ChannelKind.Unknown,
    };

    /// <summary>What the activity says of its sender: guests by their role, others by a tenant that is not the conversation's.</summary>
    private static Standing StandingOf(JsonObject activity, string tenant)
    {
        var home = Text(activity["from"], "tenantId");
        return Text(activity["from"], "userRole") is "guest" or "anonymous" ? Standing.Guest
            : home is not null && !home.Equals(tenant, StringComparison.OrdinalIgnoreCase) ? Standing.External
            : Standing.Unknown;
    }

    /// <summary>The text without the bot's mention (by entity), or what a pressed button says.</summary>
    private static (string Text, bool Confirmed) Words(JsonObject activity)
    {
        var value = IsPress(activity) ? ((activity["value"] as JsonObject)?["action"] as JsonObject)?["data"] as JsonObject : activity["value"] as JsonObject;
        if (value is not null && Text(value, TeamsRenderer.AskKey) is { } ask)
            return (Answers.Offer.With(ask, Text(value, TeamsRenderer.TypedKey)), value[TeamsRenderer.ConfirmKey] is JsonValue flag && flag.TryGetValue<bool>(out var yes) && yes);
        if (IsPress(activity))
            return ("", false);
        var text = Text(activity, "text") ?? "";
        var bot = Text(activity["recipient"], "id");
        foreach (var entity in activity["entities"] as JsonArray ?? [])
        {
            if (Text(entity, "type") == "mention" && Text(entity?["mentioned"], "id") == bot && Text(entity, "text") is { Length: > 0 } mention)
                text = text.Replace(mention, " ", StringComparison.Ordinal);
        }
        return (text.Trim(), false);
    }
}
