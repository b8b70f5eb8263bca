using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Text.Json.Nodes;
using Bot.Answers;
using Bot.Channels.Teams.Rendering;
using static Bot.Channels.JsonText;

namespace Bot.Channels.Teams.Ingress;

/// <summary>AWS resources by a part of their name, in Teams' message box: answered at once from what the bot knows of what this person may see; it looks in AWS meanwhile, as them.</summary>
internal sealed class ResourceSearch(TeamsChores chores, QuietTurns turns, TimeProvider clock)
{
    private const int MaxFound = 25, MaxPeople = 1000, MinTyped = 2;
    private static readonly TimeSpan Fresh = TimeSpan.FromMinutes(5);
    /// <summary>What people look for by name; each is one question, answered and audited as if they had asked it.</summary>
    private static readonly ImmutableArray<string> Questions = ["list ec2 instances", "list lambda functions", "list rds instances", "list s3 buckets", "list dynamodb tables", "list sqs queues", "list alarms"];

    private readonly ConcurrentDictionary<string, Known> _known = new(StringComparer.Ordinal);

    /// <summary>The result of a search.</summary>
    public TeamsAck Of(Activity activity)
    {
        var typed = (activity.Value?["parameters"] as JsonArray)?.Select(p => Text(p, "name") == "initialRun" ? "" : Text(p, "value")).FirstOrDefault(v => v is { Length: > 0 })?.Trim() ?? "";
        var known = Prepare(activity);
        var found = typed.Length < MinTyped ? [] : known.Resources.Values
            .Where(r => r.Name.Contains(typed, StringComparison.OrdinalIgnoreCase) || r.Id.Contains(typed, StringComparison.OrdinalIgnoreCase))
            .OrderBy(r => !r.Name.StartsWith(typed, StringComparison.OrdinalIgnoreCase)).ThenBy(r => r.Name, StringComparer.OrdinalIgnoreCase).Take(MaxFound).ToList();
        var result = found.Count > 0
            ? new JsonObject { ["type"] = "result", ["attachmentLayout"] = "list", ["attachments"] = new JsonArray([.. found.Select(Attachment)]) }
            : new JsonObject { ["type"] = "message", ["text"] = typed.Length < MinTyped ? "Type a part of a name or id." : known.IsDone ? "You can see nothing of that name here." : "Looking in AWS as you; type on, or try again in a moment." };
        return TeamsAck.With(new() { ["composeExtension"] = result });
    }

    /// <summary>Begins to look, once in a while for each person.</summary>
    private Known Prepare(Activity activity)
    {
        if (_known.Count >= MaxPeople)
            _known.Clear();
        var now = clock.GetUtcNow();
        var known = _known.AddOrUpdate($"{activity.Place.Workspace}:{activity.From.Id}", _ => new(now + Fresh), (_, there) => there.Until > now ? there : new(now + Fresh));
        if (!known.TryBegin())
            return known;
        known.Begin(Questions.Length);
        foreach (var question in Questions)
            chores.Post("search", cancellation => LookAsync(activity, known, question, cancellation));
        return known;
    }

    private async Task LookAsync(Activity activity, Known known, string question, CancellationToken cancellation)
    {
        try
        {
            var result = await turns.AskAsync(activity, question, cancellation).ConfigureAwait(false);
            foreach (var resource in result.Answer.Mentions)
                known.Resources[$"{resource.Kind} {resource.Region} {resource.Id}"] = resource;
        }
        finally
        {
            known.End();
        }
    }

    private static JsonNode Attachment(Mentioned resource)
    {
        var name = resource.Name == resource.Id ? resource.Id : $"{resource.Name} ({resource.Id})";
        return new JsonObject
        {
            ["contentType"] = "application/vnd.microsoft.card.adaptive",
            ["content"] = Card.Of([Card.Line($"**{resource.Kind}** {resource.Region}"), Card.Plain(name)], []),
            ["preview"] = new JsonObject
            {
                ["contentType"] = "application/vnd.microsoft.card.thumbnail",
                ["content"] = new JsonObject { ["title"] = name, ["text"] = $"{resource.Kind} · {resource.Region}" },
            },
        };
    }

    private sealed class Known(DateTimeOffset until)
    {
        private int _begun, _left;

        public DateTimeOffset Until { get; } = until;
        public ConcurrentDictionary<string, Mentioned> Resources { get; } = new(StringComparer.Ordinal);
        public bool IsDone => Volatile.Read(ref _left) == 0;

        public bool TryBegin() => Interlocked.Exchange(ref _begun, 1) == 0;

        public void Begin(int questions) => Volatile.Write(ref _left, questions);

        public void End() => Interlocked.Decrement(ref _left);
    }
}
