using System.Text.Json.Nodes;
using Bot.Channels.Slack.Rendering;

namespace Bot.Channels.Slack.Views;

/// <summary>The begin of a support case: what it is about. The bot shows the whole case for a yes before it is filed.</summary>
internal static class CaseModal
{
    public const string Callback = "case";
    private const string Subject = "subject", Description = "description";
    private const int MaxSubject = 200, MaxDescription = 2500;

    public static JsonObject Of(ViewPlace place, string? about) => Block.Modal(Callback, "Open a support case", "Prepare", place.ToMetadata(),
        Block.Input(Subject, "Subject", Block.TextInput(MaxSubject)),
        Block.Input(Description, "What happens, since when, in which Region", Block.TextInput(MaxDescription, multiline: true, about)));

    /// <summary>The message that it sends; null where a field is empty.</summary>
    public static string? Submitted(ViewValues values) =>
        values.Text(Subject) is { Length: > 0 } subject && values.Text(Description) is { Length: > 0 } text ? $"open a support case: {subject}. {text}" : null;

    /// <summary>What Slack shows beside an empty field.</summary>
    public static JsonObject Errors(ViewValues values)
    {
        var errors = new JsonObject();
        if (values.Text(Subject).Length == 0)
            errors[Subject] = "Say in a few words what it is about.";
        if (values.Text(Description).Length == 0)
            errors[Description] = "Say what happens.";
        return new() { ["response_action"] = "errors", ["errors"] = errors };
    }
}
