using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Text.Json.Nodes;
using Bot.Answers;
using Bot.Channels.Slack.Rendering;
using Bot.Channels.Slack.Views;

namespace Bot.Channels.Slack.Ingress;

/// <summary>Names of AWS resources as somebody types: answered at once from what the bot knows of what this person may see; it looks in AWS meanwhile, as them.</summary>
internal sealed class ResourceSuggestions(SlackChores chores, QuietTurns turns, TimeProvider clock)
{
    private const int MaxOptions = 100, MaxPeople = 1000, MinTyped = 2;
    private static readonly TimeSpan Fresh = TimeSpan.FromMinutes(5);
    /// <summary>What people look for by name; each is one question, answered and audited as if they had asked it.</summary>
    private static readonly ImmutableArray<string> Questions = ["list ec2 instances", "list lambda functions", "list rds instances", "list s3 buckets", "list dynamodb tables", "list sqs queues", "list alarms"];

    private readonly ConcurrentDictionary<string, Known> _known = new(StringComparer.Ordinal);

    /// <summary>Begins to look, so that names are there when the person types.</summary>
    public void Prepare(Interaction from)
    {
        if (_known.Count >= MaxPeople)
            _known.Clear();
        var now = clock.GetUtcNow();
        var known = _known.AddOrUpdate(Key(from), _ => new(now), (_, there) => there.Until > now ? there : new(now));
        if (!known.TryBegin())
            return;
        foreach (var question in Questions)
            chores.Post("suggestions", cancellation => LookAsync(from, known, question, cancellation));
    }

    /// <summary>The options that begin with, or hold, what was typed.</summary>
    public JsonObject Of(Interaction from, string typed)
    {
        Prepare(from);
        typed = typed.Trim();
        var known = _known.GetValueOrDefault(Key(from));
        var found = known is null || typed.Length < MinTyped ? Enumerable.Empty<JsonNode>() : known.Resources.Values
            .Where(r => r.Name.Contains(typed, StringComparison.OrdinalIgnoreCase) || r.Id.Contains(typed, StringComparison.OrdinalIgnoreCase))
            .OrderBy(r => !r.Name.StartsWith(typed, StringComparison.OrdinalIgnoreCase)).ThenBy(r => r.Name, StringComparer.OrdinalIgnoreCase)
            .Select(Option).OfType<JsonNode>().Take(MaxOptions);
        return new() { ["options"] = new JsonArray([.. found]) };
    }

    private async Task LookAsync(Interaction from, Known known, string question, CancellationToken cancellation)
    {
        var result = await turns.AskAsync(from.Workspace, from.User, question, cancellation).ConfigureAwait(false);
        foreach (var resource in result.Answer.Mentions)
            known.Resources[$"{resource.Kind} {resource.Region} {resource.Id}"] = resource;
    }

    /// <summary>Null where what it would ask is longer than Slack takes: a cut id would be another's.</summary>
    private static JsonObject? Option(Mentioned resource) =>
        new[] { $"describe {resource.Kind} {resource.Id} in {resource.Region}", $"describe {resource.Id}", $"describe {resource.Name}" }.FirstOrDefault(q => q.Length <= Block.MaxOptionValue) is { } question
            ? Block.Option($"{(resource.Name == resource.Id ? resource.Id : $"{resource.Name} ({resource.Id})")} · {resource.Region}", question)
            : null;

    private static string Key(Interaction from) => $"{from.Workspace}:{from.User}";

    private sealed class Known(DateTimeOffset now)
    {
        private int _begun;

        public DateTimeOffset Until { get; } = now + Fresh;
        public ConcurrentDictionary<string, Mentioned> Resources { get; } = new(StringComparer.Ordinal);

        public bool TryBegin() => Interlocked.Exchange(ref _begun, 1) == 0;
    }
}
