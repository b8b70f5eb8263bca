using System.Text.Json.Nodes;
using Bot.Answers;
using Bot.Identity;
using Bot.Intents.Investigations.Facts;
using Bot.Intents.Resources.Planning;
using Bot.Intents.Resources.Registry;
using Bot.Intents.Resources.Wording;

namespace Bot.Intents.Investigations.Collect;

/// <summary>Looks at the state of things, and adds what it says as facts.</summary>
internal sealed class StateCollector(Case @case)
{
    private const int MaxPerSign = 3;

    /// <summary>Of many of a kind the first few come before the rest, so that the budget reaches every kind: one group tells more than its eighth instance.</summary>
    public Task CollectAsync(IReadOnlyList<Thing> things, int reserve)
    {
        var place = things.GroupBy(t => t.Kind).SelectMany(g => g.Select((t, i) => (t.Key, Round: i / 3))).DistinctBy(p => p.Key).ToDictionary(p => p.Key, p => p.Round, StringComparer.Ordinal);
        return Task.WhenAll(things.SelectMany(t => Looks.Of(t.Kind).Where(l => !l.IsForSubjects || @case.Subjects.Contains(t)).OrderBy(l => l.Detail is null).Select(l => (Thing: t, Look: l)))
            .OrderBy(x => x.Look.Detail is null).ThenBy(x => place[x.Thing.Key]).ThenBy(x => !@case.Subjects.Contains(x.Thing)).Select(x => LookAsync(x.Thing, x.Look, reserve)).ToList());
    }

    private async Task LookAsync(Thing thing, Look look, int reserve)
    {
        if (look.Detail is { } detail)
        {
            var document = thing.Row is not { } row ? null : detail.Length == 0 ? row.Item : row.Detail(detail);
            if (document is not null)
                Read(thing, look, document, CallOf(thing, detail));
            if (thing.Row is not null || detail.Length == 0 || !@case.Subjects.Contains(thing) || ResourceRegistry.Find(thing.Kind)?.DetailNamed(detail) is not { } known || known.With.Contains('|'))
                return;
            // What the list does not show may still answer.
            look = look with { Operation = known.Operation, With = known.With, Service = known.Service };
        }
        if (@case.Left <= reserve)
        {
            @case.Book.Miss(new($"{look.Operation} of {thing.Name}", "the budget of calls was used up", null));
            return;
        }
        var outcome = await @case.Calls.AskAsync(look.Service ?? ResourceRegistry.Find(thing.Kind)!.Service, look.Operation, ParameterTemplate.Fill(look.With, Fill(thing)), thing.Spot, look.MaxPages).ConfigureAwait(false);
        if (outcome is CallOutcome.Ok ok)
            Read(thing, look, ok.Body, ok.Call.Id);
        else if (outcome is not CallOutcome.Failed { Error: { } error } || !Calls.IsMissing(error) && !look.Absent.Split(',').Contains(error.Code))
            @case.Book.Miss(Gaps.Of($"{look.Operation} of {thing.Name}", outcome));
    }

    private void Read(Thing thing, Look look, JsonNode document, string call)
    {
        // A document that no recorded call shows is no evidence.
        if (call.Length == 0)
            return;
        foreach (var sign in look.Signs)
        {
            foreach (var (text, said, at) in sign.In(document).OrderByDescending(s => s.At).Take(MaxPerSign))
                @case.Book.Add(new($"state.{sign.Sign}", thing, text.StartsWith('(') ? text : $"{thing.Name}: {text}", call) { From = at, Said = said, Url = thing.Row is { } row ? ConsoleLink.Of(row) : null });
        }
        @case.Book.Add(new("state.read", thing, $"{thing.Title}: {(look.Detail is null ? look.Operation : "its settings")} was looked at", call));
    }

    /// <summary>The recorded call that a row's document came from.</summary>
    private string CallOf(Thing thing, string detail)
    {
        if (detail.Length == 0 && thing.Row is { Evidence.Length: > 0 } row)
            return row.Evidence;
        var operation = thing.Row!.Kind.DetailNamed(detail)?.Operation;
        return @case.Calls.Turn.Aws.Evidence.Calls.LastOrDefault(c => (operation is null || c.Operation == operation) && Mentions(c, thing))?.Id ?? thing.Row.Evidence;
    }

    private static bool Mentions(RecordedCall call, Thing thing) => call.Parameters.ToJsonString() is var text && (text.Contains(thing.Name, StringComparison.Ordinal) || text.Contains(thing.Id, StringComparison.Ordinal));

    private static Func<string, string?> Fill(Thing thing) => place => place switch
    {
        "id" => thing.Id,
        "name" => thing.Name,
        "arn" => thing.Arn,
        "parent" => thing.Row?.ParentId is { Length: > 0 } parent ? parent : thing.Parent,
        "region" => thing.Spot.Region,
        "account" => thing.Spot.Account,
        _ => null,
    };
}
