using Bot.Intents.Investigations.Collect;

namespace Bot.Tests.Intents.Investigations.Collect;

/// <summary>What lines of real runtimes, drivers and SDKs are taken for.</summary>
public sealed class LogSignsTests
{
    [Theory]
    [InlineData("2026-11-20T11:00:00Z 1f Task timed out after 3.01 seconds", "log.timeout")]
    [InlineData("RequestId: 1f Error: Runtime exited with error: signal: killed", "log.oom")]
    [InlineData("java.lang.OutOfMemoryError: Java heap space", "log.oom")]
    [InlineData("botocore.exceptions.ClientError: An error occurred (AccessDeniedException) when calling the GetItem operation: User: x is not authorized to perform: dynamodb:GetItem", "log.denied")]
    [InlineData("FATAL: remaining connection slots are reserved for non-replication superuser connections", "log.connections")]
    [InlineData("FATAL: password authentication failed for user \"app\"", "log.password")]
    [InlineData("Error: getaddrinfo ENOTFOUND api.internal", "log.dns")]
    [InlineData("dial tcp: lookup stock.shop.svc.cluster.local on 172.20.0.10:53: i/o timeout", "log.dns")]
    [InlineData("dial tcp 10.60.4.18:9090: connect: connection timed out", "log.unreachable")]
    [InlineData("redis.exceptions.TimeoutError: Timeout connecting to server", "log.unreachable")]
    [InlineData("connect ECONNREFUSED 10.0.0.4:6379", "log.refused")]
    [InlineData("Error: certificate has expired", "log.certificate")]
    [InlineData("TransportError(429, 'cluster_block_exception', 'blocked by: disk usage exceeded flood-stage watermark, index has read-only-allow-delete block')", "log.disk")]
    [InlineData("could not extend file: No space left on device", "log.disk")]
    [InlineData("Runtime.ImportModuleError: Error: Cannot find module 'index'", "log.import")]
    [InlineData("ERROR: cannot execute INSERT in a read-only transaction", "log.failover")]
    [InlineData("ERROR something of our own went wrong", "log.error")]
    [InlineData("INFO order 17 accepted", null)]
    public void Line_IsKnownByWhatItSays(string line, string? sign) => Assert.Equal(sign, LogSigns.Of(line));

    [Fact]
    public void Filter_FitsTheLimitOfCloudWatchLogs() => Assert.True(LogSigns.Filter.Length <= 1024, $"The filter has {LogSigns.Filter.Length} characters; CloudWatch Logs takes 1,024.");
}
