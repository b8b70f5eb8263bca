using System.Globalization;
using System.Text.Json.Nodes;

namespace Bot.Intents.Costs.Savings;

/// <summary>Something with a list price, and how the Price List is asked for it.</summary>
/// <param name="Title">For people, with its quantity.</param>
/// <param name="ServiceCode">The Price List's service.</param>
/// <param name="Filters">Attributes and their values; the Region is added.</param>
/// <param name="RegionField">Where the Price List writes the Region.</param>
/// <param name="Quantity">A month's, in the Price List's unit.</param>
/// <param name="Assumes">What is assumed, as a sentence.</param>
/// <remarks>Source: Price List Query API, and the attributes that its offer files have.</remarks>
internal sealed record PriceItem(string Title, string ServiceCode, IReadOnlyList<(string Field, string Value)> Filters, string RegionField, decimal Quantity, string Assumes)
{
    private const int HoursAMonth = 730;

    /// <summary>An item of a question; null for one that is not known.</summary>
    /// <param name="value"><c>kind|quantity|detail</c>.</param>
    public static PriceItem? Of(string value)
    {
        if (value.Split('|') is not [var kind, var number, var detail] || !decimal.TryParse(number, CultureInfo.InvariantCulture, out var n))
            return null;
        string Count(string what) => n == 1 ? what : $"{n:0.##} × {what}";
        string Gb() => n >= 1024 ? $"{n / 1024:#,0.##} TB" : $"{n:#,0.##} GB";
        return kind switch
        {
            "instance" => new(Count($"`{detail}`"), "AmazonEC2", [("instanceType", detail), ("operatingSystem", "Linux"), ("tenancy", "Shared"), ("capacitystatus", "Used"), ("preInstalledSw", "NA")], "regionCode", n * HoursAMonth,
                $"instances run all {HoursAMonth} hours of a month, on demand, Linux, shared tenancy"),
            "database" => new(Count($"`{detail}`"), "AmazonRDS", [("instanceType", detail), ("databaseEngine", "PostgreSQL"), ("deploymentOption", "Single-AZ")], "regionCode", n * HoursAMonth,
                $"databases run all {HoursAMonth} hours of a month, PostgreSQL, one Availability Zone, without their storage"),
            "s3" => new($"{Gb()} in S3 Standard", "AmazonS3", [("productFamily", "Storage"), ("volumeType", "Standard")], "regionCode", n, "kept for a whole month, without requests"),
            "transfer-out" => new($"{Gb()} out to the internet", "AWSDataTransfer", [("transferType", "AWS Outbound"), ("toLocation", "External")], "fromRegionCode", n, "nothing else goes out; 100 GB a month are free over all Regions and are not taken off"),
            "volume" => new($"{Gb()} of {detail}", "AmazonEC2", [("productFamily", "Storage"), ("volumeApiName", detail)], "regionCode", n, "kept for a whole month, without provisioned IOPS and snapshots"),
            "lambda-requests" => new($"{n:#,0} Lambda requests", "AWSLambda", [("group", "AWS-Lambda-Requests")], "regionCode", n, "a million requests a month are free and are not taken off"),
            "lambda-duration" => new($"{n:#,0.##} GB-seconds of Lambda", "AWSLambda", [("group", "AWS-Lambda-Duration")], "regionCode", n, "x86; 400,000 GB-seconds a month are free and are not taken off"),
            "nat" => new(Count("NAT gateway"), "AmazonEC2", [("group", "NGW:NatGateway"), ("operation", "NatGateway")], "regionCode", n * HoursAMonth, $"NAT gateways stand all {HoursAMonth} hours of a month, without the traffic through them"),
            _ => null,
        };
    }

    public JsonObject Parameters(string region)
    {
        static JsonNode Match(string field, string value) => new JsonObject { ["Type"] = "TERM_MATCH", ["Field"] = field, ["Value"] = value };
        return new() { ["ServiceCode"] = ServiceCode, ["Filters"] = new JsonArray([.. Filters.Select(f => Match(f.Field, f.Value)), Match(RegionField, region)]) };
    }
}
