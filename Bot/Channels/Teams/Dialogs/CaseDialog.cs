using System.Text.Json.Nodes;
using Bot.Channels.Teams.Rendering;
using static Bot.Channels.JsonText;

namespace Bot.Channels.Teams.Dialogs;

/// <summary>The begin of a support case: what it is about. The bot shows the whole case for a yes before it is filed.</summary>
internal static class CaseDialog
{
    public const string Name = "case", Title = "Open a support case";
    private const string Subject = "subject", Description = "description";
    private const int MaxSubject = 200, MaxDescription = 2500;

    /// <param name="about">What stands in the description; null for nothing.</param>
    /// <param name="fault">What was wrong with it the last time; null for nothing.</param>
    public static JsonObject Of(string? about, string? fault = null) => Card.Of(
        [
            .. fault is null ? [] : new[] { Card.Warning(fault) },
            Card.TextInput(Subject, "Subject", MaxSubject),
            Card.TextInput(Description, "What happens, since when, in which Region", MaxDescription, about, isMultiline: true),
        ],
        [Card.Submit("Prepare", new() { [CardKeys.Dialog] = Name })]);

    /// <summary>The message that it sends; null where a field is empty.</summary>
    public static string? Sent(JsonObject data) =>
        Text(data, Subject)?.Trim() is { Length: > 0 } subject && Text(data, Description)?.Trim() is { Length: > 0 } text ? $"open a support case: {subject}. {text}" : null;

    /// <summary>The form again, with what is missing.</summary>
    public static JsonObject Again(JsonObject data) => Of(Text(data, Description), "Say in a few words what it is about, and what happens.");
}
