using System.Collections.Immutable;
using Bot.Answers;
using Bot.Conversations;
using Bot.Understanding;

namespace Bot.Intents.Help;

/// <summary>Families that are understood and not answered yet: says what was understood and what does work, and pretends nothing.</summary>
internal sealed class NotYetHandler : IIntentHandler
{
    public ImmutableArray<Family> Families { get; } = [Family.Knowledge, Family.Network, Family.Security];

    public Task<Answer> HandleAsync(Turn turn, CancellationToken cancellation)
    {
        var question = turn.Question;
        var region = question.Regions.Names.IsDefaultOrEmpty ? turn.Caller.DefaultRegion : question.Regions.Names[0];
        var named = question.Entities.FirstOrDefault(e => e.Kind is EntityKind.Id or EntityKind.Arn or EntityKind.Name);
        var lines = new List<string> { $"- topic: {Topic(question)}" };
        if (named is not null)
            lines.Add($"- resource: `{named.Text}`{(named.ResourceKind is { } kind ? $" ({kind})" : "")}");
        if (question.Family != Family.Knowledge)
            lines.Add($"- where: {(question.Regions.All ? "all Regions" : region)}, account {(question.Accounts.IsDefaultOrEmpty ? turn.Caller.AccountAlias : question.Accounts[0])}");
        if (question.Time is { } time)
            lines.Add($"- when: {time.Start:yyyy-MM-dd HH:mm} to {time.End:yyyy-MM-dd HH:mm} UTC");
        return Task.FromResult(new Answer
        {
            Text = $"**I understood the question, but cannot answer {Kind(question.Family)} yet.**\n{string.Join('\n', lines)}\nNothing was asked of AWS.",
            Offers = Offers(question.Family, named, region),
            Sources = [Console(question.Family, region)],
            Failed = true,
        });
    }

    private static string Topic(Question question) => question.Topic.Length > 0 ? $"{question.Family.ToString().ToLowerInvariant()}, {question.Topic}" : question.Family.ToString().ToLowerInvariant();

    private static string Kind(Family family) => family switch
    {
        Family.Knowledge => "how-to questions about AWS",
        Family.Troubleshooting => "questions on errors and failures",
        Family.Network => "reachability questions",
        _ => "security reviews",
    };

    private static ImmutableArray<Offer> Offers(Family family, Entity? named, string region)
    {
        var offers = ImmutableArray.CreateBuilder<Offer>();
        if (named is not null)
            offers.Add(new("describe", $"Describe {(named.Text.Length > 28 ? named.Text[..28] + "…" : named.Text)}", $"describe {named.Text} in {region}"));
        switch (family)
        {
            case Family.Network: offers.Add(new("groups", "List the security groups", $"list security groups in {region}")); break;
            case Family.Security: offers.Add(new("public", "Which security groups are open?", $"which security groups are open to the internet in {region}?")); break;
            case Family.Troubleshooting: offers.Add(new("alarms", "Which alarms are firing?", $"which alarms are firing in {region}?")); break;
            default: offers.Add(new("help", "What can you do?", "what can you do?")); break;
        }
        if (family == Family.Troubleshooting)
            offers.Add(new("case", "Open a support case", "open a support case"));
        return offers.ToImmutable();
    }

    private static Source Console(Family family, string region) => family switch
    {
        Family.Network => new("Reachability Analyzer in the AWS console", $"https://{region}.console.aws.amazon.com/networkinsights/home?region={region}#ReachabilityAnalyzer"),
        Family.Security => new("Security Hub in the AWS console", $"https://{region}.console.aws.amazon.com/securityhub/home?region={region}"),
        Family.Troubleshooting => new("CloudWatch in the AWS console", $"https://{region}.console.aws.amazon.com/cloudwatch/home?region={region}"),
        _ => new("AWS documentation", "https://docs.aws.amazon.com/"),
    };
}
