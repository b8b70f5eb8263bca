namespace Bot.DemoAccount.Services.Insight.Logs;

/// <summary>One log line.</summary>
internal sealed record LogEvent(long Time, string Stream, string Message, string Id);
