using System.Text.Json.Nodes;
using Bot.DemoAccount.State;

namespace Bot.DemoAccount.Services.Insight.Alarms;

/// <summary>What changes alarms.</summary>
internal static class AlarmWrites
{
    public static JsonObject Put(DemoCall call)
    {
        var name = call.Must("AlarmName");
        var type = call.Text("AlarmRule") is { } rule ? Composite(rule) : AlarmReads.MetricAlarm;
        var document = call.Input.Copy();
        document.Remove("Tags");
        var arn = ArnOfNew(call);
        document["AlarmArn"] = arn;
        document["AlarmConfigurationUpdatedTimestamp"] = call.Now.Iso();
        document["ActionsEnabled"] ??= true;
        foreach (var list in (string[])["AlarmActions", "OKActions", "InsufficientDataActions", .. type == AlarmReads.MetricAlarm ? ["Dimensions"] : Array.Empty<string>()]) document[list] ??= new JsonArray();
        var before = call.Find(type, name);
        var alarm = new Resource { Type = type, Account = call.Account, Region = call.Region, Id = name, Arn = arn, Created = before?.Created ?? call.Now, Document = document };
        foreach (var (key, value) in before?.Tags.ToList() ?? []) alarm.Tags[key] = value;
        alarm.SetTags(call.Input["Tags"]);
        call.World.Put(call.Concerns = alarm);
        return [];
    }

    public static JsonObject Delete(DemoCall call)
    {
        foreach (var name in call.Texts("AlarmNames"))
            call.World.Remove(AlarmReads.Find(call, name) ?? throw NotFound(name));
        return [];
    }

    public static JsonObject SetState(DemoCall call)
    {
        var alarm = AlarmReads.Find(call, call.Must("AlarmName")) ?? throw NotFound(call.Must("AlarmName"));
        if (call.Must("StateValue") is not ("OK" or "ALARM" or "INSUFFICIENT_DATA")) throw new DemoException("ValidationError", $"Value '{call.Text("StateValue")}' at 'stateValue' failed to satisfy constraint: Member must satisfy enum value set: [INSUFFICIENT_DATA, ALARM, OK]");
        call.World.Part<AlarmOverrides>().Set(call.Concerns = alarm, new AlarmState(call.Must("StateValue"), call.Now, call.Must("StateReason"), []));
        return [];
    }

    public static JsonObject Actions(DemoCall call, bool enabled)
    {
        foreach (var name in call.Texts("AlarmNames"))
            if (AlarmReads.Find(call, name) is { } alarm) call.World.Update(call.Concerns = alarm, d => d["ActionsEnabled"] = enabled);
        return [];
    }

    public static string ArnOfNew(DemoCall call) => $"arn:aws:cloudwatch:{call.Region}:{call.Account}:alarm:{call.Must("AlarmName")}";

    private static string Composite(string rule)
    {
        AlarmRule.Parse(rule);
        return AlarmReads.CompositeAlarm;
    }

    private static DemoException NotFound(string name) => new("ResourceNotFound", $"Alarm {name} does not exist", 404);
}
