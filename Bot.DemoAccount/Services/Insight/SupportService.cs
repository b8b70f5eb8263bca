using System.Globalization;
using System.Text.Json.Nodes;
using Bot.DemoAccount.State;

namespace Bot.DemoAccount.Services.Insight;

/// <summary>AWS Support: cases with their communications, and Trusted Advisor's older operations. Only with a paid support plan.</summary>
internal sealed class SupportService : DemoService
{
    private const string Case = "AWS::Support::Case";
    private const string Check = "AWS::TrustedAdvisor::Check";
    private static readonly string[] Severities = ["low", "normal", "high", "urgent", "critical"];

    public SupportService() : base("support")
    {
        Paid("DescribeCases", DescribeCases);
        Paid("DescribeCommunications", DescribeCommunications);
        Paid("DescribeServices", call =>
        {
            var wanted = call.Texts("serviceCodeList");
            var services = SupportCatalog.Services();
            return new JsonObject { ["services"] = services.OfType<JsonObject>().Where(s => wanted.Count == 0 || wanted.Contains(s.Text("code")!)).Select(s => s.Copy()).ToJsonArray() };
        });
        Paid("DescribeSeverityLevels", call => new JsonObject { ["severityLevels"] = Levels(call).Select(s => new JsonObject { ["code"] = s, ["name"] = SupportCatalog.SeverityName(s) }).ToJsonArray() });
        Paid("DescribeSupportedLanguages", _ => new JsonObject { ["supportedLanguages"] = new JsonArray(new JsonObject { ["code"] = "en", ["language"] = "English", ["display"] = "English" }, new JsonObject { ["code"] = "ja", ["language"] = "Japanese", ["display"] = "日本語" }) });
        Paid("DescribeCreateCaseOptions", _ => new JsonObject
        {
            ["languageAvailability"] = "available",
            ["communicationTypes"] = new JsonArray(new JsonObject { ["type"] = "web", ["supportedHours"] = new JsonArray(new JsonObject { ["startTime"] = "00:00", ["endTime"] = "23:59" }), ["datesWithoutSupport"] = new JsonArray() }),
        });
        Paid("CreateCase", SupportWrites.Create);
        Paid("AddCommunicationToCase", SupportWrites.Add);
        Paid("ResolveCase", SupportWrites.Resolve);
        Paid("AddAttachmentsToSet", SupportWrites.AddAttachments);
        Paid("DescribeAttachment", SupportWrites.Attachment);
        Paid("DescribeTrustedAdvisorChecks", call => new JsonObject { ["checks"] = call.World.List(call.Account, "global", Check).ToDocuments() });
        Paid("DescribeTrustedAdvisorCheckResult", call => new JsonObject { ["result"] = Result(call, call.Must("checkId")) });
        Paid("DescribeTrustedAdvisorCheckSummaries", call => new JsonObject { ["summaries"] = call.Texts("checkIds").Select(id => Result(call, id)).ToJsonArray() });
        Paid("RefreshTrustedAdvisorCheck", call => new JsonObject { ["status"] = new JsonObject { ["checkId"] = call.Must("checkId"), ["status"] = "enqueued", ["millisUntilNextRefreshable"] = 3_600_000 } });
    }

    /// <summary>An account without a Business, Enterprise On-Ramp or Enterprise plan is turned away.</summary>
    private void Paid(string operation, DemoOperation run) => On(operation, call =>
        Plan(call) is "basic" or "developer"
            ? throw new DemoException("SubscriptionRequiredException", "Amazon Web Services Premium Support Subscription is required to use this service.")
            : run(call));

    public static string Plan(DemoCall call) => call.World.List(call.Account, "global", "AWS::Support::Plan").FirstOrDefault()?.Document.Text("plan") ?? "basic";

    private static IEnumerable<string> Levels(DemoCall call) => Severities.Where(s => s != "critical" || Plan(call) is "enterprise" or "enterprise-on-ramp");

    private static JsonObject DescribeCases(DemoCall call)
    {
        var ids = call.Texts("caseIdList");
        var display = call.Text("displayId");
        var after = call.Text("afterTime") is { } a ? DateTimeOffset.Parse(a, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal) : (DateTimeOffset?)null;
        var before = call.Text("beforeTime") is { } b ? DateTimeOffset.Parse(b, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal) : (DateTimeOffset?)null;
        foreach (var id in ids)
            if (SupportWrites.Find(call, id) is null) throw SupportWrites.NoCase(id);
        var communications = call.Input["includeCommunications"] is not JsonValue c || c.GetValue<bool>();
        var found = call.World.List(call.Account, "global", Case)
            .Where(k => ids.Count == 0 || ids.Contains(k.Id))
            .Where(k => display is null || k.Document.Text("displayId") == display)
            .Where(k => ids.Count > 0 || display is not null || call.Flag("includeResolvedCases") || k.Document.Text("status") != "resolved")
            .Where(k => (after is null || k.Created >= after) && (before is null || k.Created <= before))
            .OrderByDescending(k => k.Created);
        return new JsonObject
        {
            ["cases"] = found.Select(k =>
            {
                var shown = k.Shown();
                if (communications) shown["recentCommunications"] = new JsonObject { ["communications"] = Communications(k).Take(5).Select(x => x.Copy()).ToJsonArray() };
                return shown;
            }).ToJsonArray(),
        };
    }

    private static JsonObject DescribeCommunications(DemoCall call)
    {
        var id = call.Must("caseId");
        var found = SupportWrites.Find(call, id) ?? throw SupportWrites.NoCase(id);
        return new JsonObject { ["communications"] = Communications(found).Select(x => x.Copy()).ToJsonArray() };
    }

    /// <summary>Newest first, as the API gives them.</summary>
    private static IEnumerable<JsonObject> Communications(Resource of) =>
        of.Facet("DescribeCommunications").Items("communications").OrderByDescending(c => c.Text("timeCreated"), StringComparer.Ordinal);

    private static JsonObject Result(DemoCall call, string id) =>
        (call.World.Find(call.Account, "global", Check, id) ?? throw new DemoException("InvalidParameterValueException", $"Invalid parameter value: checkId {id}")).Facet("DescribeTrustedAdvisorCheckResult");
}
