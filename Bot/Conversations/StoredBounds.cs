using System.Collections.Immutable;
using System.Text.Json.Nodes;
using Bot.Answers;

namespace Bot.Conversations;

/// <summary>Cuts a turn to what is kept of it after its delivery. What was cut says so, and what follow-ups refer to is kept longest.</summary>
internal static class StoredBounds
{
    public const int MaxText = 16_000;
    public const int MaxRows = 100;
    public const int MaxTables = 8;
    public const int MaxCell = 400;
    public const int MaxMentions = 300;
    public const int MaxCalls = 100;
    public const int MaxParameters = 2_000;
    public const int MaxPoints = 400;
    public const int MaxList = 60;

    /// <summary>The turn within its bounds; itself where it lies within.</summary>
    public static TurnRecord Of(TurnRecord turn)
    {
        var answer = Of(turn.Exchange.Answer);
        var calls = First(turn.Calls, MaxCalls);
        if (calls.Any(IsLarge))
            calls = [.. calls.Select(c => IsLarge(c) ? c with { Parameters = new JsonObject { ["cut"] = true } } : c)];
        return ReferenceEquals(answer, turn.Exchange.Answer) && calls == turn.Calls ? turn : turn with { Exchange = turn.Exchange with { Answer = answer }, Calls = calls };
    }

    private static Answer Of(Answer answer)
    {
        if (answer.Text.Length <= MaxText && answer.Tables.Length <= MaxTables && answer.Tables.All(IsSmall) && answer.Mentions.Length <= MaxMentions
            && answer.Charts.All(IsSmall) && answer.Charts.Length <= MaxTables && answer.Steps.Length <= MaxList && answer.Causes.Length <= MaxList && answer.Notes.Length <= MaxList && answer.Sources.Length <= MaxList && answer.Files.IsEmpty)
            return answer;
        return answer with
        {
            Files = [],
            Text = Cut(answer.Text, MaxText),
            Tables = [.. First(answer.Tables, MaxTables).Select(Of)],
            Charts = [.. First(answer.Charts, MaxTables).Where(IsSmall)],
            Steps = First(answer.Steps, MaxList),
            Causes = First(answer.Causes, MaxList),
            Notes = [.. First(answer.Notes, MaxList), "Long parts of this answer were not kept."],
            Sources = First(answer.Sources, MaxList),
            Mentions = First(answer.Mentions, MaxMentions),
        };
    }

    private static Table Of(Table table) => IsSmall(table) ? table : table with
    {
        Rows = [.. First(table.Rows, MaxRows).Select(r => r.Any(IsLong) ? [.. r.Select(c => IsLong(c) ? c with { Text = Cut(c.Text, MaxCell) } : c)] : r)],
        Total = table.Total ?? table.Rows.Length,
    };

    private static bool IsSmall(Table table) => table.Rows.Length <= MaxRows && !table.Rows.Any(r => r.Any(IsLong));

    private static bool IsSmall(Chart chart) => chart.Labels.Length <= MaxPoints && chart.Series.Length * chart.Labels.Length <= MaxPoints * 4;

    private static bool IsLong(Cell cell) => cell.Text.Length > MaxCell;

    /// <summary>Counts the texts within, without writing them: a command's payload is the only large one.</summary>
    private static bool IsLarge(RecordedCall call) => Size(call.Parameters) > MaxParameters;

    private static int Size(JsonNode? node)
    {
        var size = 8;
        switch (node)
        {
            case JsonObject members:
                foreach (var (name, member) in members)
                    size += name.Length + Size(member);
                break;
            case JsonArray items:
                foreach (var item in items)
                    size += Size(item);
                break;
            case JsonValue value when value.TryGetValue<string>(out var text):
                size += text.Length;
                break;
        }
        return size;
    }

    private static string Cut(string text, int length) => text.Length <= length ? text : string.Concat(text.AsSpan(0, length), "… (cut)");

    private static ImmutableArray<T> First<T>(ImmutableArray<T> list, int count) => list.Length <= count ? list : list[..count];
}
