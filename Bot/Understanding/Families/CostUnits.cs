using System.Text.RegularExpressions;
using Bot.Understanding.Grammar;
using Bot.Understanding.Lexicon;

namespace Bot.Understanding.Families;

/// <summary>Units, usage types, purchase options, operations and cost categories in a question about costs.</summary>
internal static partial class CostUnits
{
    /// <summary>"how many GB", "usage quantity": what was used rather than what it cost.</summary>
    public static bool AsksUsage(Draft draft) => Quantity().IsMatch(draft.Text);

    public static bool NamesInstanceType(Draft draft) => draft.Tokens.Exists(t => Entities.Looks.IsInstanceType(t.Lower));

    public static bool NamesUsageType(Draft draft) => UsageType().IsMatch(draft.Text);

    /// <summary>"yoy growth", "which region grew most": how the bill changed, without a word of cost.</summary>
    public static bool AsksGrowth(Draft draft) => Growth().IsMatch(draft.Text);

    /// <summary>"month over month": by month, each against the one before.</summary>
    public static bool AsksMonthly(Draft draft) => Monthly().IsMatch(draft.Text);

    public static bool NamesCurrency(Draft draft) => Currency().IsMatch(draft.Text);

    public static bool AsksNegative(Draft draft) => Negative().IsMatch(draft.Text);

    /// <summary>The metrics that are named, by Cost Explorer's names.</summary>
    public static List<string> MetricsOf(Draft draft) =>
        [.. MetricName().Matches(draft.Text).OrderBy(m => m.Groups["kind"].Value.StartsWith("am", StringComparison.OrdinalIgnoreCase)).Select(m => $"{(m.Groups["net"].Success ? "Net" : "")}{(m.Groups["kind"].Value.ToLowerInvariant() switch { "blended" => "Blended", "unblended" or "cash" => "Unblended", _ => "Amortized" })}Cost").Distinct()];

    /// <summary>The filters and units that the text says.</summary>
    public static void Find(Draft draft, List<Condition> found)
    {
        void Add(string field, string value) => found.Add(new(field, ConditionOperator.Equal, value));
        if (Per().Match(draft.Text) is { Success: true } per)
            Add("per", UnitOf(per.Groups["unit"].Value.ToLowerInvariant()));
        else if (AverageInstance().IsMatch(draft.Text))
            Add("per", "instance");
        if (AsksUsage(draft))
        {
            Add("metric", "UsageQuantity");
            if (Counted().Match(draft.Text) is { Success: true } counted)
                Add("unit", UnitOf(counted.Groups["unit"].Value.ToLowerInvariant()));
        }
        if (Family().Match(draft.Text) is { Success: true } family && !found.Exists(c => c.Field is "instance_type"))
            Add("instance_family", family.Groups["name"].Value.ToLowerInvariant());
        if (LacksTag().Match(draft.Text) is { Success: true } lacks && !found.Exists(c => c.Field.StartsWith("tag:", StringComparison.Ordinal)))
            found.Add(new($"tag:{lacks.Groups["key"].Value}", ConditionOperator.Missing));
        if (DaysOfWeek().IsMatch(draft.Text))
            Add("days", "weekends");
        if (Negative().IsMatch(draft.Text))
            found.Add(new("amount", ConditionOperator.Less, "0"));
        if (Running().IsMatch(draft.Text))
            Add("cumulative", "true");
        if (Currency().Match(draft.Text) is { Success: true } currency)
            Add("currency", currency.Groups["unit"].Value.ToUpperInvariant());
        if (Marketplace().IsMatch(draft.Text))
            found.Add(new("billing_entity", Negation.IsBefore(draft, draft.Find("marketplace")) ? ConditionOperator.NotEqual : ConditionOperator.Equal, "AWS Marketplace"));
        if (ZeroCost().IsMatch(draft.Text) && !found.Exists(c => c.Field == "amount"))
            Add("amount", "0");
        if (Least().IsMatch(draft.Text))
            Add("order", "least");
        if (ShareOf().IsMatch(draft.Text))
            Add("share", "of-bill");
        if (Untagged().IsMatch(draft.Text) && !found.Exists(c => c.Field.StartsWith("tag:", StringComparison.Ordinal)))
            Add("untagged", "any");
        if (!found.Exists(c => c.Field.StartsWith("tag:", StringComparison.Ordinal)) && NamedTag().Match(draft.Text) is { Success: true } tag && !NotAName().IsMatch(tag.Groups["a"].Value))
            Add($"tag:{tag.Groups["key"].Value.Replace(" ", "", StringComparison.Ordinal)}", tag.Groups["b"].Success && !NotAName().IsMatch(tag.Groups["b"].Value) ? $"{tag.Groups["a"].Value},{tag.Groups["b"].Value}" : tag.Groups["a"].Value);
        if (GroupOf(draft) is { } group && !found.Exists(c => c.Field is "usage_group" or "usage_type"))
            Add("usage_group", group);
        foreach (System.Text.RegularExpressions.Match type in UsageType().Matches(draft.Text))
            Add("usage_type", type.Value);
        if (Operation().Match(draft.Text) is { Success: true } operation)
            Add("operation", operation.Groups["name"].Value);
        if (Category().Match(draft.Text) is { Success: true } category)
            Add($"category:{category.Groups["name"].Value}", category.Groups["value"].Value.Trim('"', '\'', '`'));
        // "on demand against spot" are rows, not filters.
        if (!draft.Has(Cue.Compare) && !draft.HasWord("vs", "versus", "and", "or"))
        {
            if (draft.Find("spot") is var spot and >= 0)
                found.Add(new("purchase_type", Negation.IsBefore(draft, spot) ? ConditionOperator.NotEqual : ConditionOperator.Equal, "Spot Instances"));
            if (OnDemand().IsMatch(draft.Text) && !found.Exists(c => c is { Field: "purchase_type", Operator: ConditionOperator.Equal }))
                Add("purchase_type", "On Demand Instances");
        }
    }

    /// <summary>The name of a cost category at a place; empty where another word stands there.</summary>
    public static string CategoryAfter(Draft draft, int at) =>
        at < draft.Count && draft.IsWord(at) && !draft.IsTaken(at) && draft.Lower(at) is not ("in" or "for" or "last" or "this" or "and" or "of" or "per" or "by" or "from" or "since" or "during" or "over" or "past" or "yesterday" or "today") ? draft.Tokens[at].Raw : "";

    /// <summary>Names of parts of a service's bill; a guess ("I think it's the NAT gateways") and a breakdown by usage type are no filter.</summary>
    private static string? GroupOf(Draft draft)
    {
        if (draft.HasWord("think", "guess", "maybe", "probably", "usage"))
            return null;
        if (BetweenRegions().IsMatch(draft.Text))
            return "data-transfer-regions";
        if (BetweenZones().IsMatch(draft.Text))
            return "data-transfer-zones";
        return PartOf().Match(draft.Text) is not { Success: true } part ? null
            : part.Groups["fargate"].Success ? "fargate"
            : part.Groups["nat"].Success ? "nat" : part.Groups["snap"].Success ? "snapshots" : part.Groups["ebs"].Success ? "ebs" : part.Groups["ip"].Success ? "addresses" : "s3-storage";
    }

    private static string UnitOf(string word) => word switch
    {
        _ when word.Contains("million", StringComparison.Ordinal) => "million-requests",
        _ when word.StartsWith("tb", StringComparison.Ordinal) || word.StartsWith("ti", StringComparison.Ordinal) || word.StartsWith("tera", StringComparison.Ordinal) => "tb",
        _ when word.StartsWith("gb", StringComparison.Ordinal) || word.StartsWith("gi", StringComparison.Ordinal) => "gb",
        ['r', ..] or "invocation" or "call" => "request",
        _ when word.EndsWith("request", StringComparison.Ordinal) || word.EndsWith("invocation", StringComparison.Ordinal) || word.EndsWith("call", StringComparison.Ordinal) => "request",
        _ => "hour",
    };

    private const RegexOptions Options = RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture;

    [GeneratedRegex(@"(\bper\s+(single\s+)?|/\s?)(?<unit>gb(-month|-mo)?|gib|gigabyte|tb|tib|terabyte|million\s+(requests|invocations|calls)|(\w+\s+)?(request|invocation|api\s+call)|instance[- ]hour|vcpu[- ]hour|node[- ]hour|hour of use)\b", Options)]
    private static partial Regex Per();

    [GeneratedRegex(@"\b(average|avg|mean)\b.{0,60}?\bper\s+(ec2\s+|running\s+)?(instance|server|machine)\b(?!\s*(type|family|id))|\bper\s+(running|average)\s+instance\b", Options)]
    private static partial Regex AverageInstance();

    [GeneratedRegex(@"\bhow\s+(many|much)\s+(gb|gib|gigabytes?|tb|tib|terabytes?|(instance|compute|node|vcpu|lambda|running)?[- ]?hours?|requests|invocations|data)\b(?!\s+(cost|do we pay))|\busage\s+quantit(y|ies)\b|\busage\s+in\s+(gb|tb|hours|units)\b", Options)]
    private static partial Regex Quantity();

    /// <summary>As Cost Explorer writes them: <c>USW2-BoxUsage:m5.large</c>, <c>NatGateway-Bytes</c>, <c>TimedStorage-ByteHrs</c>.</summary>
    [GeneratedRegex(@"(?<![\w-])([A-Z]{2,4}[0-9]?-)?([A-Z][A-Za-z0-9]*(BoxUsage|SpotUsage|InstanceUsage|VolumeUsage|SnapshotUsage)[\w:.-]*|(BoxUsage|SpotUsage|InstanceUsage|EBS):[\w:.-]+|[A-Z][A-Za-z0-9-]*-(Bytes|Hours|ByteHrs|Requests|Tier[0-9]|GB-Hours|GB-Second|Hrs))(?![\w-])", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex UsageType();

    [GeneratedRegex(@"\b((?<fargate>fargate)|(?<nat>nat(\s+(gateways?|gws?))?)|(?<snap>(ebs\s+)?snapshots?)|(?<ebs>ebs(\s+volumes?)?)|(?<ip>elastic\s+ips?|public\s+ip(v4)?s?(\s+addresses)?)|(?<s3>s3\s+storage|storage\s+(in|on|of)\s+s3))\b", Options)]
    private static partial Regex PartOf();

    [GeneratedRegex(@"\b(?!(ec2|s3|k8s|h2)\b)(?<name>[a-z]{1,3}[0-9][a-z]{0,3})\s+(instances?|family|machines|servers|fleet)\b", Options)]
    private static partial Regex Family();

    [GeneratedRegex(@"\b(has|have|with|having|lacks?|missing|without)\s+(no\s+|an?\s+|the\s+)?(?<key>cost\s?center|project|team|environment|owner|application)\b(?!\s*(=|is\b|[0-9]))", Options)]
    private static partial Regex LacksTag();

    [GeneratedRegex(@"\b(weekends|weekdays|business\s+days|working\s+days|workdays)\b", Options)]
    private static partial Regex DaysOfWeek();

    /// <summary>"Which s3 bucket", "most expensive resources": the rows are things.</summary>
    public static bool AsksResources(Draft draft) => Resources().IsMatch(draft.Text);

    [GeneratedRegex(@"\bwhich\s+(\w+\s+)?(bucket|function|table|queue|volume|instance|database|cluster|resource|load\s+balancer|nat\s+gateway)s?\b|\b(expensive|top\s+\d+|costliest|priciest)\s+(\w+\s+)?resources\b", Options)]
    private static partial Regex Resources();

    [GeneratedRegex(@"\b(yoy|mom|qoq|wow|growth|grew|grown)\b|\b(year|month|quarter|week)[- ](over|on)[- ](year|month|quarter|week)\b", Options)]
    private static partial Regex Growth();

    [GeneratedRegex(@"\bmom\b|\bmonth[- ](over|on)[- ]month\b", Options)]
    private static partial Regex Monthly();

    [GeneratedRegex(@"\bnegative\s+(line\s+items?|lines?|charges?|costs?|amounts?|spend(ing)?|entries)\b|\b(costs?|charges?|amounts?|spend)\s+(below|under|less\s+than)\s+(zero|0|null)\b", Options)]
    private static partial Regex Negative();

    [GeneratedRegex(@"(?<!\b(not|without|than|instead\s+of)\s+)\b(?<net>net[- ])?(?<kind>amorti[sz]ed|unblended|blended|cash)(?=\b)", Options)]
    private static partial Regex MetricName();

    [GeneratedRegex(@"\b(cumulative(ly)?|cumulated|running\s+(total|sum)|accumulated)\b", Options)]
    private static partial Regex Running();

    [GeneratedRegex(@"\b(in|to|as)\s+(?<unit>eur|euros?|gbp|pounds|chf|jpy|yen|inr|rupees|cad|aud|sek|nok|dkk|pln|brl|cny)\b", Options)]
    private static partial Regex Currency();

    [GeneratedRegex(@"\bmarket\s?place\b", Options)]
    private static partial Regex Marketplace();

    [GeneratedRegex(@"\b(zero|no)\s+costs?\b|\bcosts?\s+(nothing|zero)\b|\bcosted\s+nothing\b", Options)]
    private static partial Regex ZeroCost();

    [GeneratedRegex(@"\b(cheapest|least\s+expensive|lowest\s+(cost|spend))\b", Options)]
    private static partial Regex Least();

    [GeneratedRegex(@"\b(what|which|how)\b.{0,40}?\b(percent(age)?|share|proportion|fraction|part)\s+of\b|\bshare\s+of\b|\bpercentage\s+of\b|\b%\s+of\s+(our|the|my|total)\b", Options)]
    private static partial Regex ShareOf();

    [GeneratedRegex(@"\buntagged\b|\bwithout\s+(any\s+)?tags\b|\bnot\s+tagged\b", Options)]
    private static partial Regex Untagged();

    [GeneratedRegex(@"(?<!\b(tags?|by|per|which|each|every)\s+)\b(?<key>project|team|cost ?center|environment|application|owner)\s+[`""']?(?<a>[A-Za-z0-9][\w-]+)[`""']?(\s+(vs\.?|versus|and|or|against)\s+((project|team)\s+)?[`""']?(?<b>[A-Za-z0-9][\w-]+)[`""']?)?", Options)]
    private static partial Regex NamedTag();

    [GeneratedRegex(@"^(last|this|in|for|per|by|of|and|or|vs|versus|costs?|spends?|spending|spent|bill|tag|tags|cost|so|to|with|over|the|our|is|was|were|does|did|on|from|since|between|month|week|day|most|has|have|had|uses?|which|during|until|compared?|breakdown|total|budget|yesterday|today|year|ytd|mtd|quarter|q[1-4]|past|previous|daily|weekly|monthly|january|february|march|april|may|june|july|august|september|october|november|december)$", Options)]
    private static partial Regex NotAName();

    [GeneratedRegex(@"\b(between|across|cross|inter)[- ]regions?\b", Options)]
    private static partial Regex BetweenRegions();

    [GeneratedRegex(@"\b(between|across|cross|inter)[- ](azs?|availability[- ]zones?)\b", Options)]
    private static partial Regex BetweenZones();

    [GeneratedRegex(@"\b(how\s+(many|much)|usage\s+in)\s+(instance|compute|node|vcpu|lambda|running)?[- ]?(?<unit>gb|gib|gigabytes?|tb|tib|terabytes?|hours?|requests|invocations)\b", Options)]
    private static partial Regex Counted();

    [GeneratedRegex(@"\boperation\s+[`""']?(?<name>[A-Z][A-Za-z]+(:[A-Z0-9]+)?)[`""']?", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex Operation();

    [GeneratedRegex(@"\bcost\s+categor(y|ies)\s+[`""']?(?<name>[\w-]+)[`""']?\s*(=|:|\bis\b|\bequals\b)\s*(?<value>[`""'][^`""']+[`""']|[\w-]+)", Options)]
    private static partial Regex Category();

    [GeneratedRegex(@"\bon[- ]demand\s+(instances?|ec2|compute|machines|servers|spend|spending|costs?|usage)\b", Options)]
    private static partial Regex OnDemand();
}
