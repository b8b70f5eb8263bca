using Bot.Intents.Investigations.Collect;
using Bot.Intents.Investigations.Facts;
using Bot.Tests.Intents.Resources;

namespace Bot.Tests.Intents.Investigations.Collect;

/// <summary>What answers under a host name of the account's own.</summary>
public sealed class HostSubjectsTests
{
    private const string Zones = """{"HostedZones":[{"Id":"/hostedzone/Z1","Name":"acme.example."}]}""";
    private const string Distributions = """{"DistributionList":{"Items":[{"Id":"E1OTHER","DomainName":"d1.cloudfront.net","Aliases":{"Items":["blog.acme.example"]}},{"Id":"E2SHOP","DomainName":"d2.cloudfront.net","Aliases":{"Items":["acme.example","Shop.Acme.example"]}}]}}""";

    [Fact]
    public async Task Host_IsTheApiDomain_WithItsApiAndCertificate()
    {
        var aws = new ScriptedAws()
            .On("GetDomainName", """{"domainName":"api.acme.example","regionalCertificateArn":"arn:aws:acm:us-east-1:111122223333:certificate/5d0c9e11-3a3f-4b0e-9c55-0a7be4f2d901"}""")
            .On("GetBasePathMappings", """{"items":[{"basePath":"v1","restApiId":"p4rtn3rap1"},{"basePath":"v2","restApiId":"p4rtn3rap1"}]}""")
            .On("GetRestApis", """{"items":[{"id":"adm1nap1xx","name":"admin-api"},{"id":"p4rtn3rap1","name":"partner-api"}]}""");
        var (found, @case) = await FindAsync(aws, "API.acme.example.");
        Assert.Equal(["api-domain api.acme.example"], found);
        Assert.Equal("api.acme.example", (string?)aws.Calls("GetDomainName").First().Parameters["domainName"]);
        Assert.Equal(["acm-certificate 5d0c9e11-3a3f-4b0e-9c55-0a7be4f2d901 SetUpWith", "rest-api partner-api DependsOn"], @case.Links.Select(l => $"{l.To.Kind} {l.To.Name} {l.Tie}").Order());
    }

    [Fact]
    public async Task Host_IsTheHttpApisDomain_WhenItLeadsToNoRestApi()
    {
        var aws = new ScriptedAws()
            .On("GetDomainName", """{"domainName":"api.acme.example"}""").On("GetBasePathMappings", """{"items":[]}""")
            .On("GetApiMappings", """{"Items":[{"ApiId":"h77pap1xyz","Stage":"$default"}]}""").On("GetApis", """{"Items":[{"ApiId":"h77pap1xyz","Name":"orders-http"}]}""");
        var (_, @case) = await FindAsync(aws, "api.acme.example");
        Assert.Equal(["http-api orders-http"], @case.Links.Select(l => $"{l.To.Kind} {l.To.Name}"));
    }

    [Fact]
    public async Task Host_IsTheBalancer_ThatItsRecordLeadsTo()
    {
        var aws = new ScriptedAws().Fails("GetDomainName", "NotFoundException", 404).On("ListHostedZones", Zones)
            .On("ListResourceRecordSets", """{"ResourceRecordSets":[{"Name":"shop.acme.example.","Type":"A","AliasTarget":{"DNSName":"dualstack.shop-edge-123456789.us-east-1.elb.amazonaws.com."}}]}""")
            .On("DescribeLoadBalancers", """{"LoadBalancers":[{"LoadBalancerName":"shop-edge","LoadBalancerArn":"arn:aws:elasticloadbalancing:us-east-1:111122223333:loadbalancer/app/shop-edge/0b1c2d3e4f506172"}]}""")
            .On("ListDistributions", Distributions);
        Assert.Equal(["load-balancer shop-edge"], (await FindAsync(aws, "shop.acme.example")).Found);
        Assert.Empty(aws.Calls("ListDistributions"));
    }

    [Fact]
    public async Task Host_IsTheDistribution_ThatBearsItAsAnAlias()
    {
        var aws = new ScriptedAws().Fails("GetDomainName", "NotFoundException", 404).On("ListHostedZones", Zones).On("ListResourceRecordSets", """{"ResourceRecordSets":[{"Name":"shop.acme.example.","Type":"A","AliasTarget":{"DNSName":"d2.cloudfront.net."}}]}""").On("ListDistributions", Distributions);
        var (_, @case) = await FindAsync(aws, "shop.acme.example");
        Assert.Equal(["E2SHOP"], @case.Things.Where(t => t.Kind == "cloudfront-distribution").Select(t => t.Id));
    }

    [Fact]
    public async Task Host_OfOthers_IsNothing()
    {
        var aws = new ScriptedAws().Fails("GetDomainName", "NotFoundException", 404).On("ListHostedZones", Zones).On("ListDistributions", Distributions);
        Assert.Empty((await FindAsync(aws, "api.fxhub.example")).Found);
    }

    private static async Task<(List<string> Found, Case Case)> FindAsync(ScriptedAws aws, string host)
    {
        var @case = SomeCase.Of(aws);
        return ([.. (await HostSubjects.FindAsync(@case, host, SomeCase.Here)).Select(t => $"{t.Kind} {t.Name}")], @case);
    }
}
