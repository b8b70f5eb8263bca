using System.Collections.Concurrent;
using System.Text.Json.Nodes;
using Bot.Conversations.Stores;
using Bot.DemoAccount.Services.Insight.Logs;
using Bot.DemoAccount.State;
using Bot.Tests.Guardrails.Attacks.Requests;
using Bot.Tests.Testing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Bot.Tests.Guardrails.Redaction;

/// <summary>The whole bot with Slack and a SQLite file, on a demo account that holds secrets wherever people put them. Its log is kept, to the last trace.</summary>
public sealed class SecretsBot : AttackedBot
{
    internal const string Account = "111122223333", Region = "us-east-1";
    private readonly string _folder = System.IO.Directory.CreateTempSubdirectory("wheelhouse-secrets").FullName;
    private readonly KeptLog _log = new();

    /// <summary>Made up, and put together here so that no scanner of sources takes them for real. The first two look like nothing: only their place tells.</summary>
    internal static readonly string[] Secrets =
    [
        "tangerine-moonrise-velvet", "harbour-lantern-ninety", "Vb7-quartz-Lm29-rope", "Zk8qPw2LmNv7Rt", "xoxb" + "-123456789012-123456789012-AbCdEfGhIjKlMnOpQrStUvWx", "Tr0ub4dor-Nine-x7", "wJalrXUtnFEMI/K7MDENG" + "/bPxRfiCYabcdefgKEY",
    ];

    internal string[] Log => [.. _log.Lines];

    internal override string[] Settings => ["--Logging:LogLevel:Default", "Trace", "--Logging:LogLevel:Microsoft", "Trace", "--Logging:LogLevel:System", "Trace"];

    internal override StoreOptions? Store => new(Path.Combine(_folder, "bot.db"), null);

    /// <summary>All that lies in the store's files at this moment.</summary>
    internal string Stored()
    {
        var text = new System.Text.StringBuilder();
        foreach (var file in System.IO.Directory.GetFiles(_folder).Where(f => !f.EndsWith(".lock", StringComparison.Ordinal)))
        {
            using var stream = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
            using var reader = new StreamReader(stream, System.Text.Encoding.Latin1);
            text.Append(reader.ReadToEnd());
        }
        return text.ToString();
    }

    internal override void Replace(IServiceCollection services) => services.AddSingleton<ILoggerProvider>(_log);

    internal override void Prepare(World world)
    {
        var function = Find(world, "AWS::Lambda::Function", "checkout-api");
        Change(function, d => d["Environment"] = new JsonObject { ["Variables"] = new JsonObject { ["THEME"] = Secrets[0], ["DB_PASSWORD"] = Secrets[2] } });
        function.Tags["Environment"] = "production";
        var tasks = world.List(Account, Region, "AWS::ECS::TaskDefinition");
        Assert.NotEmpty(tasks);
        foreach (var task in tasks)
        {
            Change(task, d =>
            {
                foreach (var container in Assert.IsType<JsonArray>(d["containerDefinitions"]))
                    container!["environment"] = new JsonArray(new JsonObject { ["name"] = "GREETING", ["value"] = Secrets[1] });
            });
        }
        Find(world, "AWS::EC2::Instance", "i-0a1b2c3d4e5f67890").Tags["connect"] = $"password={Secrets[5]}";
        var now = Some.Time.AddMinutes(-3).ToUnixTimeMilliseconds();
        world.Part<LogBook>().Write(Find(world, LogBook.Group, "/aws/lambda/checkout-api"),
        [
            new(now, "planted", $"ERROR cannot connect to postgres://svc:{Secrets[3]}@db.internal:5432/orders", "s1"),
            new(now + 1, "planted", $"ERROR posting with token {Secrets[4]} failed", "s2"),
        ]);
    }

    public override async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        _log.Dispose();
        System.IO.Directory.Delete(_folder, recursive: true);
    }

    private static Resource Find(World world, string type, string id) => Assert.IsType<Resource>(world.Find(Account, Region, type, id));

    private static void Change(Resource resource, Action<JsonObject> change)
    {
        var document = (JsonObject)resource.Document.DeepClone();
        change(document);
        resource.Document = document;
    }

    private sealed class KeptLog : ILoggerProvider, ILogger
    {
        public ConcurrentQueue<string> Lines { get; } = new();

        public ILogger CreateLogger(string categoryName) => this;

        public IDisposable? BeginScope<TState>(TState state) where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
            Lines.Enqueue($"{formatter(state, exception)} {state} {exception}");

        public void Dispose()
        {
        }
    }
}
