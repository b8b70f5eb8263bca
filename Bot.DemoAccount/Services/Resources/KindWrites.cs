using System.Globalization;
using System.Text.Json.Nodes;
using Bot.DemoAccount.State;

namespace Bot.DemoAccount.Services.Resources;

/// <content>The operations that write.</content>
internal sealed partial class Kind
{
    /// <summary>An operation that creates one: the document is what the input says plus what AWS adds.</summary>
    /// <param name="operation">Its API name.</param>
    /// <param name="path">Path of the item in the output; null where the output is the item.</param>
    /// <param name="id">The id: an input member's, or a new one.</param>
    /// <param name="adds">What AWS adds, by id and ARN; the input wins.</param>
    /// <param name="key">The input member that names it, for IAM; null means any.</param>
    public Kind Create(string operation, string? path, Func<DemoCall, string> id, Func<DemoCall, string, string, JsonObject> adds, string? key = null) =>
        On(operation, key, call =>
        {
            var made = Make(call, id(call), adds);
            return path is "" ? [] : Output(call, path, made);
        });

    /// <summary>An operation that creates one named by an input member.</summary>
    public Kind Create(string operation, string? path, string key, Func<DemoCall, string, string, JsonObject> adds) =>
        Create(operation, path, call => call.Need(key), adds, key);

    /// <summary>Creates a resource out of a call.</summary>
    public Resource Make(DemoCall call, string id, Func<DemoCall, string, string, JsonObject> adds)
    {
        if (Find(call, id) is not null)
            throw new DemoException(_exists.Code, string.Format(CultureInfo.InvariantCulture, _exists.Message, id), _exists.Status);
        var arn = Arn(call, id);
        var document = adds(call, id, arn);
        foreach (var (operation, path, whole) in _shown.Where(s => s.Whole))
            if (call.Service.Operations.TryGetValue(operation, out var shows)) Items.CopyInput(call, Items.ShapeAt(shows, path), document);
        var resource = new Resource { Type = Type, Account = call.Account, Region = Place(call), Id = id, Arn = arn, Created = call.Now, Document = document };
        foreach (var (key, value) in Tags.OfInput(call)) resource.Tags[key] = value;
        call.World.Put(resource);
        call.Concerns = resource;
        return resource;
    }

    /// <summary>An operation that changes one: input members replace the document's.</summary>
    public Kind Update(string operation, string? path, string by, Action<DemoCall, Resource, JsonObject>? apply = null) =>
        Set(operation, path, by, (call, resource, document) =>
        {
            foreach (var (shows, at, whole) in _shown.Where(s => s.Whole))
                if (call.Service.Operations.TryGetValue(shows, out var operation)) Items.CopyInput(call, Items.ShapeAt(operation, at), document, by);
            apply?.Invoke(call, resource, document);
        });

    /// <summary>An operation that changes one in its own way.</summary>
    /// <param name="operation">Its API name.</param>
    /// <param name="path">Path of the item in the output; null where the output is the item; <c>""</c> where it is empty.</param>
    /// <param name="by">Input member with the id.</param>
    /// <param name="apply">Changes the new document.</param>
    public Kind Set(string operation, string? path, string by, Action<DemoCall, Resource, JsonObject> apply) =>
        On(operation, by, call =>
        {
            var resource = Get(call, call.Text(by));
            var document = (JsonObject)resource.Document.DeepClone();
            apply(call, resource, document);
            resource.Document = document;
            call.World.Put(resource);
            return path is "" ? [] : Output(call, path, resource);
        });

    /// <summary>An operation that stores its input as the answer of a read operation.</summary>
    /// <param name="operation">Its API name.</param>
    /// <param name="by">Input member with the id.</param>
    /// <param name="facet">The read operation.</param>
    /// <param name="value">Its answer, out of the call.</param>
    public Kind SetFacet(string operation, string by, string facet, Func<DemoCall, JsonObject> value) =>
        On(operation, by, call =>
        {
            Get(call, call.Text(by)).Facets[facet] = value(call);
            return [];
        });

    /// <summary>An operation that deletes one.</summary>
    /// <param name="operation">Its API name.</param>
    /// <param name="by">Input member with the id.</param>
    /// <param name="path">Path of the last state in the output; null where the output is empty.</param>
    /// <param name="guard">Throws AWS's error where it must stay.</param>
    /// <param name="quiet">Deleting what is not there succeeds.</param>
    public Kind Delete(string operation, string by, string? path = null, Action<DemoCall, Resource>? guard = null, bool quiet = false) =>
        On(operation, by, call =>
        {
            if (quiet && Find(call, call.Text(by) ?? "") is null) return [];
            var resource = Get(call, call.Text(by));
            guard?.Invoke(call, resource);
            call.World.Remove(resource);
            return path is null ? [] : Output(call, path, resource);
        });
}
