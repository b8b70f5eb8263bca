using System.Globalization;
using System.Text.RegularExpressions;

namespace Bot.Understanding.Families;

/// <summary>Things whose price may be asked before they exist, with how many of them: <c>3 m5.large</c>, <c>5 TB in S3</c>, <c>10 million Lambda requests of 200 ms at 512 MB</c>.</summary>
internal static partial class PriceWords
{
    public const string Field = "price_item";
    private const decimal GbOfTb = 1024, GbOfPb = 1024 * 1024;

    /// <summary>Words of something not yet built, with something that has a list price.</summary>
    public static bool AsksEstimate(string text) => Hypothetical().IsMatch(text) && !Own().IsMatch(text) && Find(text).Count > 0;

    /// <summary>What is to be priced: the condition's value is <c>kind|quantity|detail</c>.</summary>
    public static List<Condition> Find(string text)
    {
        var found = new List<Condition>();
        void Add(string kind, decimal quantity, string detail = "") => found.Add(new(Field, ConditionOperator.Equal, string.Create(CultureInfo.InvariantCulture, $"{kind}|{quantity:0.######}|{detail}")));
        foreach (Match type in Instance().Matches(text))
            Add(type.Groups["type"].Value.StartsWith("db.", StringComparison.OrdinalIgnoreCase) ? "database" : "instance", Number(type.Groups["n"], 1), type.Groups["type"].Value.ToLowerInvariant());
        var isTransfer = Transfer().IsMatch(text);
        foreach (Match size in Size().Matches(text))
        {
            var gb = Number(size.Groups["n"], 1) * (size.Groups["unit"].Value.ToLowerInvariant()[0] switch { 't' => GbOfTb, 'p' => GbOfPb, _ => 1 });
            if (isTransfer)
                Add("transfer-out", gb);
            else if (Volume().Match(text) is { Success: true } volume)
                Add("volume", gb, volume.Groups["type"].Success ? volume.Groups["type"].Value.ToLowerInvariant() : "gp3");
            else if (S3().IsMatch(text))
                Add("s3", gb);
        }
        if (Lambda().IsMatch(text) && Requests().Match(text) is { Success: true } requests)
        {
            var count = Number(requests.Groups["n"], 1) * Times(requests.Groups["times"].Value);
            Add("lambda-requests", count);
            if (Duration().Match(text) is { Success: true } ms && Memory().Match(text) is { Success: true } memory)
            {
                var seconds = Number(ms.Groups["n"], 0) / (ms.Groups["unit"].Value.StartsWith('m') ? 1000 : 1);
                var gb = Number(memory.Groups["n"], 0) / (memory.Groups["unit"].Value.StartsWith("m", StringComparison.OrdinalIgnoreCase) ? 1024 : 1);
                Add("lambda-duration", count * seconds * gb);
            }
        }
        if (Nat().Match(text) is { Success: true } nat)
            Add("nat", Number(nat.Groups["n"], 1));
        return found;
    }

    private static decimal Number(Group group, decimal otherwise) =>
        group.Success && decimal.TryParse(group.Value.Replace(",", "", StringComparison.Ordinal), NumberStyles.Number, CultureInfo.InvariantCulture, out var number) ? number
        : group.Value.ToLowerInvariant() switch { "two" => 2, "three" => 3, "four" => 4, "five" => 5, "six" => 6, "ten" => 10, _ => otherwise };

    private static decimal Times(string word) => word.ToLowerInvariant() switch { "k" or "thousand" => 1_000, "m" or "million" or "mio" => 1_000_000, "b" or "billion" => 1_000_000_000, _ => 1 };

    private const RegexOptions Options = RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture;

    [GeneratedRegex(@"\b(would|will|does|do)\b.{0,80}?\bcost|\bcost\s+to\s+(run|store|keep|host|add|launch|have|transfer|send|serve|use)\b|\bcosts?\s+of\s+(running|storing|adding|hosting|keeping|launching|transferring)\b|\bestimate\b|\bprice\b|\bpricing\b|\bwhat\s+is\s+the\s+cost\s+of\s+(a|an|one|two|\d)", Options)]
    private static partial Regex Hypothetical();

    [GeneratedRegex(@"\b(we|us|our|ours|my|mine|i)\b(?!\s+(add|launch|store|run|keep|use|need|want|move|start|had|were)\b)|\b(last|past|this)\s+(week|month|year|quarter)|\byesterday\b|\bso\s+far\b|\b(spent|spend|did)\b", Options)]
    private static partial Regex Own();

    [GeneratedRegex(@"(\b(?<n>\d+|two|three|four|five|six|ten)\s*(x\s*|×\s*)?)?\b(?<type>(db\.)?[a-z][a-z0-9-]{1,8}\.(nano|micro|small|medium|large|\d{0,2}xlarge|metal))\b", Options)]
    private static partial Regex Instance();

    [GeneratedRegex(@"\b(?<n>\d[\d,]*(\.\d+)?)\s*(?<unit>gb|gib|tb|tib|pb|pib|gigabytes?|terabytes?|petabytes?)\b(?!\s*(of\s+)?(memory|ram))", Options)]
    private static partial Regex Size();

    [GeneratedRegex(@"\b(data transfer|egress|transfer(ring)?|traffic|outbound|to the internet|bandwidth)\b", Options)]
    private static partial Regex Transfer();

    [GeneratedRegex(@"\b((?<type>gp3|gp2|io1|io2|st1|sc1)|ebs|volume|disk)\b", Options)]
    private static partial Regex Volume();

    [GeneratedRegex(@"\bs3\b|\bobject storage\b", Options)]
    private static partial Regex S3();

    [GeneratedRegex(@"\blambda\b", Options)]
    private static partial Regex Lambda();

    [GeneratedRegex(@"\b(?<n>\d[\d,]*(\.\d+)?)\s*(?<times>k|thousand|m|mio|million|b|billion)?\s+(lambda\s+)?(requests|invocations|calls)\b", Options)]
    private static partial Regex Requests();

    [GeneratedRegex(@"\b(?<n>\d+(\.\d+)?)\s*(?<unit>ms|milliseconds?|s|seconds?)\b", Options)]
    private static partial Regex Duration();

    [GeneratedRegex(@"\b(?<n>\d+(\.\d+)?)\s*(?<unit>mb|mib|gb|gib)\b", Options)]
    private static partial Regex Memory();

    [GeneratedRegex(@"\b((?<n>\d+|two|three)\s+)?nat gateways?\b", Options)]
    private static partial Regex Nat();
}
