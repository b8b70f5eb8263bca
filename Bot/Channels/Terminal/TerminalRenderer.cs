using Bot.Answers;
using Bot.Conversations;

namespace Bot.Channels.Terminal;

/// <summary>Writes an answer for a terminal.</summary>
internal static class TerminalRenderer
{
    public static void Write(TurnResult result, TextWriter output, TerminalScreen screen)
    {
        var ink = new Ink(screen.Colours);
        foreach (var block in Blocks(result, screen, ink).Select(b => b.ToList()).Where(b => b.Count > 0).Select((lines, i) => (lines, i)))
        {
            if (block.i > 0)
                output.WriteLine();
            foreach (var line in block.lines)
                output.WriteLine(line);
        }
    }

    private static IEnumerable<IEnumerable<string>> Blocks(TurnResult result, TerminalScreen screen, Ink ink)
    {
        var answer = FileText.In(result.Answer, int.MaxValue);
        yield return Head(answer, screen, ink);
        foreach (var chart in answer.Charts.Where(c => c.Labels.Length > 0))
            yield return ChartText.Lines(chart, screen, ink);
        foreach (var table in answer.Tables)
            yield return TableText.Lines(table, screen, ink);
        yield return Steps(answer, screen, ink);
        yield return answer.Causes.Select(c => $"{ink.Bold($"{c.Score:0.00}")}  {CellText.Clean(c.Resource)}: {CellText.Clean(c.What)}");
        yield return answer.Notes.SelectMany(n => MarkdownText.Lines(n, Narrower(screen), ink).Select((l, i) => $"{(i == 0 ? ink.Yellow("!") : " ")} {l}"));
        yield return Offers(answer, ink);
        yield return answer.Sources.Select(s => $"{ink.Dim("Source:")} {(ink.Colours ? ink.Link(CellText.Clean(s.Title), s.Url) : $"{CellText.Clean(s.Title)} <{s.Url}>")}");
        yield return MarkdownText.Lines(Summary(result), screen, ink).Select(ink.Dim).Concat(CallsText.Lines(result.Calls, screen, ink));
    }

    private static IEnumerable<string> Head(Answer answer, TerminalScreen screen, Ink ink)
    {
        if (answer.PlanId is { } plan)
            return [ink.Yellow($"Waits for approval: plan {plan}"), .. MarkdownText.Lines(answer.Text, screen, ink)];
        if (answer.Refused is { } refused)
        {
            var lead = $"Refused by {refused.By} ({refused.Reason})";
            return [ink.Red(lead), .. MarkdownText.Lines(refused.Message, screen, ink), .. answer.Text == refused.Message ? [] : MarkdownText.Lines(answer.Text, screen, ink)];
        }
        var text = MarkdownText.Lines(answer.Text, screen, ink);
        return answer.Asked is { } detail ? [ink.Yellow($"One detail is missing: {detail}"), .. text]
            : answer.Failed ? [ink.Red("Not answered"), .. text]
            : text;
    }

    private static IEnumerable<string> Steps(Answer answer, TerminalScreen screen, Ink ink) => answer.Steps.SelectMany((step, i) =>
        MarkdownText.Lines(step.Title, screen, ink, 4).Select((l, n) => n == 0 ? $"{ink.Bold($"{i + 1,2}.")} {l[4..]}" : l)
            .Concat(step.Detail is { } detail ? MarkdownText.Lines(detail, screen, ink, 4) : []));

    private static IEnumerable<string> Offers(Answer answer, Ink ink) => answer.Offers.Length == 0 ? [] :
    [
        ink.Dim("Go on with:"),
        .. answer.Offers.Select((o, i) => $"  {ink.Bold($"{i + 1}")}  {CellText.Clean(o.Label)}  {ink.Dim($"ask \"{CellText.Clean(o.Message)}{(o.Input is null ? "" : " [reason]")}\"{(o.Kind == OfferKind.Confirm ? " --confirm" : "")}")}"),
    ];

    private static string Summary(TurnResult result)
    {
        var who = result.Caller is { } caller
            ? $" as {(caller.RoleArn is { } role ? role[(role.LastIndexOf('/') + 1)..] : caller.Person)} in {(caller.AccountAlias == caller.Account ? caller.Account : $"{caller.AccountAlias} ({caller.Account})")}"
            : "";
        var took = result.Took.TotalSeconds < 1 ? $"{result.Took.TotalMilliseconds:0} ms" : $"{result.Took.TotalSeconds:0.0} s";
        return result.Calls.Length == 0 ? $"No calls{who}, {took}" : $"How I know this: {result.Calls.Length} call{(result.Calls.Length == 1 ? "" : "s")}{who}, {took}";
    }

    private static TerminalScreen Narrower(TerminalScreen screen) => screen with { Width = screen.Width - 2 };
}
