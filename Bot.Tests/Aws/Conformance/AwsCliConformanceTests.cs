using System.Text.Json.Nodes;
using Amazon.Runtime;
using Bot.Aws.Catalog;
using Bot.Aws.Client;
using Bot.Tests.Aws.Client;

namespace Bot.Tests.Aws.Conformance;

/// <summary>For the same operation and parameters, what this library sends is what the AWS CLI sends.</summary>
public sealed class AwsCliConformanceTests(AwsCliFixture cli) : IClassFixture<AwsCliFixture>
{
    public static IEnumerable<TheoryDataRow<int>> Cases => ConformanceCase.All.Select(c => new TheoryDataRow<int>(c.Number) { TestDisplayName = $"AwsCli {c}" });

    [Theory]
    [MemberData(nameof(Cases))]
    public async Task Request_IsWhatTheAwsCliSends(int number)
    {
        if (AwsCliFixture.Missing is { } missing)
        {
            Assert.False(Environment.GetEnvironmentVariable("CI") == "true", missing);
            Assert.Skip(missing);
        }
        var one = ConformanceCase.All[number];
        await using var aws = await FakeAws.StartAsync(AwsCliFixture.RefuseAsync);
        using var client = aws.Client(o => o with
        {
            Credentials = new BasicAWSCredentials(one.Key, "secret"),
            Protocols = new Dictionary<string, AwsProtocol> { ["sqs"] = AwsProtocol.Query }, // the CLI in Debian is older than SQS's JSON form
        });
        var result = await client.SendAsync(new(one.Service, one.Operation, (JsonObject)one.Parameters.DeepClone(), one.Region), TestContext.Current.CancellationToken);
        Assert.True(aws.Requests.TryDequeue(out var ours), result.ToString());
        Assert.Equal(Normal(cli.Request(one)), Normal(ours));
        Assert.Equal(SignatureCheck.Expected(ours, "secret"), SignatureCheck.Given(ours));
    }

    [Fact]
    public void Cases_CoverEveryProtocol_AndAtLeastSixtyOperations()
    {
        Assert.True(ConformanceCase.All.Select(c => (c.Service, c.Operation)).Distinct().Count() >= 60);
        Assert.Equal(Enum.GetValues<AwsProtocol>(), ConformanceCase.All.Select(c => AwsCatalog.Default.Service(c.Service).Protocol).Distinct().Order());
    }

    /// <summary>Differences that are known and harmless.</summary>
    private static string Normal(CapturedRequest request) => WireComparison.Normal(request)
        .Replace("type: application/xml\n", "type: \n", StringComparison.Ordinal) // the CLI in Debian names no type for XML; newer ones do
        .Replace("  encoding-type=url\n", "", StringComparison.Ordinal) // the CLI asks S3 for escaped keys and unescapes them
        .Replace("type: application/octet-stream\n", "type: \n", StringComparison.Ordinal) // nor for bytes
        .Replace("type: \nscope: us-east-1/s3\ncontent-md5: of the body\nx-amz-meta", "type: \nscope: us-east-1/s3\nx-amz-meta", StringComparison.Ordinal) // it adds a checksum of nothing to an empty PutObject
        .Replace("00:00.500000Z", "00:00.5Z", StringComparison.Ordinal); // it writes all six digits of a fraction
}
