using System.Globalization;
using System.Text.Json.Nodes;
using Bot.DemoAccount.State;

namespace Bot.DemoAccount.Services.Resources.Databases;

/// <summary>Amazon DynamoDB: tables, their backups and settings, and their items.</summary>
internal sealed class DynamoDbService : ResourceService
{
    /// <summary>States the service.</summary>
    public DynamoDbService() : base("dynamodb")
    {
        var tables = Kind("AWS::DynamoDB::Table", "arn:aws:dynamodb:{region}:{account}:table/{id}", "TableName")
            .Missing("ResourceNotFoundException", "Requested resource not found: Table: {0} not found")
            .Exists("ResourceInUseException", "Table already exists: {0}")
            .Get("DescribeTable", "Table", "TableName")
            .List("ListTables", "TableNames")
            .Facet("DescribeContinuousBackups", "TableName", (_, _) => Backups("DISABLED", null))
            .Facet("DescribeTimeToLive", "TableName", (_, _) => new() { ["TimeToLiveDescription"] = new JsonObject { ["TimeToLiveStatus"] = "DISABLED" } })
            .Facet("DescribeContributorInsights", "TableName", (_, r) => new() { ["TableName"] = r.Id, ["ContributorInsightsStatus"] = "DISABLED" })
            .Facet("DescribeKinesisStreamingDestination", "TableName", (_, r) => new() { ["TableName"] = r.Id, ["KinesisDataStreamDestinations"] = new JsonArray() })
            .Facet("DescribeTableReplicaAutoScaling", "TableName", (_, r) => new() { ["TableAutoScalingDescription"] = new JsonObject { ["TableName"] = r.Id, ["TableStatus"] = "ACTIVE" } })
            .Facet("GetResourcePolicy", "ResourceArn", (_, r) => throw new DemoException("PolicyNotFoundException", $"Resource-based policy not found for the provided ResourceArn: {r.Arn}"))
            .Create("CreateTable", "TableDescription", "TableName", NewTable)
            .Update("UpdateTable", "TableDescription", "TableName", Update)
            .Delete("DeleteTable", "TableName", "TableDescription", Protected)
            .SetFacet("UpdateTimeToLive", "TableName", "DescribeTimeToLive", TimeToLive)
            .SetFacet("UpdateContinuousBackups", "TableName", "DescribeContinuousBackups", call =>
                Backups(Inputs.Text(call.Input["PointInTimeRecoverySpecification"]?["PointInTimeRecoveryEnabled"]) == "true" ? "ENABLED" : "DISABLED", call));
        Kind("AWS::DynamoDB::Backup", "arn:aws:dynamodb:{region}:{account}:table/{id}", "BackupArn", "BackupName")
            .Missing("BackupNotFoundException", "Backup not found: {0}")
            .List("ListBackups", "BackupSummaries", filter: "TableName,BackupType")
            .Get("DescribeBackup", null, "BackupArn", (_, r) => Backup(r))
            .Create("CreateBackup", "BackupDetails", call => $"{call.Text("TableName")}/backup/{call.NewId(20)}", (call, id, arn) => NewBackup(call, tables, arn))
            .Delete("DeleteBackup", "BackupArn");
        Kind("AWS::DynamoDB::GlobalTable", "arn:aws:dynamodb::{account}:global-table/{id}", "GlobalTableName")
            .Missing("GlobalTableNotFoundException", "Global table not found: Global table with name: {0} does not exist.")
            .Get("DescribeGlobalTable", "GlobalTableDescription", "GlobalTableName")
            .List("ListGlobalTables", "GlobalTables");
        On("DescribeLimits", _ => new() { ["AccountMaxReadCapacityUnits"] = 80000, ["AccountMaxWriteCapacityUnits"] = 80000, ["TableMaxReadCapacityUnits"] = 40000, ["TableMaxWriteCapacityUnits"] = 40000 });
        On("DescribeEndpoints", call => new() { ["Endpoints"] = new JsonArray(new JsonObject { ["Address"] = $"dynamodb.{call.Region}.amazonaws.com", ["CachePeriodInMinutes"] = 1440 }) });
        Tagging("ResourceArn", "ListTagsOfResource", "TagResource", "UntagResource");
        var items = new TableItems(tables);
        On("GetItem", items.Get, tables.ArnBy("TableName"));
        On("PutItem", items.Put, tables.ArnBy("TableName"));
        On("DeleteItem", items.Delete, tables.ArnBy("TableName"));
        On("Scan", items.Scan, tables.ArnBy("TableName"));
        On("Query", items.Query, tables.ArnBy("TableName"));
    }

    private static JsonObject NewTable(DemoCall call, string id, string arn) => new()
    {
        ["TableName"] = id,
        ["TableArn"] = arn,
        ["TableId"] = call.NewUuid(),
        ["TableStatus"] = "ACTIVE",
        ["CreationDateTime"] = call.Stamp(),
        ["ItemCount"] = 0,
        ["TableSizeBytes"] = 0,
        ["DeletionProtectionEnabled"] = false,
        ["BillingModeSummary"] = new JsonObject { ["BillingMode"] = call.Text("BillingMode") ?? "PROVISIONED" },
    };

    private static void Update(DemoCall call, Resource resource, JsonObject document)
    {
        if (call.Text("BillingMode") is { } mode) document["BillingModeSummary"] = new JsonObject { ["BillingMode"] = mode };
    }

    private static void Protected(DemoCall call, Resource table)
    {
        if (Inputs.Text(table.Document["DeletionProtectionEnabled"]) == "true")
            throw new DemoException("ValidationException", "Resource cannot be deleted as it is currently protected against deletion. Disable deletion protection first.");
    }

    private static JsonObject TimeToLive(DemoCall call) => new()
    {
        ["TimeToLiveDescription"] = new JsonObject
        {
            ["TimeToLiveStatus"] = Inputs.Text(call.Input["TimeToLiveSpecification"]?["Enabled"]) == "true" ? "ENABLED" : "DISABLED",
            ["AttributeName"] = call.Input["TimeToLiveSpecification"]?["AttributeName"]?.DeepClone(),
        },
    };

    private static JsonObject Backups(string status, DemoCall? enabled)
    {
        var recovery = new JsonObject { ["PointInTimeRecoveryStatus"] = status };
        if (status == "ENABLED" && enabled is not null) recovery["EarliestRestorableDateTime"] = recovery["LatestRestorableDateTime"] = enabled.Stamp();
        return new() { ["ContinuousBackupsDescription"] = new JsonObject { ["ContinuousBackupsStatus"] = "ENABLED", ["PointInTimeRecoveryDescription"] = recovery } };
    }

    private static JsonObject NewBackup(DemoCall call, Kind tables, string arn)
    {
        var table = tables.Find(call, call.Need("TableName"))
            ?? throw new DemoException("TableNotFoundException", string.Create(CultureInfo.InvariantCulture, $"Table not found: {call.Text("TableName")}"));
        return new()
        {
            ["TableName"] = table.Id,
            ["TableArn"] = table.Arn,
            ["TableId"] = table.Document["TableId"]?.DeepClone(),
            ["BackupArn"] = arn,
            ["BackupName"] = call.Text("BackupName"),
            ["BackupCreationDateTime"] = call.Stamp(),
            ["BackupStatus"] = "AVAILABLE",
            ["BackupType"] = "USER",
            ["BackupSizeBytes"] = table.Document["TableSizeBytes"]?.DeepClone() ?? 0,
        };
    }

    private static JsonObject Backup(Resource backup)
    {
        JsonObject Part(params string[] fields) => new(fields.Where(backup.Document.ContainsKey).Select(f => KeyValuePair.Create(f, backup.Document[f]?.DeepClone())));
        return new()
        {
            ["BackupDescription"] = new JsonObject
            {
                ["BackupDetails"] = Part("BackupArn", "BackupName", "BackupSizeBytes", "BackupStatus", "BackupType", "BackupCreationDateTime", "BackupExpiryDateTime"),
                ["SourceTableDetails"] = Part("TableName", "TableId", "TableArn"),
            },
        };
    }
}
