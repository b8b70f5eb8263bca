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
            if (draft.HasWord("spot"))
                Add("purchase_type", "Spot Instances");
            else if (OnDemand().IsMatch(draft.Text))
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
        ['t', ..] => "tb",
        ['g', ..] => "gb",
        ['r', ..] or "invocation" or "call" => "request",
        _ => "hour",
    };

    private const RegexOptions Options = RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture;

    [GeneratedRegex(@"(\bper\s+(single\s+)?|/\s?)(?<unit>gb(-month|-mo)?|gib|gigabyte|tb|tib|terabyte|million\s+(requests|invocations|calls)|request|invocation|instance[- ]hour|vcpu[- ]hour|node[- ]hour|hour of use)\b", Options)]
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

    [GeneratedRegex(@"\bon[- ]demand\s+(instances?|ec2|compute|machines|servers)\b", Options)]
    private static partial Regex OnDemand();
}
