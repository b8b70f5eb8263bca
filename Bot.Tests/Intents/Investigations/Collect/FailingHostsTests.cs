using Bot.Intents.Investigations.Collect;

namespace Bot.Tests.Intents.Investigations.Collect;

/// <summary>Which hosts of others lines of their callers say to fail.</summary>
public sealed class FailingHostsTests
{
    [Theory]
    [InlineData("POST https://api.paybridge.example/v1/charges answered 503 Service Unavailable", "api.paybridge.example")]
    [InlineData("HTTPSConnectionPool(host='rates.fxhub.example', port=443): Read timed out. (read timeout=10)", "rates.fxhub.example")]
    [InlineData("upstream error host=rates.fxhub.example status=502", "rates.fxhub.example")]
    [InlineData("hostname: \"rates.fxhub.example\" answered: Too Many Requests", "rates.fxhub.example")]
    [InlineData("rates.fxhub.example:8443 answered 504 Gateway Timeout", "rates.fxhub.example")]
    [InlineData("got 500 from rates.fxhub.example, giving up", "rates.fxhub.example")]
    [InlineData("rate limit of provider rates.fxhub.example reached", "rates.fxhub.example")]
    [InlineData("Get \"https://rates.fxhub.example/v2\": context deadline exceeded (Client.Timeout exceeded while awaiting headers)", "rates.fxhub.example")]
    [InlineData("AxiosError: timeout of 5000ms exceeded calling rates.fxhub.example", "rates.fxhub.example")]
    public void Line_NamesTheHostThatFails(string line, string host) => Assert.Equal([host], Hosts(line));

    [Theory]
    [InlineData("502 at com.acme.shop.QuoteService.fetch(QuoteService.java:41)")]
    [InlineData("ReadTimeout in from com.acme.shop.QuoteService.fetch(QuoteService.java:41)")]
    [InlineData("ReadTimeout at quotes.py:120 in fetch")]
    [InlineData("504 Gateway Timeout, see handler.js:88:13")]
    [InlineData("500 at Quotes.cs:12")]
    [InlineData("503 from https://vpce-0a1b.execute-api.us-east-1.amazonaws.com/prod")]
    [InlineData("dial tcp: lookup rates.fxhub.example: no such host")]
    [InlineData("connect ECONNREFUSED https://rates.fxhub.example")]
    [InlineData("connect ETIMEDOUT rates.fxhub.example:443")]
    [InlineData("order 15001 of https://rates.fxhub.example was not found")]
    [InlineData("502 Bad Gateway from 10.2.0.4:8080")]
    [InlineData("Service Unavailable")]
    public void Line_NamesNoHost(string line) => Assert.Empty(Hosts(line));

    [Fact]
    public void Lines_OfBeforeTheOnset_AndOfOtherThings_SayNothing()
    {
        var (@case, function) = SomeCase.WithLines(null);
        const string line = "POST https://api.paybridge.example/v1/charges answered 503";
        @case.Book.Add(SomeCase.Logged(function, line) with { IsSymptom = false });
        @case.Book.Add(SomeCase.Logged(function, line, "state.read"));
        Assert.Empty(FailingHosts.Of(@case));
    }

    [Fact]
    public void Host_BecomesAThing_ThatItsCallerDependsOn()
    {
        var (@case, function) = SomeCase.WithLines(null, "got 500 from rates.fxhub.example, giving up");
        FailingHosts.Add(@case);
        var link = Assert.Single(@case.Links);
        Assert.Equal((function.Key, "external service", "rates.fxhub.example", Bot.Intents.Investigations.Facts.Tie.DependsOn), (link.From.Key, link.To.Kind, link.To.Name, link.Tie));
        var fact = Assert.Single(@case.Book.Facts, f => f.Sign == "state.host-fails");
        Assert.Equal("rates.fxhub.example fails, says quotes: `got 500 from rates.fxhub.example, giving up`", fact.Text);
    }

    [Theory]
    [InlineData("rates.prod.internal")]
    [InlineData("rates.shop.svc.cluster.local")]
    [InlineData("rates.office.corp")]
    public void InnerHost_IsNotOfOthers(string host)
    {
        var (@case, _) = SomeCase.WithLines(null, $"got 503 from {host}, giving up");
        Assert.Equal([host], FailingHosts.Of(@case).Select(h => h.Host));
        FailingHosts.Add(@case);
        Assert.Empty(@case.Links);
        Assert.DoesNotContain(@case.Book.Facts, f => f.Sign == "state.host-fails");
    }

    [Theory]
    [InlineData("fxhub.example", true)]
    [InlineData("acme.example", false)]
    public void Host_IsTheAccountsOwn_WhenAZoneOfItsHoldsIt(string zone, bool isOwn)
    {
        var (@case, _) = SomeCase.WithLines(null, "got 503 from rates.fxhub.example, giving up");
        @case.Add(new("hosted-zone", "Z1", zone, "", SomeCase.Here));
        FailingHosts.Add(@case);
        Assert.Equal(isOwn, @case.Links.Count == 0);
    }

    /// <summary>The call graph may know the same host already.</summary>
    [Fact]
    public void Host_IsTheServiceOfTheCallGraph_WhenThatIsKnown()
    {
        var (@case, _) = SomeCase.WithLines(null, "got 503 from rates.fxhub.example, giving up");
        var known = @case.Add(new("service", "Rates.FxHub.example", "Rates.FxHub.example", "", SomeCase.Here));
        FailingHosts.Add(@case);
        Assert.Equal(known.Key, Assert.Single(@case.Links).To.Key);
        Assert.DoesNotContain(@case.Things, t => t.Kind == "external service");
    }

    private static IEnumerable<string> Hosts(string line) => FailingHosts.Of(SomeCase.WithLines(null, line).Case).Select(h => h.Host);
}
