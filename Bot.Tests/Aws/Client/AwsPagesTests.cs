using System.Text.Json.Nodes;
using Bot.Aws.Catalog;
using Bot.Aws.Client;

namespace Bot.Tests.Aws.Client;

public sealed class AwsPagesTests
{
    [Theory]
    [InlineData("ec2", "DescribeInstances", """{"MaxResults":5}""", """{"Reservations":[],"NextToken":"n"}""", """{"MaxResults":5,"NextToken":"n"}""")]
    [InlineData("ec2", "DescribeInstances", "{}", """{"Reservations":[],"NextToken":""}""", null)]
    [InlineData("iam", "ListRoles", "{}", """{"IsTruncated":true,"Marker":"m"}""", """{"Marker":"m"}""")]
    [InlineData("iam", "ListRoles", """{"Marker":"m"}""", """{"IsTruncated":false,"Marker":"m2"}""", null)]
    [InlineData("iam", "ListRoles", "{}", """{"Marker":"m"}""", null)]
    [InlineData("s3", "ListObjects", """{"Bucket":"b"}""", """{"IsTruncated":true,"Contents":[{"Key":"a"},{"Key":"z"}]}""", """{"Bucket":"b","Marker":"z"}""")]
    [InlineData("s3", "ListObjects", """{"Bucket":"b"}""", """{"IsTruncated":true,"NextMarker":"p","Contents":[{"Key":"a"}]}""", """{"Bucket":"b","Marker":"p"}""")]
    [InlineData("kinesis", "DescribeStream", """{"StreamName":"s"}""", """{"StreamDescription":{"HasMoreShards":true,"Shards":[{"ShardId":"1"},{"ShardId":"2"}]}}""", """{"StreamName":"s","ExclusiveStartShardId":"2"}""")]
    [InlineData("cloudfront", "ListDistributions", "{}", """{"DistributionList":{"IsTruncated":true,"NextMarker":"n"}}""", """{"Marker":"n"}""")]
    [InlineData("dynamodb", "Scan", """{"TableName":"t"}""", """{"Items":[],"LastEvaluatedKey":{"id":{"S":"1"}}}""", """{"TableName":"t","ExclusiveStartKey":{"id":{"S":"1"}}}""")]
    [InlineData("dynamodb", "Scan", """{"TableName":"t"}""", """{"Items":[],"LastEvaluatedKey":{}}""", null)]
    [InlineData("route53", "ListResourceRecordSets", """{"HostedZoneId":"Z","StartRecordIdentifier":"old"}""", """{"IsTruncated":true,"NextRecordName":"a.","NextRecordType":"A"}""", """{"HostedZoneId":"Z","StartRecordName":"a.","StartRecordType":"A"}""")]
    [InlineData("ec2", "DescribeInstances", """{"NextToken":"same"}""", """{"NextToken":"same"}""", null)]
    [InlineData("sts", "GetCallerIdentity", "{}", "{}", null)]
    public void Next_FollowsTheServicesOwnTokens(string service, string operation, string parameters, string page, string? expected) =>
        Assert.Equal(expected, AwsPages.Next(new(service, operation, Json(parameters), "us-east-1"), Json(page))?.Parameters.ToJsonString());

    [Theory]
    [InlineData("ec2", "DescribeInstances", """{"Reservations":[1]}""", """{"Reservations":[2,3]}""", """{"Reservations":[1,2,3]}""")]
    [InlineData("ec2", "DescribeInstances", "{}", """{"Reservations":[2]}""", """{"Reservations":[2]}""")]
    [InlineData("cloudfront", "ListDistributions", """{"DistributionList":{"Items":[1]}}""", """{"DistributionList":{"Items":[2]}}""", """{"DistributionList":{"Items":[1,2]}}""")]
    [InlineData("xray", "GetServiceGraph", """{"Services":[1]}""", """{"Services":[2],"ContainsOldGroupVersions":false}""", """{"Services":[1,2]}""")]
    public void Join_AppendsWhatAPageAdds(string service, string operation, string all, string page, string expected)
    {
        var joined = Json(all);
        AwsPages.Join(new(service, operation, [], "us-east-1"), joined, Json(page));
        Assert.Equal(expected, joined.ToJsonString());
    }

    [Fact]
    public async Task Pages_EndAtTheBound()
    {
        var token = 0;
        await using var aws = await FakeAws.StartAsync((http, _) =>
            Microsoft.AspNetCore.Http.HttpResponseWritingExtensions.WriteAsync(http.Response, $$"""{"TableNames":["t"],"LastEvaluatedTableName":"t{{token++}}"}"""));
        using var client = aws.Client();
        var pages = 0;
        await foreach (var page in client.PagesAsync(new("dynamodb", "ListTables", [], "us-east-1"), 3, TestContext.Current.CancellationToken))
            pages += page is AwsResult.Success ? 1 : 0;
        Assert.Equal((3, 3), (pages, aws.Requests.Count));
    }

    [Fact]
    public void EveryToken_IsAParameterOfItsOperation() => Assert.All(
        AwsCatalog.Default.ServiceNames.SelectMany(n => AwsCatalog.Default.Service(n).Operations.Values.Where(o => o.Pagination is not null)),
        o => Assert.All(o.Pagination!.InputToken, token => Assert.True(o.Input.Members.ContainsKey(token), $"{o.Name} has no {token}")));

    private static JsonObject Json(string text) => (JsonObject)JsonNode.Parse(text)!;
}
