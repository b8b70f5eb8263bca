using System.Text.Json.Nodes;
using Bot.Channels.Teams.Rendering;
using static Bot.Channels.JsonText;

namespace Bot.Channels.Teams.Dialogs;

/// <summary>What a message of somebody's, or of a monitor's, is to be investigated for.</summary>
internal static class InvestigateDialog
{
    public const string Name = "investigate", Title = "Investigate this";
    private const string What = "text";
    private const int MaxText = 2500;

    public static JsonObject Of(string? about) => Card.Of(
        [Card.TextInput(What, "What is to be investigated", MaxText, about, isMultiline: true)], [Card.Submit("Investigate", new() { [CardKeys.Dialog] = Name })]);

    /// <summary>The message that it sends; null where the field is empty.</summary>
    public static string? Sent(JsonObject data) => Text(data, What)?.Trim() is { Length: > 0 } text ? $"investigate this: {text}" : null;
}
