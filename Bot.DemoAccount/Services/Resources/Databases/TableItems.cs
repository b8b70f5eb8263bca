using System.Text.Json.Nodes;
using Bot.DemoAccount.State;

namespace Bot.DemoAccount.Services.Resources.Databases;

/// <summary>The items of DynamoDB tables: a list of attribute maps in the facet <c>Items</c>. Conditions and filters other than the key are refused, not ignored.</summary>
internal sealed class TableItems(Kind tables)
{
    /// <summary>GetItem.</summary>
    public JsonObject Get(DemoCall call)
    {
        var table = Table(call);
        var found = Find(table, call.Input["Key"] as JsonObject ?? []);
        return found is null ? [] : new JsonObject { ["Item"] = found.DeepClone() };
    }

    /// <summary>PutItem.</summary>
    public JsonObject Put(DemoCall call)
    {
        Refuse(call, "ConditionExpression");
        var (table, item) = (Table(call), call.Input["Item"] as JsonObject ?? []);
        var missing = Keys(table).FirstOrDefault(k => !item.ContainsKey(k));
        if (missing is not null)
            throw new DemoException("ValidationException", $"One or more parameter values were invalid: Missing the key {missing} in the item");
        Replace(table, [.. Of(table).Where(i => !Same(table, i, item)).Select(i => i.DeepClone()), item.DeepClone()]);
        return [];
    }

    /// <summary>DeleteItem.</summary>
    public JsonObject Delete(DemoCall call)
    {
        Refuse(call, "ConditionExpression");
        var (table, key) = (Table(call), call.Input["Key"] as JsonObject ?? []);
        Replace(table, [.. Of(table).Where(i => !Same(table, i, key)).Select(i => i.DeepClone())]);
        return [];
    }

    /// <summary>Scan.</summary>
    public JsonObject Scan(DemoCall call)
    {
        Refuse(call, "FilterExpression");
        return Answer(call, Of(Table(call)));
    }

    /// <summary>Query by the partition key: <c>name = :value</c>.</summary>
    public JsonObject Query(DemoCall call)
    {
        Refuse(call, "FilterExpression");
        var table = Table(call);
        var terms = call.Need("KeyConditionExpression").Split(" and ", StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).SelectMany(t => t.Split(" AND ", StringSplitOptions.TrimEntries));
        var conditions = terms.Select(t => t.Split('=', StringSplitOptions.TrimEntries)).ToList();
        if (conditions.FirstOrDefault(c => c.Length != 2) is { } other)
            throw new DemoException("ValidationException", $"Invalid KeyConditionExpression: the demo account compares keys with = only, not '{string.Join("=", other)}'.");
        return Answer(call, Of(table).Where(i => conditions.All(c => JsonNode.DeepEquals(i[Name(call, c[0])], call.Input["ExpressionAttributeValues"]?[c[1]]))));
    }

    private Resource Table(DemoCall call) => tables.Get(call, call.Text("TableName"));

    private static JsonObject Answer(DemoCall call, IEnumerable<JsonObject> items)
    {
        var found = items.ToList();
        var output = new JsonObject { ["Count"] = found.Count, ["ScannedCount"] = found.Count };
        if (call.Text("Select") != "COUNT") output["Items"] = found.ToJson();
        return output;
    }

    private static string Name(DemoCall call, string name) => name.StartsWith('#') ? Inputs.Text(call.Input["ExpressionAttributeNames"]?[name]) ?? name : name;

    private static IEnumerable<JsonObject> Of(Resource table) => table.Facets.TryGetValue("Items", out var items) ? items.AsArray().OfType<JsonObject>() : [];

    private static JsonObject? Find(Resource table, JsonObject key) => Of(table).FirstOrDefault(i => Same(table, i, key));

    private static bool Same(Resource table, JsonObject item, JsonObject key) => Keys(table).All(k => JsonNode.DeepEquals(item[k], key[k]));

    private static IEnumerable<string> Keys(Resource table) => (table.Document["KeySchema"] as JsonArray ?? []).Select(k => Inputs.Text(k?["AttributeName"])).OfType<string>();

    private static void Replace(Resource table, JsonArray items)
    {
        table.Facets["Items"] = items;
        var document = (JsonObject)table.Document.DeepClone();
        document["ItemCount"] = items.Count;
        table.Document = document;
    }

    private static void Refuse(DemoCall call, string member)
    {
        if (call.Text(member) is not null)
            throw new DemoException("ValidationException", $"{member} is not supported by the demo account.");
    }
}
