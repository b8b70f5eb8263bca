using System.Collections.Immutable;
using Bot.Channels;
using Bot.Conversations;
using Bot.Intents.Resources.Registry;
using Bot.Understanding.Alerts;
using Bot.Understanding.Audits;
using Bot.Understanding.Commands;
using Bot.Understanding.Entities;
using Bot.Understanding.Families;
using Bot.Understanding.FollowUps;
using Bot.Understanding.Grammar;
using Bot.Understanding.Histories;
using Bot.Understanding.Insights;
using Bot.Understanding.Lexicon;
using Bot.Understanding.Text;
using Bot.Understanding.Times;
using Bot.Understanding.Watching;

namespace Bot.Understanding;

/// <summary>The deterministic reader: words and phrases of a lexicon, a grammar over them, and claims of the families; no call, no chance.</summary>
/// <param name="accounts">The accounts that people may name by alias; null where none are known.</param>
/// <param name="fiscal">When the organisation's fiscal year begins; null for with the calendar's.</param>
internal sealed class Reader(IAccountNames? accounts = null, FiscalYear? fiscal = null) : IReader
{
    /// <summary>Builds the lexicon and compiles what nearly every message needs, so that the first message does not wait for it.</summary>
    public static void Prepare() =>
        new Reader().Read(new("", new(Platform.Terminal, "", "", ""), new("", ""), "how many running instances in all regions?", default), Conversation.Empty, DateTimeOffset.UnixEpoch);

    public Question Read(Message message, Conversation conversation, DateTimeOffset now)
    {
        var clean = Cleaner.Clean(PastedAlert.Flattened(message.Text));
        var own = PluginReader.OwnMention(clean.Text);
        if (own > 0)
            clean = Cleaner.Clean(message.Text[Math.Min(message.Text.Length, message.Text.IndexOf('@') + own)..]);
        if (ApprovalReader.Find(clean.Text) is var (topic, said))
            return new() { Text = clean.Text, Family = Family.Approval, Topic = topic, Shape = Shape.Text, Approval = said, Because = ["it is said to a plan of a change"] };
        if (ApprovalReader.BreakGlass(clean.Text) is var (reason, rest))
            return Read(message with { Text = rest }, conversation, now) with { BreakGlass = reason };
        if (RightsReader.Find(clean.Text) is null && CommandReader.Find(clean, conversation) is { } command)
            return new() { Text = clean.Text, Family = Family.Command, Topic = "command", Shape = Shape.List, Command = command, Because = ["it is a line of the AWS CLI"] };
        if (PluginReader.Find(clean.Text) is { Length: > 0 } alias)
            return new() { Text = clean.Text, Family = Family.Plugin, Topic = alias, Shape = Shape.Text, Because = [$"it begins with the alias of a plugin, @{alias}"] };

        if (HistoryReader.Find(clean, conversation) is { } history)
            return history;
        if (AuditReader.Find(clean, now) is { } audit)
            return audit;
        if (SubscriptionReader.Find(clean, text => Read(message with { Text = text }, Conversation.Empty, now)) is { } watch)
            return watch;
        if (InvestigationWords.Find(clean) is { } investigation)
            return investigation;
        if (InsightsReader.Find(clean, text => Read(message with { Text = text }, conversation, now)) is { } insights)
            return insights;
        if (AlertReader.Find(clean, message.Text, now) is { } alert)
            return alert;

        var draft = new Draft(clean, Tokenizer.Tokenize(clean), Words.Default, now.ToUniversalTime()) { Fiscal = fiscal ?? FiscalYear.Calendar };
        var scene = new Scene(draft, conversation, accounts);
        var (claim, second) = FamilyChooser.Choose(scene);
        var last = FollowUpFinder.Find(scene, claim);
        if (last is not null)
            claim = FollowUpMerger.FamilyOf(scene, claim, last);
        var question = Build(scene, claim, last);
        if (last is not null)
            question = FollowUpMerger.Merge(scene, claim, last, AnswerTo(conversation, last), question);
        else
            question = WithEarlierRegion(question, conversation);
        return Finish(scene, claim, second, last, question);
    }

    private static Question Build(Scene s, Claim claim, Question? last)
    {
        var inherited = last?.Resources is { Kinds.Length: > 0 } before && s.Kinds.Count == 0 && !IsElsewhere(s, claim, last) ? ResourceRegistry.Find(before.Kinds[0]) : null;
        var isCost = claim.Family == Family.Costs;
        var conditions = isCost ? CostReader.Conditions(s) : claim.Family is Family.Logs ? LogReader.Conditions(s) : [];
        var report = claim.IsReport ? ReportSubjects.Of(s, claim.Topic == "why") : null;
        var query = report is not null ? ReportSubjects.Query(s, report) : claim.Family is Family.Knowledge or Family.Chat or Family.Other or Family.Identity ? null : QueryBuilder.Build(s, claim, inherited);
        var shape = ShapeFinder.Of(s, claim);
        if (query is { GroupBy.Length: > 0 } && shape is Shape.Count or Shape.List && claim.Family is Family.Resources)
            shape = Shape.Breakdown;
        else if (query is { Relation: not null and not "creator" } && shape is Shape.Detail)
            shape = Shape.List;
        // "The desired count of service checkout" is a field of it, not a number of services.
        if (shape is Shape.Count && claim.Family is Family.Resources && query is { Kinds: [var only], Relation: null, Sum: null, Fields: [var asked, ..] } && query.Targets.Any(t => t.ResourceKind == only) && ResourceRegistry.Find(only)?.FieldNamed(asked) is { Kind: FieldKind.Number })
            shape = Shape.Detail;
        return new()
        {
            Text = s.Draft.Text,
            Family = claim.Family,
            Topic = claim.Topic,
            Shape = shape,
            Resources = query,
            Regions = RegionsOf(s, claim),
            Accounts = [.. s.Accounts.Distinct()],
            Time = report is null ? s.Time.Range : Onset.Of(s.Time, s.Draft.Now),
            Entities = report is null ? [.. s.Placed.Select(p => p.Entity)] : [.. report],
            Conditions = [.. conditions],
            GroupBy = isCost ? [.. CostReader.Groups(s)] : [],
            Top = OrderFinder.Top(s.Draft),
            Unused = query is not null && claim.Family is Family.Resources or Family.Network or Family.Security or Family.Logs ? UnusedWords.Find(s, query!) : [],
        };
    }

    /// <summary>A name of another kind, or another family, starts anew.</summary>
    private static bool IsElsewhere(Scene s, Claim claim, Question last) =>
        claim.Family is Family.Costs && last.Family is not Family.Costs
        || s.Placed.Exists(p => p.Entity is { Kind: EntityKind.Id or EntityKind.Arn, ResourceKind: { } kind } && last.Resources!.Kinds[0] != kind);

    private static RegionScope RegionsOf(Scene s, Claim claim)
    {
        if (claim.Family == Family.Costs)
            return !s.Regions.All ? s.Regions : s.Regions.Except.IsEmpty ? RegionScope.Unsaid : RegionScope.Unsaid with { Except = s.Regions.Except };
        // "in my account" means all of it.
        return !s.Regions.IsSaid && claim.Family is Family.Resources && s.Has(Cue.AccountWide) ? RegionScope.Everywhere : s.Regions;
    }

    /// <summary>Region: named, else used earlier in the conversation, else (by the handler) the channel's default. Costs are of all Regions unless one is named.</summary>
    private static Question WithEarlierRegion(Question question, Conversation conversation)
    {
        if (question.Regions.IsSaid || question.Family is Family.Costs or Family.Support or Family.Knowledge or Family.Chat or Family.Other or Family.Identity)
            return question;
        for (var i = conversation.Exchanges.Length - 1; i >= 0; i--)
        {
            if (conversation.Exchanges[i].Question is { Regions.IsSaid: true, Family: not Family.Costs } earlier)
                return question with { Regions = earlier.Regions, Because = [.. question.Because, "the Region is that of the conversation"] };
        }
        return question;
    }

    private static Answers.Answer AnswerTo(Conversation conversation, Question last)
    {
        for (var i = conversation.Exchanges.Length - 1; i >= 0; i--)
        {
            if (ReferenceEquals(conversation.Exchanges[i].Question, last))
                return conversation.Exchanges[i].Answer;
        }
        return Answers.Answer.Say("");
    }

    private static Question Finish(Scene s, Claim claim, Claim second, Question? last, Question question)
    {
        var @unsafe = UnsafeFinder.Find(s, claim);
        var missing = @unsafe is null ? MissingFinder.Find(s, claim, question.Shape, question.Resources, question.Time) : null;
        if (missing is not null && last is { Missing: null } && (question.Entities.Length > 0 || last.Resources is not null && claim.Family == last.Family))
            missing = null;
        var because = new List<string> { $"{claim.Family}: {claim.Why}" };
        if (question.Resources is { } query)
        {
            if (query.Kinds.Length > 0)
                because.Add($"kinds: {string.Join(", ", query.Kinds)}");
            foreach (var condition in query.Where)
                because.Add($"condition: {condition.Field} {condition.Operator} {condition.Value}".TrimEnd());
        }
        if (question.Regions.IsSaid)
            because.Add(question.Regions.All ? "all Regions" : $"Regions: {string.Join(", ", question.Regions.Names)}");
        if (question.Time is { } time)
            because.Add($"time: \"{time.Words}\" is {time.Start:yyyy-MM-dd HH:mm} to {time.End:yyyy-MM-dd HH:mm} UTC");
        if (s.Draft.Clean.WasCut)
            because.Add($"only the first {Cleaner.Limit} characters were read");
        foreach (var correction in s.Draft.Corrected)
            because.Add(correction);
        return question with
        {
            Unsafe = @unsafe,
            Missing = missing,
            Confidence = last is not null ? 0.8 : Math.Clamp(0.35 + (claim.Strength / 200.0) + ((claim.Strength - second.Strength) / 200.0), 0.1, 0.99),
            Because = [.. question.Because, .. because],
        };
    }
}
