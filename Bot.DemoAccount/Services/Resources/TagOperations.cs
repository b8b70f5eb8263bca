using System.Text.Json.Nodes;
using Bot.Aws.Catalog;
using Bot.DemoAccount.State;

namespace Bot.DemoAccount.Services.Resources;

/// <summary>The three tag operations that most services have, over whatever of the service an ARN names.</summary>
internal sealed class TagOperations(ResourceService service, string id, string missing)
{
    /// <summary>Lists tags.</summary>
    public JsonObject List(DemoCall call)
    {
        var resource = Find(call);
        var (name, member) = call.Operation.Output.Members.First(m => Tags.HoldsTags(m.Value.Shape));
        return new JsonObject { [name] = Tags.Write(resource.Tags, member.Shape) };
    }

    /// <summary>Adds or replaces tags.</summary>
    public JsonObject Add(DemoCall call)
    {
        var resource = Find(call);
        foreach (var (key, value) in Tags.OfInput(call)) resource.Tags[key] = value;
        return [];
    }

    /// <summary>Removes tags by their keys: the input's one list of texts besides the id.</summary>
    public JsonObject Remove(DemoCall call)
    {
        var resource = Find(call);
        var keys = call.Operation.Input.Members.FirstOrDefault(m => m.Value.Shape is { Kind: AwsKind.List } list && list.Element?.Shape.Kind is AwsKind.String).Key;
        foreach (var key in keys is null ? [] : call.Texts(keys)) resource.Tags.Remove(key);
        foreach (var (key, _) in Tags.OfInput(call)) resource.Tags.Remove(key);
        return [];
    }

    private Resource Find(DemoCall call)
    {
        var value = call.Texts(id) is [var first, ..] ? first : "";
        return service.Kinds.Select(k => k.Find(call, value)).FirstOrDefault(r => r is not null)
            ?? call.World.All(call.Account).FirstOrDefault(r => r.Arn == value)
            ?? throw new DemoException(missing, $"The resource with ARN {value} could not be found.", missing.EndsWith("Exception", StringComparison.Ordinal) ? 400 : 404);
    }
}
