using System.Text.Json.Nodes;
using static Bot.Channels.JsonText;

namespace Bot.Channels.Slack.Views;

/// <summary>What was given in the fields of a submitted modal, or of a message with fields.</summary>
/// <param name="view">The view, or the payload: what holds the <c>state</c>.</param>
internal sealed class ViewValues(JsonObject view)
{
    private readonly JsonObject? _values = (view["state"] as JsonObject)?["values"] as JsonObject;

    /// <summary>A typed text; empty for none.</summary>
    public string Text(string id) => JsonText.Text(Of(id), "value")?.Trim() ?? "";

    /// <summary>A selected option's value; null for none.</summary>
    public string? Selected(string id) => JsonText.Text(Of(id)?["selected_option"], "value");

    /// <summary>The values of checked options.</summary>
    public IReadOnlyList<string> Checked(string id) =>
        Of(id)?["selected_options"] is JsonArray options ? [.. options.Select(o => JsonText.Text(o, "value")).OfType<string>()] : [];

    private JsonObject? Of(string id) => _values?[id] is JsonObject block ? block[id] as JsonObject : null;
}
