using Bot.Understanding.Entities;
using Bot.Understanding.Grammar;
using Bot.Understanding.Lexicon;

namespace Bot.Understanding.Families;

/// <summary>Filters and groups of a question about costs, in the family's own terms.</summary>
internal static class CostReader
{
    /// <summary>What people group costs by, and the group's name here.</summary>
    private static readonly (string Words, string Group)[] GroupWords =
    [
        ("service", "service"), ("services", "service"), ("product", "service"), ("region", "region"), ("regions", "region"), ("account", "account"), ("accounts", "account"), ("linked", "account"), ("member", "account"),
        ("usage", "usage_type"), ("instance", "instance_type"), ("engine", "engine"), ("database", "engine"), ("operation", "operation"), ("api", "operation"), ("resource", "resource"), ("instances", "resource"),
        ("day", "day"), ("daily", "day"), ("month", "month"), ("monthly", "month"), ("week", "week"), ("quarter", "quarter"), ("hour", "hour"), ("purchase", "purchase_type"), ("az", "az"), ("availability", "az"), ("tenancy", "tenancy"), ("platform", "platform"), ("os", "platform"), ("bucket", "resource"), ("buckets", "resource"), ("function", "resource"), ("functions", "resource"), ("table", "resource"), ("tables", "resource"), ("queue", "resource"), ("volume", "resource"), ("volumes", "resource"), ("cluster", "resource"), ("distribution", "resource"), ("stream", "resource"), ("record", "record_type"), ("charge", "record_type"), ("seller", "seller"), ("sellers", "seller"),
    ];

    public static List<Condition> Conditions(Scene s)
    {
        var found = new List<Condition>(s.Tags);
        var draft = s.Draft;
        var services = new List<string>();
        var end = 0;
        foreach (var match in draft.Matches)
        {
            if (match.Start < end || match.Entry.Service is not { } service || draft.IsTaken(match.Start) || IsGroup(draft, match.Start))
                continue;
            end = match.End;
            if (service.Key is "support" or "ce" || service.Key == "ec2-other" && draft.HasWord("think") && services.Count > 0)
                continue;
            if (Negation.IsBefore(draft, match.Start))
                found.Add(new("service", ConditionOperator.NotEqual, service.Billing));
            else if (!services.Contains(service.Billing))
                services.Add(service.Billing);
        }
        if (services.Count > 0)
            found.Insert(0, services.Count == 1 ? new("service", ConditionOperator.Equal, services[0]) : new("service", ConditionOperator.In, string.Join(',', services)));
        if (draft.Text.Contains("whatever asking costs", StringComparison.OrdinalIgnoreCase) || draft.Text.Contains("whatever it costs to ask", StringComparison.OrdinalIgnoreCase))
            found.Add(new("price", ConditionOperator.Equal, "any"));
        if (!s.Regions.IsSaid && Continents.Of(draft.Text) is { Length: > 0 } codes)
            found.Add(new("region", ConditionOperator.In, codes));
        RecordTypes(s, found);
        Metric(s, found);
        if (ServiceParts.Of(draft, services) is { Length: > 0 } parts)
            found.Add(new("usage_group", parts.Contains(',', StringComparison.Ordinal) ? ConditionOperator.In : ConditionOperator.Equal, parts));
        CostUnits.Find(draft, found);
        foreach (var comparison in s.Comparisons)
        {
            if (comparison.IsMoney || draft.Has(Cue.Anomaly) && draft.HasWord("impact") || comparison.Dimension.Length == 0 && comparison.Value >= 1 && draft.HasAny(Cue.Cost, Cue.Forecast) && !draft.HasWord("instances", "days"))
                found.Add(new(draft.Has(Cue.Anomaly) ? "impact" : "amount", comparison.Operator, comparison.InUnit("")));
        }
        if (draft.Has(Cue.DataTransfer) && !found.Exists(c => c.Field == "usage_group"))
            found.Add(new("usage_group", ConditionOperator.Equal, IsInward(draft) ? "data-transfer-in" : "data-transfer-out"));
        foreach (var comparison in s.Comparisons)
        {
            if (comparison.Dimension == "percent" && CostUnits.AsksGrowth(draft))
                found.Add(new("growth", comparison.Operator, comparison.Value.ToString(System.Globalization.CultureInfo.InvariantCulture)));
        }
        foreach (var placed in s.Placed)
        {
            if (placed.Entity.Kind == EntityKind.Id && placed.Entity.ResourceKind is not null)
                found.Add(new("resource", ConditionOperator.Equal, placed.Entity.Text));
        }
        for (var i = 0; i < draft.Count; i++)
        {
            if (Looks.IsInstanceType(draft.Lower(i)) && !draft.Lower(i).Contains(':'))
                found.Add(new("instance_type", ConditionOperator.Equal, draft.Lower(i)));
        }
        return found;
    }

    /// <summary>"Data transfer in", but not "data transfer in october".</summary>
    private static bool IsInward(Draft draft) =>
        draft.Find("transfer") is var at and >= 0 && draft.Lower(at + 1) is "in" && (at + 2 >= draft.Count || draft.IsMark(at + 2) || draft.Lower(at + 2) is "cost" or "costs" or "spend" or "charges" or "fees" or "bill" or "and" or "vs" or "versus" or "for" or "by" or "per");

    private static bool IsGroup(Draft draft, int at) => draft.Lower(at) is "cost" or "instance";

    private const string Support = "Support fee";

    /// <summary>"excluding tax and support", "without credits", "only refunds".</summary>
    private static void RecordTypes(Scene s, List<Condition> found)
    {
        var draft = s.Draft;
        // "Gross" is before all that lowers the bill; "net of credits" is the bill itself.
        if (draft.Has(Cue.Gross) && (draft.HasWord("gross", "discounts") || draft.Has(Cue.Refund)))
        {
            found.Add(new("record_type", ConditionOperator.NotEqual, "Credit,Refund"));
            return;
        }
        // What is asked for together is one sum: "credits and refunds".
        var wanted = new List<string>();
        void Add(int at, string type)
        {
            if (IsLeftOut(draft, at))
                found.Add(new("record_type", ConditionOperator.NotEqual, type));
            else
                wanted.Add(type);
        }
        foreach (var (cue, type) in (ReadOnlySpan<(Cue, string)>)[(Cue.Tax, "Tax"), (Cue.Credit, "Credit"), (Cue.Refund, "Refund")])
        {
            if (draft.First(cue) is { } match && !(draft.Has(Cue.NetCost) && (draft.Says(match.Start - 2, "net", "of") || draft.Lower(match.Start - 1) is "after")))
                Add(match.Start, type);
        }
        if (draft.First(Cue.Support) is { } support)
            Add(support.Start, Support);
        // Support is a service, not a kind of charge: with another kind no filter holds both, but the bill names each.
        if (wanted.Count == 1 || (wanted.Count > 1 && !wanted.Contains(Support)))
            found.Add(new("record_type", wanted.Count == 1 ? ConditionOperator.Equal : ConditionOperator.In, string.Join(',', wanted)));
        if (CostClaims.AsksFees(s))
            found.Add(new("record_type", ConditionOperator.In, s.Has(Cue.SavingsPlan) ? "SavingsPlanRecurringFee,SavingsPlanUpfrontFee" : "Recurring,Upfront,RIFee"));
    }

    private static bool IsLeftOut(Draft draft, int at)
    {
        for (var i = at - 1; i >= Math.Max(0, at - 5); i--)
        {
            if (draft.Lower(i) is "without" or "excluding" or "except" or "not" or "no" or "minus" or "before" or "excl" or "exclude" or "ignoring" or "ex" or "w/o" or "less" or "pre" or "sans")
                return true;
        }
        return draft.Find("excluded") >= 0;
    }

    private static void Metric(Scene s, List<Condition> found)
    {
        var draft = s.Draft;
        // "Amortized against unblended": both, side by side.
        if (CostUnits.MetricsOf(draft) is { Count: > 1 } several)
            found.Add(new("metric", ConditionOperator.In, string.Join(',', several)));
        else if (CostUnits.MetricsOf(draft) is ["BlendedCost"])
            found.Add(new("metric", ConditionOperator.Equal, "BlendedCost"));
        else if (draft.First(Cue.Amortized) is { } amortized && !Negation.IsBefore(draft, amortized.Start))
            found.Add(new("metric", ConditionOperator.Equal, draft.Has(Cue.NetCost) ? "NetAmortizedCost" : "AmortizedCost"));
        else if (draft.First(Cue.Unblended) is { } unblended && !Negation.IsBefore(draft, unblended.Start))
            found.Add(new("metric", ConditionOperator.Equal, "UnblendedCost"));
        else if (draft.Has(Cue.NetCost))
            found.Add(new("metric", ConditionOperator.Equal, "NetUnblendedCost"));
    }

    public static List<string> Groups(Scene s)
    {
        var draft = s.Draft;
        var groups = new List<string>();
        void Add(string group)
        {
            if (!groups.Contains(group))
                groups.Add(group);
        }
        foreach (var match in draft.Matches)
        {
            if (!match.Entry.Cues.Has(Cue.Per) || draft.Lower(match.Start - 1) is "covered" or "sort" or "sorted" or "save" or "saved" || draft.Lower(match.Start) is "by" && draft.Lower(match.End) is "moving" or "using" or "switching")
                continue;
            var at = match.End;
            while (Articles.Contains(draft.Lower(at)) || draft.Lower(at) is "each" or "every")
                at++;
            if (draft.Lower(at) is "category" or "categories" || draft.Lower(at) is "cost" && draft.Lower(at + 1) is "category" or "categories")
                Add($"category:{CostUnits.CategoryAfter(draft, draft.Lower(at) is "cost" ? at + 2 : at + 1)}");
            else if (draft.Lower(at) is "tag" or "tags" && at + 1 < draft.Count && !draft.IsMark(at + 1))
                Add($"tag:{draft.Tokens[at + 1].Raw}");
            else if (draft.Lower(at + 1) is "tag")
                Add($"tag:{draft.Tokens[at].Raw}");
            else if (Group(draft.Lower(at)) is { } group)
            {
                Add(group);
                if (draft.Lower(at + 1) is "and" && Group(draft.Lower(at + 2)) is { } second)
                    Add(second);
            }
            else if (at < draft.Count && draft.Lower(at) is "team" or "teams" or "environment" or "project" or "costcenter" or "env" or "owner" or "application")
                Add($"tag:{draft.Tokens[at].Raw}");
        }
        if (draft.HasWord("weekly"))
            Add("week");
        if (groups.Count == 0 && CostUnits.AsksResources(draft) && s.HasAny(Cue.Expensive, Cue.Most, Cue.Top, Cue.Cost))
            Add("resource");
        if (draft.HasWord("quarterly"))
            Add("quarter");
        if (draft.HasWord("hourly") || draft.Find("hour") is var hour and >= 0 && (draft.Lower(hour - 1) is "which" or "expensive" or "busiest" or "costliest"))
            Add("hour");
        // "Days with more than 400 dollars", "accounts above 500": the rows are what the amount is said of.
        if (groups.Count == 0 && s.Comparisons.Exists(c => c.IsMoney) && Compared(s) is { } compared)
            Add(compared);
        if (CostUnits.AsksNegative(draft) && groups.Count == 0)
        {
            Add("service");
            Add("record_type");
        }
        if (groups.Count == 0 && CostUnits.AsksMonthly(draft))
            Add("month");
        if (draft.HasWord("daily") || draft.Find("which") is >= 0 && draft.Find("day") is var day and >= 0 && day <= draft.Find("which") + 1)
            Add("day");
        if (draft.HasWord("monthly") || draft.Find("which") is >= 0 && draft.Find("month") is var month and >= 0 && month <= draft.Find("which") + 1)
            Add("month");
        if (draft.Find("services") is >= 0 && !groups.Contains("service") && (s.HasAny(Cue.Which, Cue.Top, Cue.Most, Cue.Expensive) || s.First is "services"))
            Add("service");
        if (draft.Has(Cue.Expensive) && groups.Count == 0 && draft.HasWord("service", "services"))
            Add("service");
        if (groups.Count == 0 && (draft.HasAny(Cue.Expensive, Cue.Top) || draft.HasWord("top", "cheapest")))
        {
            foreach (var (plural, group) in (ReadOnlySpan<(string, string)>)[("region", "region"), ("regions", "region"), ("account", "account"), ("accounts", "account")])
            {
                if (draft.Find(plural) >= 0 && groups.Count == 0)
                    Add(group);
            }
        }
        if (draft.HasWord("driving") && groups.Count == 0)
            Add("usage_type");
        if (draft.Find("which") is >= 0 and var whose && draft.Lower(whose + 1) is "team" or "project" or "environment" or "costcenter" or "owner" or "application")
            Add($"tag:{draft.Tokens[whose + 1].Raw}");
        if (s.Draft.Find("which") is >= 0 and var which && draft.Lower(which + 1) is "service" or "region" or "account" or "accounts" or "regions" && Group(draft.Lower(which + 1)) is { } asked)
            Add(asked);
        if (draft.Has(Cue.Compare) && draft.HasWord("spot") && (draft.HasWord("demand", "on-demand")))
            Add("purchase_type");
        if (draft.Has(Cue.Expensive) && s.Kinds.Exists(k => k.IsPlural && k.Kind.Name is not ("account" or "region" or "ecs-service")) && groups.Count == 0)
            Add("resource");
        // "Which of those cost the most": the rows are the things shown before.
        if (groups.Count == 0 && draft.Has(Cue.Which) && s.HasAny(Cue.Most, Cue.Expensive, Cue.Top) && draft.HasWord("those", "these", "them") && s.Conversation.Last?.Question.Family == Family.Resources)
            Add("resource");
        if (draft.HasWord("driver", "drivers") || draft.Has(Cue.Top) && groups.Count == 0 && draft.HasWord("cost", "costs", "spend") && draft.HasWord("contributors", "contributing"))
            Add("service");
        return groups;
    }

    /// <summary>The plural that stands before a compared amount, or after "which".</summary>
    private static string? Compared(Scene s)
    {
        var draft = s.Draft;
        foreach (var (word, group) in (ReadOnlySpan<(string, string)>)[("days", "day"), ("weeks", "week"), ("months", "month"), ("accounts", "account"), ("regions", "region"), ("services", "service")])
        {
            if (draft.Find(word) is var at and >= 0 && at < s.Comparisons[0].Start && !Times.Amounts.TryNumber(draft.Lower(at - 1), out _) && draft.Lower(at - 1) is not ("last" or "past" or "few"))
                return group;
        }
        return null;
    }

    private static string? Group(string word)
    {
        foreach (var (words, group) in GroupWords)
        {
            if (words == word)
                return group;
        }
        return null;
    }
}
