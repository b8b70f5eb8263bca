using System.Text.Json.Nodes;
using Bot.DemoAccount.State;

namespace Bot.DemoAccount.Services.Insight.Logs;

/// <summary>What changes log groups.</summary>
internal static class LogWrites
{
    public static JsonObject CreateGroup(DemoCall call)
    {
        var name = call.Must("logGroupName");
        if (call.Find(LogBook.Group, name) is not null) throw new DemoException("ResourceAlreadyExistsException", "The specified log group already exists");
        var arn = $"arn:aws:logs:{call.Region}:{call.Account}:log-group:{name}";
        var group = new Resource
        {
            Type = LogBook.Group,
            Account = call.Account,
            Region = call.Region,
            Id = name,
            Arn = arn,
            Created = call.Now,
            Document = new JsonObject { ["logGroupName"] = name, ["creationTime"] = call.Now.ToUnixTimeMilliseconds(), ["metricFilterCount"] = 0, ["arn"] = arn + ":*", ["storedBytes"] = 0, ["logGroupClass"] = "STANDARD", ["logGroupArn"] = arn },
        };
        if (call.Input["kmsKeyId"] is { } key) group.Document["kmsKeyId"] = key.DeepClone();
        group.SetTags(call.Input["tags"]);
        call.World.Put(call.Concerns = group);
        return [];
    }

    /// <summary>Streams exist through their events; an empty one is only checked.</summary>
    public static void CreateStream(DemoCall call, Resource group)
    {
        if (call.World.Part<LogBook>().Written(group).Exists(e => e.Stream == call.Must("logStreamName"))) throw new DemoException("ResourceAlreadyExistsException", "The specified log stream already exists");
    }

    public static JsonObject PutEvents(DemoCall call, Resource group)
    {
        var stream = call.Must("logStreamName");
        call.World.Part<LogBook>().Write(group, [.. call.Items("logEvents").Select(e => new LogEvent(e.Number("timestamp") ?? call.Now.ToUnixTimeMilliseconds(), stream, e.Text("message") ?? "", call.World.Ids.Hex("")))]);
        return new JsonObject { ["nextSequenceToken"] = "4" };
    }
}
