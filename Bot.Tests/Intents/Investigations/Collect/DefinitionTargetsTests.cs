using System.Text.Json.Nodes;
using Bot.Intents.Investigations.Collect;
using Bot.Intents.Resources.Planning;

namespace Bot.Tests.Intents.Investigations.Collect;

public sealed class DefinitionTargetsTests
{
    private static readonly Spot Here = new("us-east-1", "111122223333");

    [Theory]
    [InlineData("arn:aws:states:::glue:startJobRun.sync", """{"JobName":"fold-days"}""", "glue-job fold-days")]
    [InlineData("arn:aws:states:::aws-sdk:glue:startCrawler", """{"Name":"crawl-days"}""", "glue-crawler crawl-days")]
    [InlineData("arn:aws:states:::batch:submitJob.sync", """{"JobName":"any","JobQueue":"arn:aws:batch:us-east-1:111122223333:job-queue/nightly","JobDefinition":"fold:3"}""", "batch-job-queue nightly")]
    [InlineData("arn:aws:states:::codebuild:startBuild.sync", """{"ProjectName":"site"}""", "codebuild-project site")]
    [InlineData("arn:aws:states:::lambda:invoke", """{"FunctionName":"report","Payload.$":"$"}""", "lambda-function report")]
    [InlineData("arn:aws:states:::sqs:sendMessage", """{"QueueUrl":"https://sqs.us-east-1.amazonaws.com/111122223333/out"}""", "sqs-queue out")]
    public void Of_NamesWhatATaskRuns_ByItsResourceAndParameters(string resource, string parameters, string expected)
    {
        var definition = new JsonObject { ["States"] = new JsonObject { ["Map"] = new JsonObject { ["Iterator"] = new JsonObject { ["States"] = new JsonObject { ["Run"] = new JsonObject { ["Type"] = "Task", ["Resource"] = resource, ["Parameters"] = JsonNode.Parse(parameters) } } } } } };

        var target = Assert.Single(DefinitionTargets.Of(definition, Here));

        Assert.Equal(expected, $"{target.Kind} {target.Name}");
    }

    [Fact]
    public void Of_NamesNothing_WhenAParameterComesFromTheInput()
    {
        var definition = JsonNode.Parse("""{"States":{"Run":{"Type":"Task","Resource":"arn:aws:states:::glue:startJobRun","Parameters":{"JobName.$":"$.job"}}}}""");

        Assert.Empty(DefinitionTargets.Of(definition, Here));
    }

    [Fact]
    public void ArnThing_IsTheSubscription_WhenATopicsArnGoesOn()
    {
        Assert.Equal("sns-subscription", ArnThing.Of("arn:aws:sns:us-east-1:111122223333:orders:0b1c2d3e-1111-2222-3333-444455556666", Here)?.Kind);
        Assert.Equal("sns-topic", ArnThing.Of("arn:aws:sns:us-east-1:111122223333:orders", Here)?.Kind);
    }
}
