using System.Text.Json.Nodes;
using Bot.DemoAccount.Services.Resources;
using Bot.DemoAccount.State;

namespace Bot.DemoAccount.Services.Core;

/// <summary>AWS Systems Manager: parameters (the value is the facet <c>GetParameter</c>), managed instances, documents.</summary>
internal sealed class SsmService : ResourceService
{
    /// <summary>States the service.</summary>
    public SsmService() : base("ssm")
    {
        var parameters = Kind("AWS::SSM::Parameter", "arn:aws:ssm:{region}:{account}:parameter/{id}", "Name")
            .Missing("ParameterNotFound", "Parameter {0} not found.")
            .List("DescribeParameters", "Parameters", where: (c, r) => c.Items("ParameterFilters").Concat(c.Items("Filters")).All(f => Matches(r, f)));
        On("GetParameter", call => new() { ["Parameter"] = Value(call, parameters.Get(call, call.Text("Name"))) }, call => Arn(call, call.Text("Name")));
        On("GetParameters", call =>
        {
            var names = call.Texts("Names");
            foreach (var name in names.Skip(1))
                call.Demand("ssm:GetParameters", Arn(call, name));
            return new()
            {
                ["Parameters"] = names.Select(n => parameters.Find(call, n)).OfType<Resource>().Select(p => Value(call, p)).ToJsonArray(),
                ["InvalidParameters"] = names.Where(n => parameters.Find(call, n) is null).ToTexts(),
            };
        }, call => Arn(call, call.Texts("Names").FirstOrDefault()));
        On("GetParametersByPath", call =>
        {
            var path = call.Need("Path").TrimEnd('/') + "/";
            return new() { ["Parameters"] = parameters.All(call).Where(p => NameOf(p).StartsWith(path, StringComparison.Ordinal) && (call.Flag("Recursive") || !NameOf(p)[path.Length..].Contains('/'))).OrderBy(NameOf, StringComparer.Ordinal).Select(p => Value(call, p)).ToJsonArray() };
        }, call => Arn(call, call.Text("Path")));
        On("GetParameterHistory", call => new() { ["Parameters"] = new JsonArray(Value(call, parameters.Get(call, call.Text("Name")))) }, call => Arn(call, call.Text("Name")));
        On("PutParameter", call => Put(call, parameters), call => Arn(call, call.Text("Name")));
        On("DeleteParameter", call =>
        {
            call.World.Remove(parameters.Get(call, call.Text("Name")));
            return [];
        }, call => Arn(call, call.Text("Name")));
        Kind("AWS::SSM::ManagedInstance", "arn:aws:ssm:{region}:{account}:managed-instance/{id}", "InstanceId").List("DescribeInstanceInformation", "InstanceInformationList");
        var documents = Kind("AWS::SSM::Document", "arn:aws:ssm:{region}:{account}:document/{id}", "Name").Missing("InvalidDocument", "Document with name {0} does not exist.").List("ListDocuments", "DocumentIdentifiers").Get("DescribeDocument", "Document", "Name").Facet("GetDocument", "Name");
        var executions = Kind("AWS::SSM::AutomationExecution", "arn:aws:ssm:{region}:{account}:automation-execution/{id}", "AutomationExecutionId").Missing("AutomationExecutionNotFoundException", "Execution with ID {0} does not exist.")
            .List("DescribeAutomationExecutions", "AutomationExecutionMetadataList", where: (c, r) => c.Items("Filters").All(f => SsmAutomation.Matches(r, f))).Get("GetAutomationExecution", "AutomationExecution", "AutomationExecutionId");
        var automation = new SsmAutomation(documents, executions);
        On("DescribeDocument", automation.Describe, documents.ArnBy("Name"));
        On("StartAutomationExecution", automation.Start, call => $"arn:aws:ssm:{call.Region}:{call.Account}:automation-definition/{call.Text("DocumentName")}:$DEFAULT");
        Kind("AWS::SSM::MaintenanceWindow", "arn:aws:ssm:{region}:{account}:maintenancewindow/{id}", "WindowId").Missing("DoesNotExistException", "Maintenance window {0} does not exist.").List("DescribeMaintenanceWindows", "WindowIdentities").Get("GetMaintenanceWindow", null, "WindowId");
        Kind("AWS::SSM::PatchBaseline", "arn:aws:ssm:{region}:{account}:patchbaseline/{id}", "BaselineId").Missing("DoesNotExistException", "Patch baseline {0} does not exist.").List("DescribePatchBaselines", "BaselineIdentities").Get("GetPatchBaseline", null, "BaselineId");
        Kind("AWS::SSM::Association", "arn:aws:ssm:{region}:{account}:association/{id}", "AssociationId").Missing("AssociationDoesNotExist", "Association {0} does not exist.").List("ListAssociations", "Associations");
        Kind("AWS::SSM::PatchGroup", "arn:aws:ssm:{region}:{account}:patchgroup/{id}", "PatchGroup").List("DescribePatchGroups", "Mappings");
        Kind("AWS::SSM::PatchState", "arn:aws:ssm:{region}:{account}:patchstate/{id}", "InstanceId")
            .List("DescribeInstancePatchStates", "InstancePatchStates", "InstanceIds").List("DescribeInstancePatchStatesForPatchGroup", "InstancePatchStates", filter: "PatchGroup");
        foreach (var (operation, member) in (ReadOnlySpan<(string, string)>)
        [
            ("ListCommands", "Commands"), ("ListCommandInvocations", "CommandInvocations"), ("DescribeSessions", "Sessions"), ("DescribeOpsItems", "OpsItemSummaries"),
            ("ListComplianceSummaries", "ComplianceSummaryItems"), ("ListComplianceItems", "ComplianceItems"), ("ListResourceComplianceSummaries", "ResourceComplianceSummaryItems"), ("DescribeActivations", "ActivationList"), ("ListResourceDataSync", "ResourceDataSyncItems"),
        ])
            On(operation, _ => new() { [member] = new JsonArray() });
        Tagging("ResourceId", "ListTagsForResource", "AddTagsToResource", "RemoveTagsFromResource", "InvalidResourceId");
    }

    private static string Arn(DemoCall call, string? name) => name is null ? "*" : name.StartsWith("arn:", StringComparison.Ordinal) ? name : $"arn:aws:ssm:{call.Region}:{call.Account}:parameter/{name.TrimStart('/')}";

    private static string NameOf(Resource parameter) => parameter.Document.Text("Name") ?? parameter.Id;

    private static JsonObject Value(DemoCall call, Resource parameter)
    {
        var value = parameter.Facet("GetParameter") is { Count: > 0 } facet ? facet["Parameter"] is JsonObject inner ? inner.Copy() : facet : [];
        value["Name"] = NameOf(parameter);
        value["Type"] ??= parameter.Document.Text("Type") ?? "String";
        value["Version"] ??= parameter.Document["Version"]?.DeepClone() ?? 1;
        value["ARN"] ??= parameter.Arn;
        value["DataType"] ??= "text";
        value["LastModifiedDate"] ??= parameter.Document["LastModifiedDate"]?.DeepClone() ?? parameter.Created.Iso();
        // A secure string stays closed until its decryption is asked for.
        if (value.Text("Type") == "SecureString" && !call.Flag("WithDecryption"))
            value["Value"] = "AQICAHdemo" + Convert.ToBase64String(System.Text.Encoding.UTF8.GetBytes(NameOf(parameter)));
        value["Value"] ??= "";
        return value;
    }

    private static JsonObject Put(DemoCall call, Kind parameters)
    {
        var name = call.Need("Name");
        var known = parameters.Find(call, name);
        if (known is not null && !call.Flag("Overwrite"))
            throw new DemoException("ParameterAlreadyExists", "The parameter already exists. To overwrite this value, set the overwrite option in the request to true.");
        var version = (known?.Document.Number("Version") ?? 0) + 1;
        var type = call.Text("Type") ?? known?.Document.Text("Type") ?? "String";
        var document = known?.Shown() ?? new JsonObject { ["Name"] = name, ["Tier"] = "Standard", ["DataType"] = "text", ["Policies"] = new JsonArray() };
        (document["Type"], document["Version"], document["LastModifiedDate"], document["LastModifiedUser"]) = (type, version, call.Now.Iso(), call.Principal.Arn);
        if (call.Text("Description") is { } text)
            document["Description"] = text;
        var made = known ?? new Resource { Type = parameters.Type, Account = call.Account, Region = call.Region, Id = name, Arn = Arn(call, name), Created = call.Now, Document = document };
        made.Document = document;
        made.Facets["GetParameter"] = new JsonObject { ["Parameter"] = new JsonObject { ["Name"] = name, ["Type"] = type, ["Value"] = call.Need("Value"), ["Version"] = version, ["LastModifiedDate"] = call.Now.Iso(), ["ARN"] = made.Arn, ["DataType"] = "text" } };
        made.SetTags(call.Input["Tags"]);
        call.World.Put(made);
        return new() { ["Version"] = version, ["Tier"] = "Standard" };
    }

    private static bool Matches(Resource parameter, JsonObject filter)
    {
        var values = filter.Texts("Values");
        var key = filter.Text("Key") ?? "";
        return key switch
        {
            "Name" => values.Any(v => filter.Text("Option") switch { "BeginsWith" => NameOf(parameter).StartsWith(v, StringComparison.Ordinal), "Contains" => NameOf(parameter).Contains(v, StringComparison.Ordinal), _ => NameOf(parameter) == v || (filter.Text("key") is not null && NameOf(parameter).StartsWith(v, StringComparison.Ordinal)) }),
            "Path" => values.Any(v => NameOf(parameter).StartsWith(v.TrimEnd('/') + "/", StringComparison.Ordinal)),
            "Type" => values.Contains(parameter.Document.Text("Type") ?? ""),
            _ when key.StartsWith("tag:", StringComparison.Ordinal) => parameter.Tags.TryGetValue(key[4..], out var tag) && values.Contains(tag),
            _ => values.Contains(parameter.Document.Text(key) ?? ""),
        };
    }
}
