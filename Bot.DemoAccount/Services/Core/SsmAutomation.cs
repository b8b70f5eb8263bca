using System.Text.Json.Nodes;
using Bot.DemoAccount.Services.Core.Ec2;
using Bot.DemoAccount.Services.Resources;
using Bot.DemoAccount.State;

namespace Bot.DemoAccount.Services.Core;

/// <summary>Automation of AWS Systems Manager: runbooks of AWS's own that act on instances, and the executions of these and of the account's own, which do nothing here. They take no time.</summary>
internal sealed class SsmAutomation(Kind documents, Kind executions)
{
    /// <summary>AWS's own runbooks: name, description, the state that the instances are in afterwards.</summary>
    private static readonly (string Name, string Description, (int Code, string Name)? State)[] s_own =
    [
        ("AWS-RestartEC2Instance", "Restart EC2 instances(s)", (16, "running")),
        ("AWS-StartEC2Instance", "Start EC2 instances(s)", (16, "running")),
        ("AWS-StopEC2Instance", "Stop EC2 instances(s)", (80, "stopped")),
    ];

    /// <summary>DescribeDocument, also of AWS's own runbooks.</summary>
    public JsonObject Describe(DemoCall call) => new() { ["Document"] = Document(call, call.Need("Name")) };

    /// <summary>StartAutomationExecution.</summary>
    public JsonObject Start(DemoCall call)
    {
        var name = call.Need("DocumentName");
        // The same token means the same request: the execution that it began is named again.
        if (call.Text("ClientToken") is { } token && executions.All(call).FirstOrDefault(e => e.Facets.TryGetValue("ClientToken", out var known) && Inputs.Text(known) == token) is { } before)
            return new() { ["AutomationExecutionId"] = before.Id };
        JsonObject document;
        try
        {
            document = Document(call, name);
        }
        catch (DemoException)
        {
            throw new DemoException("AutomationDefinitionNotFoundException", $"An Automation runbook with the specified name {name} could not be found.");
        }
        if (document.Text("DocumentType") != "Automation")
            throw new DemoException("InvalidAutomationExecutionParametersException", $"Document {name} is not of type Automation.");
        var given = call.Input["Parameters"] as JsonObject ?? [];
        var missing = document.Items("Parameters").Where(p => p["DefaultValue"] is null && given[p.Text("Name") ?? ""] is null).Select(p => p.Text("Name")).ToArray();
        if (missing.Length > 0)
            throw new DemoException("InvalidAutomationExecutionParametersException", $"Missing parameters: {string.Join(", ", missing)}.");
        Act(call, name, given);
        var id = call.NewUuid();
        var execution = new JsonObject
        {
            ["AutomationExecutionId"] = id,
            ["DocumentName"] = name,
            ["DocumentVersion"] = "1",
            ["AutomationExecutionStatus"] = "Success",
            ["ExecutionStartTime"] = call.Now.Iso(),
            ["ExecutionEndTime"] = call.Now.Iso(),
            ["ExecutedBy"] = call.Principal.Arn,
            ["Mode"] = call.Text("Mode") ?? "Auto",
            ["Parameters"] = given.DeepClone(),
            ["AutomationType"] = "Local",
        };
        var made = new Resource { Type = executions.Type, Account = call.Account, Region = call.Region, Id = id, Arn = executions.Arn(call, id), Created = call.Now, Document = execution };
        if (call.Text("ClientToken") is { } mark)
            made.Facets["ClientToken"] = JsonValue.Create(mark);
        call.World.Put(made);
        return new() { ["AutomationExecutionId"] = id };
    }

    /// <summary>Whether an execution is what a filter of DescribeAutomationExecutions asks for.</summary>
    public static bool Matches(Resource execution, JsonObject filter)
    {
        var values = filter.Texts("Values");
        var document = execution.Document;
        return filter.Text("Key") switch
        {
            "DocumentNamePrefix" => values.Any(v => (document.Text("DocumentName") ?? "").StartsWith(v, StringComparison.Ordinal)),
            "ExecutionStatus" => values.Contains(document.Text("AutomationExecutionStatus") ?? ""),
            "ExecutionId" => values.Contains(execution.Id),
            "StartTimeAfter" => values.Any(v => DateTimeOffset.TryParse(v, out var time) && execution.Created >= time),
            "StartTimeBefore" => values.Any(v => DateTimeOffset.TryParse(v, out var time) && execution.Created <= time),
            _ => true,
        };
    }

    private JsonObject Document(DemoCall call, string name) => Array.Find(s_own, r => r.Name == name) is { Name: not null } own
        ? new()
        {
            ["Name"] = own.Name,
            ["Owner"] = "Amazon",
            ["DocumentType"] = "Automation",
            ["DocumentVersion"] = "1",
            ["DefaultVersion"] = "1",
            ["LatestVersion"] = "1",
            ["Status"] = "Active",
            ["Description"] = own.Description,
            ["SchemaVersion"] = "0.3",
            ["DocumentFormat"] = "JSON",
            ["Parameters"] = new JsonArray(
                new JsonObject { ["Name"] = "InstanceId", ["Type"] = "StringList", ["Description"] = "(Required) EC2 Instance(s)" },
                new JsonObject { ["Name"] = "AutomationAssumeRole", ["Type"] = "String", ["Description"] = "(Optional) The ARN of the role that allows Automation to perform the actions on your behalf.", ["DefaultValue"] = "" }),
        }
        : documents.Get(call, name).Shown();

    /// <summary>What one of AWS's own runbooks does, with the rights of whoever began it.</summary>
    private static void Act(DemoCall call, string name, JsonObject given)
    {
        if (Array.Find(s_own, r => r.Name == name) is not { State: { } state })
            return;
        foreach (var id in given.Texts("InstanceId"))
        {
            var instance = Ec2Kind.Instance.Get(call, id);
            call.World.Update(instance, d => d["State"] = new JsonObject { ["Code"] = state.Code, ["Name"] = state.Name });
        }
    }
}
