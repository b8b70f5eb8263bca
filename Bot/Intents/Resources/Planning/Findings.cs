using System.Collections.Concurrent;
using Bot.Answers;
using Bot.Identity;
using Bot.Intents.Resources.Registry;

namespace Bot.Intents.Resources.Planning;

/// <summary>Where a call goes.</summary>
internal sealed record Spot(string Region, string Account);

/// <summary>A part of the question that could not be had.</summary>
/// <param name="Action">IAM action of the call that failed.</param>
/// <param name="Region">Where.</param>
/// <param name="Code">AWS's code.</param>
/// <param name="Message">AWS's text.</param>
/// <param name="IsDenied">A right is missing.</param>
internal sealed record Problem(string Action, string Region, string Account, string Code, string Message, bool IsDenied);

/// <summary>What the calls of one question brought beside rows. Filled from many threads.</summary>
internal sealed class Findings
{
    private readonly ConcurrentQueue<Problem> _problems = new();
    private readonly ConcurrentDictionary<string, bool> _notes = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<(string Kind, string Target), ConcurrentDictionary<string, bool>> _missing = new();

    public IReadOnlyCollection<Problem> Problems => _problems;
    public IEnumerable<string> Notes => _notes.Keys.Order(StringComparer.Ordinal);
    /// <summary>Calls that AWS answered with rows or with none.</summary>
    public int Answered => _answered;
    /// <summary>The layer that said no, where one did.</summary>
    public Refusal? Refusal { get; private set; }
    /// <summary>The first denial, be it of a layer or of AWS, explained.</summary>
    public Refusal? Denial { get; private set; }

    private int _answered;

    public void Note(string note) => _notes.TryAdd(note, true);

    public void Answer() => Interlocked.Increment(ref _answered);

    public void Missing(ResourceKind kind, string target, string region) => _missing.GetOrAdd((kind.Name, target), _ => new()).TryAdd(region, true);

    /// <summary>Targets looked for and not found: text to the Regions where they were looked for.</summary>
    public IReadOnlyDictionary<string, IReadOnlyList<string>> NotFound(IEnumerable<Row> rows)
    {
        var found = rows.ToList();
        return _missing.Where(m => !found.Any(r => r.Kind.Name == m.Key.Kind && Filter.IsNamed(r, m.Key.Target)))
            .GroupBy(m => m.Key.Target).ToDictionary(g => g.Key, g => (IReadOnlyList<string>)[.. g.SelectMany(m => m.Value.Keys).Distinct().Order(StringComparer.Ordinal)]);
    }

    public void Fail(CallOutcome outcome, Spot spot)
    {
        switch (outcome)
        {
            case CallOutcome.Failed failed:
                Denial ??= failed.Refusal;
                _problems.Enqueue(new(failed.Call.Action, failed.Call.Region, spot.Account, failed.Error.Code, failed.Error.Message, failed.Error.IsDenied));
                break;
            case CallOutcome.Refused refused:
                Refusal ??= refused.Refusal;
                Denial ??= refused.Refusal;
                _problems.Enqueue(new("", spot.Region, spot.Account, refused.Refusal.Reason, refused.Refusal.Message, true));
                break;
        }
    }
}
