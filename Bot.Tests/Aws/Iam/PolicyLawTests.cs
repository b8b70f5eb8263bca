using System.Text;
using System.Text.RegularExpressions;
using Bot.Aws.Iam;

namespace Bot.Tests.Aws.Iam;

/// <summary>Laws that hold for any policies: checked on generated ones, repeatable by seed.</summary>
public sealed class PolicyLawTests
{
    private const int Cases = 4000;

    [Fact]
    public void Laws_Hold_OnGeneratedPolicies()
    {
        var verdicts = new Dictionary<Verdict, int>();
        for (var seed = 0; seed < Cases; seed++)
        {
            var make = new PolicyGenerator(seed);
            var set = make.Set();
            var request = make.Request();
            var verdict = Evaluate(set, request);
            verdicts[verdict] = verdicts.GetValueOrDefault(verdict) + 1;

            // A further Deny never allows.
            var deny = make.Policy(effect: "Deny");
            Assert.True(Allowed(set, request) || !Allowed(set with { Identity = [.. set.Identity, deny] }, request), $"seed {seed}: deny");
            Assert.True(Allowed(set, request) || set.Session.Count == 0 || !Allowed(set with { Session = [.. set.Session, deny] }, request), $"seed {seed}: session deny");
            // Narrowing never adds: a boundary, first session policies, a level.
            var other = make.Policy();
            Assert.True(Allowed(set, request) || !Allowed(set with { Boundaries = [.. set.Boundaries, other] }, request), $"seed {seed}: boundary");
            Assert.True(Allowed(set, request) || set.Session.Count > 0 || !Allowed(set with { Session = [other] }, request), $"seed {seed}: session");
            Assert.True(Allowed(set, request) || !Allowed(set with { Scps = [.. set.Scps, [other]] }, request), $"seed {seed}: level");
            // A further Allow never denies in words.
            var allow = make.Policy(effect: "Allow");
            Assert.True(verdict == Verdict.ExplicitlyDenied || Evaluate(set with { Identity = [.. set.Identity, allow] }, request) != Verdict.ExplicitlyDenied, $"seed {seed}: allow");
            Assert.True(verdict != Verdict.Allowed || Allowed(set with { Identity = [.. set.Identity, allow] }, request), $"seed {seed}: allow keeps");
            // Order says nothing.
            var turned = new PolicySet
            {
                Identity = [.. set.Identity.Reverse()],
                Boundaries = [.. set.Boundaries.Reverse()],
                Session = [.. set.Session.Reverse()],
                Resource = set.Resource,
                Scps = [.. set.Scps.Reverse().Select(l => (IReadOnlyList<PolicyDocument>)[.. l.Reverse()])],
            };
            Assert.Equal(verdict, Evaluate(turned, request));
            // Session policies act as one.
            Assert.Equal(verdict, Evaluate(set with { Session = [.. set.Session, .. set.Session] }, request));
        }
        // The generator must reach every outcome, or the laws above prove nothing.
        Assert.All([Verdict.Allowed, Verdict.ImplicitlyDenied, Verdict.ExplicitlyDenied], v => Assert.True(verdicts.GetValueOrDefault(v) > Cases / 50, $"{v}: {verdicts.GetValueOrDefault(v)}"));
    }

    [Fact]
    public void Wildcards_AgreeWithAPlainRecursion_OnGeneratedTexts()
    {
        var random = new Random(7);
        for (var i = 0; i < 20_000; i++)
        {
            var pattern = Text(random, "ab*?", 8);
            var text = Text(random, "ab", 10);
            var policy = Some.Policy(Some.Allow("*", "*", $"{{'StringLike':{{'k':'{pattern}'}}}}"));
            var request = Some.Request(context: ("k", [text]));
            Assert.Equal(Plain(pattern, text), Allowed(new() { Identity = [policy] }, request));
        }
    }

    [Fact]
    public void Resources_AgreeWithAnExpression_OnGeneratedArns()
    {
        var random = new Random(11);
        var matched = 0;
        for (var i = 0; i < 20_000; i++)
        {
            // As short as ARNs can be, so that they often meet.
            var pattern = random.Next(2) == 0 ? "arn:" + Text(random, "ab:*?*", 10) : $"arn:{Part("ab*?")}:{Part("ab*?")}:{Part("ab*?")}:{Part("ab*?")}:{Part("ab*:")}";
            var arn = $"arn:{Part("ab")}:{Part("ab")}:{Part("ab")}:{Part("ab")}:{Part("ab:")}";
            var allowed = Allowed(new() { Identity = [Some.Policy(Some.Allow("*", pattern))] }, Some.Request(resource: arn));
            matched += allowed ? 1 : 0;
            Assert.True(allowed == Regex.IsMatch(arn, Expression(pattern)), $"{pattern} {arn}");
        }
        Assert.True(matched > 500, $"{matched} matched.");

        string Part(string letters) => Text(random, letters, 3);
    }

    /// <summary>A star that ends a segment takes colons, as do all wildcards of the sixth; other wildcards take none.</summary>
    private static string Expression(string pattern)
    {
        var expression = new StringBuilder("^");
        for (int i = 0, colons = 0; i < pattern.Length; i++)
        {
            var wide = colons >= 5 || (pattern[i] == '*' && (i + 1 == pattern.Length || pattern[i + 1] == ':'));
            expression.Append(pattern[i] switch { '*' => wide ? ".*" : "[^:]*", '?' => wide ? "." : "[^:]", var c => Regex.Escape(c.ToString()) });
            colons += pattern[i] == ':' ? 1 : 0;
        }
        return expression.Append("\\z").ToString();
    }

    [Fact]
    public void Matching_StaysQuick_OnHostilePatterns()
    {
        var pattern = string.Concat(Enumerable.Repeat("a*", 2000)) + "b";
        var policy = Some.Policy(Some.Allow("*", "*", $"{{'StringLike':{{'k':'{pattern}'}}}}"));
        var start = System.Diagnostics.Stopwatch.GetTimestamp();
        Assert.False(Allowed(new() { Identity = [policy] }, Some.Request(context: ("k", [new string('a', 20_000)]))));
        Assert.True(System.Diagnostics.Stopwatch.GetElapsedTime(start) < TimeSpan.FromSeconds(5));
    }

    private static string Text(Random random, string letters, int max) => new([.. Enumerable.Range(0, random.Next(max)).Select(_ => letters[random.Next(letters.Length)])]);

    private static bool Plain(ReadOnlySpan<char> pattern, ReadOnlySpan<char> text) => pattern switch
    {
        [] => text.IsEmpty,
        ['*', .. var rest] => Plain(rest, text) || (!text.IsEmpty && Plain(pattern, text[1..])),
        ['?', .. var rest] => !text.IsEmpty && Plain(rest, text[1..]),
        [var c, .. var rest] => !text.IsEmpty && text[0] == c && Plain(rest, text[1..]),
    };

    private static Verdict Evaluate(PolicySet set, AuthorizationRequest request) => PolicyEvaluator.Evaluate(set, request).Verdict;

    private static bool Allowed(PolicySet set, AuthorizationRequest request) => Evaluate(set, request) == Verdict.Allowed;
}
