using System.Collections.Immutable;
using System.Text.Json.Nodes;
using Bot.Answers;
using Bot.Channels.Teams.Rendering;
using static Bot.Channels.JsonText;

namespace Bot.Channels.Teams.Ingress;

/// <summary>Activities to messages. What is not said to the bot by a person gives null.</summary>
internal static class MessageReader
{
    private const int MaxFiles = 10;
    /// <summary>What a file that somebody attached comes as.</summary>
    private const string FileType = "application/vnd.microsoft.teams.file.download.info";

    /// <summary>A message activity: words, or a button of a card whose press comes as a message.</summary>
    public static Message? Read(Activity activity, DateTimeOffset now)
    {
        if (activity.Id.Length == 0 || activity.IsFromBot)
            return null;
        if (activity.Value is { } pressed && Pressed(activity, pressed, now) is { } press)
            return press;
        var (text, isMentioned, isForOthers) = Words(activity.Json, activity.Reply.BotId);
        if (text.Length == 0 || (!activity.Place.IsDirect && !isMentioned && isForOthers))
            return null;
        return activity.Says(activity.Id, text, now) with { Files = Files(activity.Json), Unaddressed = !activity.Place.IsDirect && !isMentioned };
    }

    /// <summary>What a pressed button says, by the data of its card; null where it says nothing. Data of cards is whatever the presser's client sends: it is a message of theirs and no more.</summary>
    /// <param name="activity">The press.</param>
    /// <param name="data">Its data.</param>
    /// <param name="now">The time.</param>
    public static Message? Pressed(Activity activity, JsonObject data, DateTimeOffset now)
    {
        var ask = Text(data, CardKeys.Chosen) is { Length: > 0 } field && field.StartsWith(CardKeys.Choice, StringComparison.Ordinal) ? Text(data, field) : Text(data, CardKeys.Ask);
        if (string.IsNullOrWhiteSpace(ask) || activity.Id.Length == 0 || activity.IsFromBot)
            return null;
        var confirmed = data[CardKeys.Confirm] is JsonValue flag && flag.TryGetValue<bool>(out var yes) && yes;
        return activity.Says(activity.Id, Offer.With(ask, Text(data, CardKeys.Typed)), now) with { Confirmed = confirmed, Card = activity.About };
    }

    /// <summary>The text without the bot's mention, which an entity marks; whether it was mentioned; whether somebody else was.</summary>
    private static (string Text, bool IsMentioned, bool IsForOthers) Words(JsonObject activity, string? bot)
    {
        var text = Text(activity, "text") ?? "";
        var (mentioned, others) = (false, false);
        foreach (var entity in (activity["entities"] as JsonArray ?? []).OfType<JsonObject>())
        {
            if (Text(entity, "type") != "mention" || Text(entity["mentioned"], "id") is not { } who)
                continue;
            if (who != bot)
            {
                others = true;
                continue;
            }
            mentioned = true;
            if (Text(entity, "text") is { Length: > 0 } mention)
                text = text.Replace(mention, " ", StringComparison.Ordinal);
        }
        return (text.Replace("&nbsp;", " ", StringComparison.Ordinal).Trim(), mentioned, others);
    }

    private static ImmutableArray<SharedFile> Files(JsonObject activity) => activity["attachments"] is JsonArray attachments
        ? [.. attachments.OfType<JsonObject>().Where(a => Text(a, "contentType") == FileType && Text(a["content"], "downloadUrl") is not null).Take(MaxFiles)
            .Select(a => new SharedFile(Text(a, "name") ?? "file", Text(a["content"], "fileType") ?? "application/octet-stream", Text(a["content"], "downloadUrl")!))]
        : [];
}
