using Bot.Intents.Investigations.Collect;
using Bot.Intents.Investigations.Facts;
using Bot.Tests.Intents.Resources;

namespace Bot.Tests.Intents.Investigations.Collect;

/// <summary>Names looked up in the account's own zones.</summary>
public sealed class HostZonesTests
{
    private const string Zones = """{"HostedZones":[{"Id":"/hostedzone/Z1","Name":"acme.example."},{"Id":"/hostedzone/Z2","Name":"shop.acme.example."},{"Id":"/hostedzone/Z3","Name":"me.example."}]}""";
    private const string Balancer = """{"ResourceRecordSets":[{"Name":"www.shop.acme.example.","Type":"A","AliasTarget":{"DNSName":"dualstack.shop-edge-123456789.us-east-1.elb.amazonaws.com."}},{"Name":"zzz.shop.acme.example.","Type":"CNAME","ResourceRecords":[{"Value":"other-edge-123456789.us-east-1.elb.amazonaws.com"}]}]}""";

    [Fact]
    public async Task Name_LeadsToWhatItsRecordNames_AndNotToThatOfTheNextRecord()
    {
        var aws = Aws(Balancer);
        var (@case, function) = SomeCase.WithLines(aws);
        var behind = await new HostZones(@case).OfAsync("www.shop.acme.example", [function], SomeCase.Here);
        Assert.Equal(["load-balancer shop-edge"], behind.Select(t => $"{t.Kind} {t.Name}"));
        Assert.Equal(["hosted-zone SetUpWith", "load-balancer DependsOn"], @case.Links.Where(l => l.From.Key == function.Key).Select(l => $"{l.To.Kind} {l.Tie}").Order());
        Assert.Contains(@case.Book.Facts, f => f is { Sign: "state.read", Text: "shop.acme.example: holds the record www.shop.acme.example" });
    }

    /// <summary>The longest zone answers, and a zone whose name only ends alike holds nothing of it.</summary>
    [Theory]
    [InlineData("www.shop.acme.example", "Z2")]
    [InlineData("shop.acme.example", "Z2")]
    [InlineData("api.acme.example", "Z1")]
    public async Task Zone_ThatIsLongest_IsAsked(string host, string zone)
    {
        var aws = Aws(Balancer);
        await new HostZones(SomeCase.Of(aws)).OfAsync(host, [], SomeCase.Here);
        Assert.Equal([zone], aws.Calls("ListResourceRecordSets").Select(c => (string?)c.Parameters["HostedZoneId"]));
    }

    [Theory]
    [InlineData("fxhub.example")]
    [InlineData("notacme.example")]
    [InlineData("acme.example.org")]
    public async Task Name_OfOthers_LeadsToNothing(string host)
    {
        var aws = Aws(Balancer);
        var @case = SomeCase.Of(aws);
        Assert.Empty(await new HostZones(@case).OfAsync(host, [], SomeCase.Here));
        Assert.Empty(aws.Calls("ListResourceRecordSets"));
        Assert.Empty(@case.Things);
    }

    [Fact]
    public async Task Record_IsMissing_WhenTheZoneHoldsOthersOnly()
    {
        var @case = SomeCase.Of(Aws(Balancer));
        Assert.Empty(await new HostZones(@case).OfAsync("gone.shop.acme.example", [], SomeCase.Here));
        var fact = Assert.Single(@case.Book.Facts);
        Assert.Equal(("state.record-missing", "shop.acme.example: has no record `gone.shop.acme.example`"), (fact.Sign, fact.Text));
    }

    /// <summary>Route 53 writes the star as an escape.</summary>
    [Theory]
    [InlineData(@"\\052.shop.acme.example.")]
    [InlineData("*.shop.acme.example.")]
    public async Task Record_ForAllNames_AnswersForOne(string record)
    {
        var @case = SomeCase.Of(Aws($$$"""{"ResourceRecordSets":[{"Name":"{{{record}}}","Type":"A","AliasTarget":{"DNSName":"shop-edge-123456789.us-east-1.elb.amazonaws.com."}}]}"""));
        Assert.Equal(["shop-edge"], (await new HostZones(@case).OfAsync("any.shop.acme.example", [], SomeCase.Here)).Select(t => t.Name));
        Assert.DoesNotContain(@case.Book.Facts, f => f.Sign == "state.record-missing");
    }

    [Theory]
    [InlineData("ListHostedZones", "the hosted zones")]
    [InlineData("ListResourceRecordSets", "the records of shop.acme.example")]
    public async Task Refusal_IsAGap_AndNoMissingRecord(string operation, string what)
    {
        var @case = SomeCase.Of(Aws(Balancer).Fails(operation, "AccessDenied", 403));
        Assert.Empty(await new HostZones(@case).OfAsync("www.shop.acme.example", [], SomeCase.Here));
        Assert.Equal(what, Assert.Single(@case.Book.Gaps).What);
        Assert.Empty(@case.Book.Facts);
    }

    [Fact]
    public async Task Collect_LooksUp_WhatLinesCouldNotResolve_AndNothingElse()
    {
        var aws = Aws(Balancer);
        var (@case, function) = SomeCase.WithLines(aws, "www.shop.acme.example is only mentioned");
        Assert.Empty(await new HostZones(@case).CollectAsync());
        Assert.Empty(aws.Asked);
        @case.Book.Add(SomeCase.Logged(function, "getaddrinfo ENOTFOUND www.shop.acme.example", "log.dns"));
        Assert.Equal(["shop-edge"], (await new HostZones(@case).CollectAsync()).Select(t => t.Name));
        Assert.Contains(@case.Links, l => l is { From.Name: "quotes", To.Name: "shop-edge", Tie: Tie.DependsOn });
    }

    private static ScriptedAws Aws(string records) => new ScriptedAws().On("ListHostedZones", Zones).On("ListResourceRecordSets", records);
}
