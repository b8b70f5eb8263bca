using Bot.Conversations;

namespace Bot.Intents.Resources.Planning;

/// <summary>The Regions that a question goes to, and why.</summary>
/// <param name="Names">The Regions.</param>
/// <param name="IsAll">Every enabled Region.</param>
/// <param name="IsDefault">Nobody named one: the channel's default.</param>
internal sealed record RegionPlan(IReadOnlyList<string> Names, bool IsAll, bool IsDefault)
{
    /// <summary>Named in the question, else last named in the conversation, else the Region of the ARN asked about, else the channel's default.</summary>
    public static async Task<RegionPlan> OfAsync(Turn turn, string? account, CancellationToken cancellation)
    {
        var scope = turn.Question.Regions;
        if (!scope.IsSaid)
        {
            var arns = (turn.Question.Resources?.Targets ?? []).Select(t => new TargetText(t.Text).Region).OfType<string>().Distinct().ToList();
            if (arns.Count > 0)
                return new(arns, false, false);
            scope = turn.Conversation.Exchanges.Reverse().Select(e => e.Question.Regions).FirstOrDefault(r => r.IsSaid) ?? scope;
        }
        if (scope.All)
        {
            var enabled = await turn.Aws.RegionsAsync(account, cancellation).ConfigureAwait(false);
            return scope.Except.IsDefaultOrEmpty ? new(enabled, true, false) : new([.. enabled.Except(scope.Except)], false, false);
        }
        return scope.Names.Length > 0 ? new([.. scope.Names], false, false) : new([turn.Caller.DefaultRegion], false, true);
    }

    /// <summary>For people: <c>eu-west-1</c>, <c>eu-west-1 and us-east-1</c>, <c>17 Regions</c>.</summary>
    public string Words => Names.Count switch
    {
        1 => Names[0],
        2 => $"{Names[0]} and {Names[1]}",
        _ when IsAll => $"all {Names.Count} Regions",
        <= 4 => string.Join(", ", Names),
        _ => $"{Names.Count} Regions",
    };
}
