using System.Collections.Concurrent;

namespace Bot.Tests.Faults.Rig;

/// <summary>What was sent, what the bot acknowledged, and what arrived for it, in order.</summary>
internal sealed class Ledger
{
    private readonly ConcurrentDictionary<int, int> _sent = new();
    private readonly ConcurrentDictionary<string, byte> _accepted = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int> _posts = new(StringComparer.Ordinal);
    private readonly Dictionary<string, List<(string Event, int Number)>> _order = new(StringComparer.Ordinal);
    private readonly Lock _lock = new();

    /// <summary>The id of a conversation's next event, and its number there.</summary>
    public (string Event, int Number) Next(int conversation)
    {
        var number = _sent.AddOrUpdate(conversation, 1, (_, n) => n + 1);
        return ($"Ev{conversation}x{number}", number);
    }

    public void Accepted(string @event) => _accepted[@event] = 0;

    public void Posted(string @event)
    {
        var parts = @event.Split('x');
        var number = int.Parse(parts[1], System.Globalization.CultureInfo.InvariantCulture);
        lock (_lock)
        {
            _posts[@event] = _posts.GetValueOrDefault(@event) + 1;
            if (_posts[@event] > 1)
                return;
            if (!_order.TryGetValue(parts[0], out var order))
                _order[parts[0]] = order = [];
            order.Add((@event, number));
        }
    }

    /// <summary>Whether an answer to it arrived.</summary>
    public bool IsPosted(string @event)
    {
        lock (_lock)
            return _posts.ContainsKey(@event);
    }

    public FaultFigures Figures()
    {
        lock (_lock)
        {
            return new(
                _accepted.Count,
                _accepted.Keys.Count(_posts.ContainsKey),
                _accepted.Keys.Count(e => !_posts.ContainsKey(e)),
                _posts.Values.Count(n => n > 1),
                _order.Values.Sum(Disorder));
        }
    }

    /// <summary>
    /// Answers that came after a later message's. Messages that the platform gave up sending do not count: they were never acknowledged, and one
    /// may be taken in late, by a process that was stopped with the request in its hands.
    /// </summary>
    private int Disorder(List<(string Event, int Number)> answers)
    {
        var (latest, late) = (0, 0);
        foreach (var (_, number) in answers.Where(a => _accepted.ContainsKey(a.Event)))
        {
            late += number < latest ? 1 : 0;
            latest = Math.Max(latest, number);
        }
        return late;
    }

    /// <summary>Events acknowledged and not answered, for the message of a failure.</summary>
    public IReadOnlyList<string> Missing()
    {
        lock (_lock)
            return [.. _accepted.Keys.Where(e => !_posts.ContainsKey(e)).Order(StringComparer.Ordinal)];
    }

    /// <summary>Events answered more than once.</summary>
    public IReadOnlyList<string> Twice()
    {
        lock (_lock)
            return [.. _posts.Where(p => p.Value > 1).Select(p => p.Key)];
    }
}

/// <summary>What became of a run's messages.</summary>
internal sealed record FaultFigures(int Accepted, int Answered, int Lost, int Twice, int OutOfOrder)
{
    public bool IsClean => Lost == 0 && Twice == 0 && OutOfOrder == 0;

    public override string ToString() => $"accepted {Accepted:N0}, answered {Answered:N0}, lost {Lost}, answered twice {Twice}, out of order {OutOfOrder}";
}
