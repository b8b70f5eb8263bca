using System.Net;
using System.Text;
using Bot.Aws.Client;
using Bot.DemoAccount.Server.Faults;

namespace Bot.Tests.DemoAccount;

public sealed class FaultAndPageTests
{
    [Fact]
    public async Task Fault_HitsOnlyItsOperation_UntilSwitchedOff()
    {
        await using var server = await DemoServerTests.StartAsync();
        using var http = new HttpClient { BaseAddress = server.Endpoint };
        var added = await http.PostAsync("/_demo/faults", new StringContent("""{"service":"ec2","operation":"DescribeInstances","error":"Throttling","status":400}""", Encoding.UTF8, "application/json"));
        Assert.Equal(HttpStatusCode.OK, added.StatusCode);
        var client = DemoServerTests.Client(server, SmallWorld.Root);
        Assert.Equal("RequestLimitExceeded", DemoServerTests.Error(await client.SendAsync(new("ec2", "DescribeInstances", new() { ["DryRun"] = false }, "us-east-1"), default)).Code);
        DemoServerTests.Ok(await client.SendAsync(new("ec2", "DescribeVpcs", [], "us-east-1"), default));
        await http.DeleteAsync("/_demo/faults");
        DemoServerTests.Ok(await client.SendAsync(new("ec2", "DescribeInstances", [], "us-east-1"), default));
    }

    [Fact]
    public async Task Fault_IsRefused_WhenItIsMisspelt()
    {
        await using var server = await DemoServerTests.StartAsync();
        using var http = new HttpClient { BaseAddress = server.Endpoint };
        var answer = await http.PostAsync("/_demo/faults", new StringContent("""{"servce":"ec2"}""", Encoding.UTF8, "application/json"));
        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Contains("servce", await answer.Content.ReadAsStringAsync());
    }

    [Fact]
    public void Fraction_HitsTheSameCalls_WithTheSameSeed()
    {
        static string Hits()
        {
            var table = new FaultTable(TimeProvider.System, 7);
            table.Add(new() { Fraction = 0.5, Error = "InternalFailure" });
            return string.Concat(Enumerable.Range(0, 40).Select(_ => table.Of("ec2", "X", "us-east-1").Error is null ? '.' : '#'));
        }
        Assert.Equal(Hits(), Hits());
        Assert.InRange(Hits().Count(c => c == '#'), 10, 30);
    }

    [Fact]
    public async Task Pages_HoldEveryInstanceOnce_WhenALimitIsSet()
    {
        await using var server = await DemoServerTests.StartAsync(instances: 23);
        var client = DemoServerTests.Client(server, SmallWorld.Root);
        var ids = new List<string>();
        var pages = 0;
        await foreach (var page in client.PagesAsync(new("ec2", "DescribeInstances", new() { ["MaxResults"] = 5 }, "us-east-1"), 100))
        {
            pages++;
            ids.AddRange(DemoServerTests.Ok(page)["Reservations"]!.AsArray().SelectMany(r => r!["Instances"]!.AsArray()).Select(i => (string)i!["InstanceId"]!));
        }
        Assert.Equal(5, pages);
        Assert.Equal(23, ids.Distinct().Count());
    }

    [Fact]
    public async Task Page_IsRefused_WhenTheTokenIsNotOurs()
    {
        await using var server = await DemoServerTests.StartAsync();
        var result = await DemoServerTests.Client(server, SmallWorld.Root).SendAsync(new("ec2", "DescribeInstances", new() { ["NextToken"] = "nonsense", ["MaxResults"] = 5 }, "us-east-1"), default);
        Assert.Equal("InvalidNextToken", DemoServerTests.Error(result).Code);
    }
}
