using System.Text.Json.Nodes;

namespace Bot.Guardrails.Audit;

/// <summary>A verdict in the audit: layers that passed by name, the one that said no with its reason.</summary>
internal static class AuditLayers
{
    public static string Name(Layer layer) => layer switch
    {
        Layer.HardBlock => "hard-block",
        _ => layer.ToString().ToLowerInvariant(),
    };

    public static JsonArray Of(Verdict verdict)
    {
        var layers = new JsonArray();
        foreach (var layer in verdict.Layers)
        {
            if (layer.State == LayerState.NotReached)
                continue;
            layers.Add($"{Name(layer.Layer)} {layer.State.ToString().ToLowerInvariant()}");
            if (layer.State != LayerState.Denied)
                continue;
            var why = new JsonObject { ["note"] = layer.Note };
            if (layer.Policy is { } policy)
                why["policy"] = policy;
            if (layer.Statement is { } statement)
                why["statement"] = statement;
            layers.Add(why);
        }
        return layers;
    }
}
