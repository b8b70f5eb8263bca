using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Bot.Guardrails.Redaction;

/// <summary>Every line of the log passes here: what looks like a secret in its words or in an exception's is replaced.</summary>
internal sealed class RedactingLoggerFactory(LoggerFactory inner) : ILoggerFactory
{
    public ILogger CreateLogger(string categoryName) => new RedactingLogger(inner.CreateLogger(categoryName));

    public void AddProvider(ILoggerProvider provider) => inner.AddProvider(provider);

    public void Dispose() => inner.Dispose();

    private sealed class RedactingLogger(ILogger inner) : ILogger
    {
        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => inner.BeginScope(state);

        public bool IsEnabled(LogLevel logLevel) => inner.IsEnabled(logLevel);

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
        {
            if (!inner.IsEnabled(logLevel))
                return;
            var fault = Clean(exception);
            var text = formatter(state, exception);
            var clean = Redactor.Redact(text);
            // The values stand in the state too: with a secret in the words, only the clean words go on.
            if (ReferenceEquals(clean, text))
                inner.Log(logLevel, eventId, state, fault, formatter);
            else
                inner.Log(logLevel, eventId, clean, fault, static (words, _) => words);
        }

        private static Exception? Clean(Exception? exception) =>
            exception?.ToString() is { } text && Redactor.Redact(text) is var clean && !ReferenceEquals(clean, text) ? new RedactedException(clean) : exception;
    }

    /// <summary>An exception whose words held a secret.</summary>
    private sealed class RedactedException(string text) : Exception("An exception whose words held a secret")
    {
        public override string ToString() => text;
    }
}

internal static class RedactionServices
{
    public static IServiceCollection AddLogRedaction(this IServiceCollection services)
    {
        services.TryAddSingleton<LoggerFactory>();
        return services.Replace(ServiceDescriptor.Singleton<ILoggerFactory, RedactingLoggerFactory>());
    }
}
