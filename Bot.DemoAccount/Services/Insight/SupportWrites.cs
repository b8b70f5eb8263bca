using System.Collections.Concurrent;
using System.Globalization;
using System.Text.Json.Nodes;
using Bot.DemoAccount.Scenario;
using Bot.DemoAccount.State;

namespace Bot.DemoAccount.Services.Insight;

/// <summary>What opens, continues and closes support cases.</summary>
internal static class SupportWrites
{
    private const string Case = "AWS::Support::Case";

    public static JsonObject Create(DemoCall call)
    {
        foreach (var member in (string[])["subject", "communicationBody"]) call.Must(member);
        var service = call.Text("serviceCode") ?? "general-info";
        var category = call.Text("categoryCode") ?? "using-aws";
        if (SupportCatalog.Services().OfType<JsonObject>().FirstOrDefault(s => s.Text("code") == service) is not { } known || call.Text("serviceCode") is not null && !known.Items("categories").Any(c => c.Text("code") == category))
            throw new DemoException("InvalidParameterValueException", $"Invalid parameter value: serviceCode {service}, categoryCode {category}");
        var digits = SeededHash.Digits(SeededHash.Of(call.World.Ids.Uuid()), 14);
        var id = $"case-{call.Account}-muen-{call.Now.Year}-{SeededHash.Hex(SeededHash.Of(digits), 16)}";
        var document = new JsonObject
        {
            ["caseId"] = id,
            ["displayId"] = "1" + digits,
            ["subject"] = call.Text("subject"),
            ["status"] = "unassigned",
            ["serviceCode"] = service,
            ["categoryCode"] = category,
            ["severityCode"] = call.Text("severityCode") ?? "low",
            ["submittedBy"] = call.Principal.Arn,
            ["timeCreated"] = Stamp(call),
            ["ccEmailAddresses"] = call.Texts("ccEmailAddresses").ToTexts(),
            ["language"] = call.Text("language") ?? "en",
        };
        var made = new Resource { Type = Case, Account = call.Account, Region = "global", Id = id, Arn = $"arn:aws:support::{call.Account}:case/{id}", Created = call.Now, Document = document };
        Say(call, made, call.Must("communicationBody"));
        call.World.Put(call.Concerns = made);
        return new JsonObject { ["caseId"] = id };
    }

    public static JsonObject Add(DemoCall call)
    {
        var found = Need(call);
        Say(call, found, call.Must("communicationBody"));
        call.World.Update(found, d => d["status"] = d.Text("status") == "resolved" ? "reopened" : "customer-action-completed");
        if (call.Texts("ccEmailAddresses") is { Count: > 0 } cc) call.World.Update(found, d => d["ccEmailAddresses"] = cc.ToTexts());
        return new JsonObject { ["result"] = true };
    }

    public static JsonObject Resolve(DemoCall call)
    {
        var found = Need(call);
        var before = found.Document.Text("status");
        call.World.Update(found, d => d["status"] = "resolved");
        return new JsonObject { ["initialCaseStatus"] = before, ["finalCaseStatus"] = "resolved" };
    }

    public static JsonObject AddAttachments(DemoCall call)
    {
        var kept = call.World.Part<Attachments>();
        var id = call.Text("attachmentSetId") ?? "as-" + call.World.Ids.HexDigits(32);
        var set = kept.Sets.GetOrAdd(id, _ => []);
        foreach (var attachment in call.Items("attachments"))
        {
            if ((attachment.Text("data")?.Length ?? 0) > 7_000_000) throw new DemoException("AttachmentSetSizeLimitExceeded", "A limit for the size of an attachment set has been exceeded. The limits are three attachments and 5 MB per attachment.");
            if (set.Count >= 3) throw new DemoException("AttachmentSetSizeLimitExceeded", "A limit for the size of an attachment set has been exceeded. The limits are three attachments and 5 MB per attachment.");
            var one = "attachment-" + call.World.Ids.HexDigits(24);
            kept.ById[one] = attachment.Copy();
            set.Add(new JsonObject { ["attachmentId"] = one, ["fileName"] = attachment.Text("fileName") });
        }
        return new JsonObject { ["attachmentSetId"] = id, ["expiryTime"] = Stamp(call.Now.AddHours(1)) };
    }

    public static JsonObject Attachment(DemoCall call) => new()
    {
        ["attachment"] = call.World.Part<Attachments>().ById.TryGetValue(call.Must("attachmentId"), out var found) ? found.Copy() : throw new DemoException("AttachmentIdNotFound", $"An attachment with the ID {call.Must("attachmentId")} could not be found."),
    };

    public static Resource? Find(DemoCall call, string id) =>
        call.World.Find(call.Account, "global", Case, id) ?? call.World.List(call.Account, "global", Case).FirstOrDefault(c => c.Document.Text("displayId") == id);

    public static DemoException NoCase(string id) => new("CaseIdNotFound", $"The requested CaseId {id} could not be found.");

    private static Resource Need(DemoCall call)
    {
        var id = call.Must("caseId");
        return call.Concerns = call.World.Find(call.Account, "global", Case, id) ?? throw NoCase(id);
    }

    private static void Say(DemoCall call, Resource to, string body)
    {
        var said = to.Facet("DescribeCommunications", () => new JsonObject { ["communications"] = new JsonArray() });
        var entry = new JsonObject { ["caseId"] = to.Id, ["body"] = body, ["submittedBy"] = call.Principal.Arn, ["timeCreated"] = Stamp(call) };
        if (call.Text("attachmentSetId") is { } set)
            entry["attachmentSet"] = call.World.Part<Attachments>().Sets.TryGetValue(set, out var files) ? files.Select(f => f.Copy()).ToJsonArray() : throw new DemoException("AttachmentSetIdNotFound", $"An attachment set with the ID {set} could not be found.");
        ((JsonArray)said["communications"]!).Add(entry);
        to.Facets["DescribeCommunications"] = said;
    }

    private static string Stamp(DemoCall call) => Stamp(call.Now);

    /// <summary>Support writes times with milliseconds.</summary>
    private static string Stamp(DateTimeOffset time) => time.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture);

    /// <summary>Files uploaded for communications.</summary>
    private sealed class Attachments
    {
        public ConcurrentDictionary<string, List<JsonObject>> Sets { get; } = new(StringComparer.Ordinal);
        public ConcurrentDictionary<string, JsonObject> ById { get; } = new(StringComparer.Ordinal);
    }
}
