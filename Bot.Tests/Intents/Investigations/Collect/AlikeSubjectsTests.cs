using Bot.Intents.Investigations.Collect;
using Bot.Tests.Intents.Resources;

namespace Bot.Tests.Intents.Investigations.Collect;

/// <summary>What people may mean by a short name that nothing bears.</summary>
public sealed class AlikeSubjectsTests
{
    [Fact]
    public async Task Name_IsFound_AsAWordOfOthers_WhatUsersMeetFirst()
    {
        var aws = new ScriptedAws().On("ListFunctions", Functions("wiki-thumbs", "wikis-old", "mywiki", "orders")).On("DescribeLoadBalancers", Balancers("wiki-alb", "shop-alb"));
        Assert.Equal(["load-balancer wiki-alb", "lambda-function wiki-thumbs"], await FindAsync(aws, "wiki"));
    }

    /// <summary>Of each kind the two that say least beside the name, in an order of their own.</summary>
    [Fact]
    public async Task Name_IsFound_InTheShortestNamesOfAKind()
    {
        var aws = new ScriptedAws().On("ListFunctions", Functions("wiki-thumbs-retry", "wiki-b", "wiki-a", "wiki-cc")).On("DescribeLoadBalancers", Balancers("wiki-inner", "wiki-edge", "wiki-x"));
        Assert.Equal(["load-balancer wiki-x", "load-balancer wiki-edge", "lambda-function wiki-a", "lambda-function wiki-b"], await FindAsync(aws, "wiki"));
    }

    [Fact]
    public async Task Name_IsFound_InFourThingsAtMost()
    {
        var aws = new ScriptedAws().On("ListFunctions", Functions("wiki-a", "wiki-b")).On("DescribeLoadBalancers", Balancers("wiki-c", "wiki-d")).On("ListStateMachines", """{"stateMachines":[{"name":"wiki-e","stateMachineArn":"arn:aws:states:us-east-1:111122223333:stateMachine:wiki-e"}]}""");
        Assert.Equal(4, (await FindAsync(aws, "wiki")).Count);
    }

    [Fact]
    public async Task Name_OfTwoLetters_IsNotLookedFor()
    {
        var aws = new ScriptedAws().On("ListFunctions", Functions("hr-a"));
        Assert.Empty(await FindAsync(aws, "hr"));
        Assert.Empty(aws.Asked);
    }

    [Fact]
    public async Task Name_ThatNothingHolds_FindsNothing() => Assert.Empty(await FindAsync(new ScriptedAws().On("ListFunctions", Functions("orders")), "wiki"));

    private static async Task<List<string>> FindAsync(ScriptedAws aws, string name) =>
        [.. (await AlikeSubjects.FindAsync(SomeCase.Of(aws), name, SomeCase.Here)).Select(t => $"{t.Kind} {t.Name}")];

    private static string Functions(params string[] names) => $$"""{"Functions":[{{string.Join(',', names.Select(n => $$"""{"FunctionName":"{{n}}"}"""))}}]}""";

    private static string Balancers(params string[] names) =>
        $$"""{"LoadBalancers":[{{string.Join(',', names.Select(n => $$"""{"LoadBalancerName":"{{n}}","LoadBalancerArn":"arn:aws:elasticloadbalancing:us-east-1:111122223333:loadbalancer/app/{{n}}/0b1c2d3e4f506172"}"""))}}]}""";
}
