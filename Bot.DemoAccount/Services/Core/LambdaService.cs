using System.Text;
using System.Text.Json.Nodes;
using Bot.DemoAccount.Services.Resources;
using Bot.DemoAccount.State;

namespace Bot.DemoAccount.Services.Core;

/// <summary>AWS Lambda. A document is a FunctionConfiguration; Invoke answers with its payload.</summary>
internal sealed class LambdaService : ResourceService
{
    /// <summary>States the service.</summary>
    public LambdaService() : base("lambda")
    {
        var functions = Kind("AWS::Lambda::Function", "arn:aws:lambda:{region}:{account}:function:{id}", "FunctionName", "FunctionArn")
            .Missing("ResourceNotFoundException", "Function not found: {0}", 404)
            .Exists("ResourceConflictException", "Function already exist: {0}", 409)
            .List("ListFunctions", "Functions")
            .Get("GetFunctionConfiguration", null, "FunctionName")
            .Get("GetFunction", null, "FunctionName", (_, r) => Whole(r))
            .Facet("GetPolicy", "FunctionName", (_, r) => throw new DemoException("ResourceNotFoundException", "The resource you requested does not exist.", 404))
            .Facet("GetFunctionConcurrency", "FunctionName")
            .Facet("GetFunctionUrlConfig", "FunctionName", (_, _) => throw new DemoException("ResourceNotFoundException", "The resource you requested does not exist.", 404))
            .Facet("GetFunctionEventInvokeConfig", "FunctionName", (_, r) => throw new DemoException("ResourceNotFoundException", $"The function {r.Arn}:$LATEST doesn't have an EventInvokeConfig", 404))
            .Facet("GetFunctionCodeSigningConfig", "FunctionName", (_, r) => new() { ["FunctionName"] = r.Id })
            .Facet("GetRuntimeManagementConfig", "FunctionName", (_, r) => new() { ["UpdateRuntimeOn"] = "Auto", ["FunctionArn"] = r.Arn })
            .Facet("ListAliases", "FunctionName", (_, _) => new() { ["Aliases"] = new JsonArray() })
            .Facet("ListVersionsByFunction", "FunctionName", (_, r) => new() { ["Versions"] = new JsonArray(r.Shown()) })
            .Facet("ListFunctionUrlConfigs", "FunctionName", (_, r) => new() { ["FunctionUrlConfigs"] = r.Facets.TryGetValue("GetFunctionUrlConfig", out var url) ? new JsonArray(url.DeepClone()) : new JsonArray() })
            .Facet("ListProvisionedConcurrencyConfigs", "FunctionName", (_, _) => new() { ["ProvisionedConcurrencyConfigs"] = new JsonArray() })
            .Facet("ListFunctionEventInvokeConfigs", "FunctionName", (_, r) => new() { ["FunctionEventInvokeConfigs"] = r.Facets.TryGetValue("GetFunctionEventInvokeConfig", out var config) ? new JsonArray(config.DeepClone()) : new JsonArray() })
            .Create("CreateFunction", null, "FunctionName", New)
            .Update("UpdateFunctionConfiguration", null, "FunctionName", (c, _, d) => Changed(c, d))
            .Set("UpdateFunctionCode", null, "FunctionName", (c, _, d) => Changed(c, d))
            .SetFacet("PutFunctionConcurrency", "FunctionName", "GetFunctionConcurrency", c => new() { ["ReservedConcurrentExecutions"] = c.Input["ReservedConcurrentExecutions"]?.DeepClone() })
            .Delete("DeleteFunction", "FunctionName");
        On("DeleteFunctionConcurrency", call =>
        {
            functions.Get(call, call.Text("FunctionName")).Facets.TryRemove("GetFunctionConcurrency", out _);
            return [];
        }, functions.ArnBy("FunctionName"));
        On("PublishVersion", call =>
        {
            var version = functions.Get(call, call.Text("FunctionName")).Shown();
            version["Version"] = "1";
            return version;
        }, functions.ArnBy("FunctionName"));
        On("Invoke", call => Invoke(call, functions.Get(call, Unqualified(call))), call => functions.Find(call, Unqualified(call))?.Arn ?? functions.Arn(call, Unqualified(call)));
        On("AddPermission", call => AddPermission(call, functions.Get(call, call.Text("FunctionName"))), functions.ArnBy("FunctionName"));
        Kind("AWS::Lambda::EventSourceMapping", "arn:aws:lambda:{region}:{account}:event-source-mapping:{id}", "UUID")
            .Missing("ResourceNotFoundException", "The resource you requested does not exist.", 404)
            .List("ListEventSourceMappings", "EventSourceMappings", filter: "EventSourceArn", where: (c, r) => c.Text("FunctionName") is not { } f || Inputs.Tail(r.Document.Text("FunctionArn") ?? "") == Inputs.Tail(f))
            .Get("GetEventSourceMapping", null, "UUID")
            .Update("UpdateEventSourceMapping", null, "UUID", (c, _, d) => d["State"] = c.Input["Enabled"] is null ? d["State"]?.DeepClone() : c.Flag("Enabled") ? "Enabled" : "Disabled")
            .Delete("DeleteEventSourceMapping", "UUID", "");
        Kind("AWS::Lambda::LayerVersion", "arn:aws:lambda:{region}:{account}:layer:{id}", "LayerName").Missing("ResourceNotFoundException", "Layer not found: {0}", 404).List("ListLayers", "Layers");
        On("GetAccountSettings", call => new()
        {
            ["AccountLimit"] = new JsonObject { ["TotalCodeSize"] = 80530636800, ["CodeSizeUnzipped"] = 262144000, ["CodeSizeZipped"] = 52428800, ["ConcurrentExecutions"] = 1000, ["UnreservedConcurrentExecutions"] = 1000 - functions.All(call).Sum(f => f.Facet("GetFunctionConcurrency").Number("ReservedConcurrentExecutions") ?? 0) },
            ["AccountUsage"] = new JsonObject { ["TotalCodeSize"] = functions.All(call).Sum(f => f.Document.Number("CodeSize") ?? 0), ["FunctionCount"] = functions.All(call).Count() },
        });
        Tagging("Resource", "ListTags", "TagResource", "UntagResource");
    }

    private static string Unqualified(DemoCall call) => call.Text("FunctionName") is { } name && name.StartsWith("arn:", StringComparison.Ordinal) ? string.Join(':', name.Split(':').Take(7)) : (call.Text("FunctionName") ?? "").Split(':')[0];

    private static JsonObject Whole(Resource function)
    {
        var output = function.Facet("GetFunction");
        output["Configuration"] = function.Shown();
        output["Code"] ??= new JsonObject { ["RepositoryType"] = "S3", ["Location"] = "https://example.invalid/code.zip" };
        if (function.Tags.Count > 0)
            output["Tags"] = function.TagMap();
        if (function.Facets.TryGetValue("GetFunctionConcurrency", out var concurrency))
            output["Concurrency"] = concurrency.DeepClone();
        return output;
    }

    private static JsonObject New(DemoCall call, string id, string arn)
    {
        call.Demand("iam:PassRole", call.Text("Role") ?? "*");
        return new()
        {
            ["FunctionName"] = id,
            ["FunctionArn"] = arn,
            ["Runtime"] = call.Text("Runtime"),
            ["Role"] = call.Text("Role"),
            ["Handler"] = call.Text("Handler"),
            ["CodeSize"] = 1024,
            ["Description"] = "",
            ["Timeout"] = 3,
            ["MemorySize"] = 128,
            ["LastModified"] = call.Now.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.fff+0000"),
            ["CodeSha256"] = call.World.Ids.Secret(),
            ["Version"] = "$LATEST",
            ["TracingConfig"] = new JsonObject { ["Mode"] = "PassThrough" },
            ["RevisionId"] = call.World.Ids.Uuid(),
            ["State"] = "Active",
            ["LastUpdateStatus"] = "Successful",
            ["PackageType"] = "Zip",
            ["Architectures"] = new JsonArray("x86_64"),
            ["EphemeralStorage"] = new JsonObject { ["Size"] = 512 },
        };
    }

    private static void Changed(DemoCall call, JsonObject document)
    {
        document["LastModified"] = call.Now.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.fff+0000");
        document["RevisionId"] = call.World.Ids.Uuid();
    }

    private static JsonObject Invoke(DemoCall call, Resource function)
    {
        var type = call.Text("InvocationType") ?? "RequestResponse";
        if (type == "DryRun")
            return new() { ["StatusCode"] = 204 };
        if (type == "Event")
            return new() { ["StatusCode"] = 202 };
        var answer = function.Facets.TryGetValue("Invoke", out var stated) ? Encoding.UTF8.GetBytes(stated.ToJsonString()) : call.Text("Payload") is { } payload ? Convert.FromBase64String(payload) : "null"u8.ToArray();
        return new() { ["StatusCode"] = 200, ["ExecutedVersion"] = "$LATEST", ["Payload"] = Convert.ToBase64String(answer) };
    }

    private static JsonObject AddPermission(DemoCall call, Resource function)
    {
        var policy = function.Facets.TryGetValue("GetPolicy", out var kept) && kept is JsonObject o && o.Text("Policy") is { } text ? JsonNode.Parse(text)!.AsObject() : new JsonObject { ["Version"] = "2012-10-17", ["Id"] = "default", ["Statement"] = new JsonArray() };
        var principal = call.Need("Principal");
        var statement = new JsonObject
        {
            ["Sid"] = call.Need("StatementId"),
            ["Effect"] = "Allow",
            ["Principal"] = principal.Contains(".amazonaws.com", StringComparison.Ordinal) ? new JsonObject { ["Service"] = principal } : new JsonObject { ["AWS"] = principal },
            ["Action"] = call.Need("Action"),
            ["Resource"] = function.Arn,
        };
        if (call.Text("SourceArn") is { } source)
            statement["Condition"] = new JsonObject { ["ArnLike"] = new JsonObject { ["AWS:SourceArn"] = source } };
        policy["Statement"]!.AsArray().Add(statement.DeepClone());
        function.Facets["GetPolicy"] = new JsonObject { ["Policy"] = policy.ToJsonString(), ["RevisionId"] = call.World.Ids.Uuid() };
        return new() { ["Statement"] = statement.ToJsonString() };
    }
}
