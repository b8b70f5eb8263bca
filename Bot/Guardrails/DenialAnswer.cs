using System.Text;
using Bot.Answers;

namespace Bot.Guardrails;

/// <summary>A refusal as an answer: one sentence, one line a layer at most, the change as a snippet, and what else could be done.</summary>
internal static class DenialAnswer
{
    private const int MaxLabel = 40;

    /// <param name="person">Whom it is about; null for the one who asks, who alone can switch to another role.</param>
    public static Answer Of(Refusal refusal, string? person = null) => new()
    {
        Text = Text(refusal, person),
        Refused = refusal,
        Offers = person is not null ? [] : [.. refusal.OtherRoles.Take(2).Select((r, i) => new Offer($"role{i}", Cut($"Switch to {Name(r)}"), $"switch-role {Name(r)}"))],
    };

    /// <summary>A refusal that says in its message what would change it, with the layers below.</summary>
    public static string WithLayers(Refusal refusal) => refusal.Verdict is { } verdict ? $"{refusal.Message}\n{Layers(verdict)}" : refusal.Message;

    public static string Text(Refusal refusal, string? person = null)
    {
        var text = new StringBuilder(refusal.Message);
        if (refusal.Verdict is { } verdict)
            text.Append('\n').Append(Layers(verdict));
        if (refusal.Fix is { } fix)
            text.Append($"\nWhat would allow it{(refusal.FixBy is { } by ? $" ({by})" : "")}:\n```\n{fix}\n```");
        else if (refusal.FixBy is { } who)
            text.Append($"\nWho can allow it: {who}.");
        if (!refusal.OtherRoles.IsDefaultOrEmpty)
            text.Append(person is null ? $"\nRole `{Name(refusal.OtherRoles[0])}` of yours could: `switch-role {Name(refusal.OtherRoles[0])}`." : $"\nRole `{Name(refusal.OtherRoles[0])}` of {person} could.");
        return text.ToString();
    }

    /// <summary>The layers as a short list: what passed in one line, each that denied or could not be foreseen in its own.</summary>
    public static string Layers(Verdict verdict)
    {
        var lines = new List<string>();
        if (verdict.Layers.Where(l => l.State == LayerState.Passed).Select(l => Word(l.Layer)).ToArray() is { Length: > 0 } passed)
            lines.Add($"- ✓ {string.Join(", ", passed)}");
        foreach (var layer in verdict.Layers.Where(l => l.State == LayerState.Unknown))
            lines.Add($"- ? {Word(layer.Layer)}: {layer.Note}");
        if (verdict.DeniedBy is { } denied)
            lines.Add($"- ✗ **{Word(denied.Layer)}**: {denied.Note}{Where(denied)}");
        if (verdict.Layers.Where(l => l.State == LayerState.NotReached).Select(l => Word(l.Layer)).ToArray() is { Length: > 0 } after)
            lines.Add($"- · not reached: {string.Join(", ", after)}");
        return string.Join('\n', lines);
    }

    /// <summary>A layer's name for people.</summary>
    public static string Word(Layer layer) => layer switch
    {
        Layer.HardBlock => "hard blocks",
        Layer.Organization => "organisation",
        Layer.Channel => "channel guardrail",
        Layer.Role => "role",
        Layer.Scope => "account and Region",
        Layer.Approval => "approval",
        _ => "AWS",
    };

    private static string Where(LayerVerdict denied) => (denied.Policy, denied.Statement) switch
    {
        ({ Length: > 0 } policy, { } statement) => $": `{policy}`, `{statement}`",
        ({ Length: > 0 } policy, null) => $": `{policy}`",
        (_, { } statement) => $": `{statement}`",
        _ => "",
    };

    /// <summary>A role's name from its ARN.</summary>
    public static string Name(string arn) => arn[(arn.LastIndexOf('/') + 1)..];

    private static string Cut(string label) => label.Length <= MaxLabel ? label : label[..(MaxLabel - 1)] + "…";
}
