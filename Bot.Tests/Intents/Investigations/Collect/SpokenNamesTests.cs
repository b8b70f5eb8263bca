using Bot.Intents.Investigations.Collect;
using Bot.Intents.Investigations.Facts;
using Bot.Tests.Intents.Resources;

namespace Bot.Tests.Intents.Investigations.Collect;

/// <summary>Functions and services that errors name by a plain word.</summary>
public sealed class SpokenNamesTests
{
    [Theory]
    [InlineData("rates are stale, last loaded by price-loader at 04:00")]
    [InlineData("the table was last loaded by 'price-loader'")]
    [InlineData("price-loader did not answer")]
    [InlineData("no prices (price-loader, 04:00)")]
    [InlineData("no prices of price-loader.")]
    [InlineData("no prices: price-loader; giving up")]
    public async Task Name_IsFound_WhereItStandsFree(string line)
    {
        var (found, @case) = await FindAsync(line);
        Assert.Equal("lambda-function price-loader", Assert.Single(found));
        Assert.Contains(@case.Links, l => l is { From.Name: "quotes", To.Name: "price-loader", Tie: Tie.DependsOn });
    }

    [Theory]
    [InlineData("cannot open /var/task/price-loader")]
    [InlineData("cannot open ./price-loader/prices.csv")]
    [InlineData("cannot open price-loader.json")]
    [InlineData("no answer of price-loader.internal")]
    [InlineData("no answer of price-loader:8080")]
    [InlineData("mail to price-loader@acme.example failed")]
    [InlineData("unknown option --price-loader")]
    [InlineData("source=price-loader failed")]
    [InlineData("price-loader=off")]
    [InlineData("new-price-loader-2 failed")]
    [InlineData("no task of price-loader-* runs")]
    [InlineData("price_loader-failed")]
    [InlineData("prices failed")]
    public async Task Name_IsNotFound_WithinPathsHostsOptionsAndOtherNames(string line) => Assert.Empty((await FindAsync(line)).Found);

    /// <summary>Names cost calls only where a line holds a word that may be one.</summary>
    [Fact]
    public async Task Nothing_IsAsked_WhenNoLineHoldsSuchAWord()
    {
        var aws = Aws();
        await FindAsync("prices failed", aws);
        Assert.Empty(aws.Asked);
    }

    [Fact]
    public async Task Name_IsNotLookedFor_WhenItIsKnown()
    {
        var aws = Aws();
        await FindAsync("quotes-db is down", aws, SomeCase.Named("rds-instance", "quotes-db"));
        Assert.Empty(aws.Asked);
    }

    /// <summary>Words that are nothing's name, as most are, tie nothing.</summary>
    [Fact]
    public async Task Word_ThatIsNoName_TiesNothing()
    {
        var (found, @case) = await FindAsync("the up-to-date price-list is read-only");
        Assert.Empty(found);
        Assert.Empty(@case.Links);
    }

    private static ScriptedAws Aws() => new ScriptedAws()
        .On("ListFunctions", """{"Functions":[{"FunctionName":"price-loader","FunctionArn":"arn:aws:lambda:us-east-1:111122223333:function:price-loader"},{"FunctionName":"quotes"}]}""")
        .On("ListClusters", """{"clusterArns":[]}""");

    private static async Task<(IEnumerable<string> Found, Case Case)> FindAsync(string line, ScriptedAws? aws = null, Thing? known = null)
    {
        var (@case, _) = SomeCase.WithLines(aws ?? Aws(), line);
        if (known is not null)
            @case.Add(known);
        return ((await SpokenNames.FindAsync(@case, 0)).Select(t => $"{t.Kind} {t.Name}"), @case);
    }
}
