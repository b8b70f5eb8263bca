using Bot.Intents.Investigations.Collect;
using Bot.Intents.Investigations.Facts;

namespace Bot.Tests.Intents.Investigations.Collect;

/// <summary>Resources that settings and log lines name.</summary>
public sealed class NamedInTests
{
    [Theory]
    [InlineData("arn:aws:dynamodb:eu-west-1:111122223333:table/orders", "dynamodb-table orders eu-west-1")]
    [InlineData("GET arn:aws:s3:::claims-docs/2026/11/a.pdf failed", "s3-bucket claims-docs us-east-1")]
    [InlineData("orders.cluster-cabc123.eu-west-1.rds.amazonaws.com:5432", "rds-cluster orders eu-west-1")]
    [InlineData("orders-1.cabc123defg.us-east-1.rds.amazonaws.com", "rds-instance orders-1 us-east-1")]
    [InlineData("redis://baskets.k3v9qa.0001.use1.cache.amazonaws.com:6379", "elasticache-cluster baskets us-east-1")]
    [InlineData("master.sessions.k3v9qa.use1.cache.amazonaws.com", "elasticache-replication-group sessions us-east-1")]
    [InlineData("internal-api-123456789.us-east-1.elb.amazonaws.com", "load-balancer api us-east-1")]
    [InlineData("https://sqs.us-east-1.amazonaws.com/444455556666/jobs", "sqs-queue jobs us-east-1")]
    [InlineData("s3://claims-docs/x", "s3-bucket claims-docs us-east-1")]
    public void Text_NamesTheResource(string text, string wanted) => Assert.Contains(wanted, NamedIn.Of(text, Near).Select(t => $"{t.Kind} {t.Name} {t.Spot.Region}"));

    [Theory]
    [InlineData("https://api.paybridge.example/v1/charges")]
    [InlineData("redis.exceptions.TimeoutError: Timeout connecting to server")]
    [InlineData("")]
    public void Text_NamesNothing_WhereNothingOfAwsStands(string text) => Assert.Empty(NamedIn.Of(text, Near));

    [Theory]
    [InlineData("secret", Tie.SetUpWith)]
    [InlineData("subnet", Tie.SetUpWith)]
    [InlineData("dynamodb-table", Tie.DependsOn)]
    public void Kind_IsSetUpWith_OrCalled(string kind, object tie) => Assert.Equal((Tie)tie, NamedIn.TieOf(kind));

    private static Bot.Intents.Resources.Planning.Spot Near { get; } = new("us-east-1", "111122223333");
}
