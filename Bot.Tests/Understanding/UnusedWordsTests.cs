namespace Bot.Tests.Understanding;

public class UnusedWordsTests
{
    [Theory]
    [InlineData("rds instances on postgres 13", "postgres 13")]
    [InlineData("which rds have less than 20% free storage", "less than 20%")]
    [InlineData("load balancers without access logs", "without access logs")]
    [InlineData("which instances have been stopped for more than 30 days?", "more than 30")]
    [InlineData("step functions that failed today", "failed today")]
    [InlineData("idle nat gateways?", "idle")]
    public void Question_NamesWords_WhenTheyBecameNoCondition(string text, string unused) =>
        Assert.Equal([unused], Ask.Read(text).Unused);

    [Theory]
    [InlineData("top 5 volumes by size")]
    [InlineData("lambda functions with 128 MB memory")]
    [InlineData("which security groups are open to the world on 3389?")]
    [InlineData("instances without tag Owner in all regions")]
    [InlineData("access keys not rotated for a year")]
    [InlineData("which k8s cluster is still on 1.29 or below")]
    public void Question_NamesNone_WhenAllWereUsed(string text) =>
        Assert.Empty(Ask.Read(text).Unused);
}
