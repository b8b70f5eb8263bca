using System.Text.Json.Nodes;
using Bot.DemoAccount.State;

namespace Bot.DemoAccount.Services.Core.Ec2;

/// <summary>States on their way: a change shows its passing state once, and its final one at the next look or when its time has come.</summary>
internal static class Moves
{
    private const string Facet = "~moving";

    /// <summary>Sets the passing state, and the final one for later.</summary>
    public static void Start(DemoCall call, Resource resource, string member, JsonNode passing, JsonNode final, int seconds)
    {
        resource.Facets[Facet] = new JsonObject { ["Member"] = member, ["Value"] = final, ["At"] = call.Now.AddSeconds(seconds).Iso(), ["Seen"] = false };
        call.World.Update(resource, d => d[member] = passing);
    }

    /// <summary>Lets a state arrive whose time has come; called before a resource is shown.</summary>
    public static void Settle(DemoCall call, Resource resource)
    {
        if (!resource.Facets.TryGetValue(Facet, out var node) || node is not JsonObject move)
            return;
        if (!move.Flag("Seen") && string.CompareOrdinal(move.Text("At"), call.Now.Iso()) > 0)
        {
            var seen = move.Copy();
            seen["Seen"] = true;
            resource.Facets[Facet] = seen;
            return;
        }
        if (resource.Facets.TryRemove(Facet, out _))
            call.World.Update(resource, d => d[move.Text("Member")!] = move["Value"]!.DeepClone());
    }

    /// <summary>Lets a state arrive at once: a further change counts as a look.</summary>
    public static void Finish(DemoCall call, Resource resource)
    {
        if (resource.Facets.TryRemove(Facet, out var node) && node is JsonObject move)
            call.World.Update(resource, d => d[move.Text("Member")!] = move["Value"]!.DeepClone());
    }
}
