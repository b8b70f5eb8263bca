using Bot.Aws.Iam;

namespace Bot.Tests.Aws.Iam;

/// <summary>What is foreseen of a request that is known in part.</summary>
public sealed class PolicyForesightTests
{
    private const int Cases = 4000;

    [Fact]
    public void Foresight_NeverContradictsTheEvaluator_HoweverTheUnknownPartsTurnOut()
    {
        var seen = new Dictionary<Foresight, int>();
        for (var seed = 0; seed < Cases; seed++)
        {
            var make = new PolicyGenerator(seed);
            PolicyDocument[] policies = [make.Policy(), make.Policy()];
            var random = new Random(seed);
            var full = make.Request() with { Principal = Some.Role };
            var knowsResource = random.Next(2) == 0;
            HashSet<string> known = [.. new[] { "k", "aws:username", "n", "ip" }.Where(_ => random.Next(2) == 0)];
            var partial = new PartialRequest(
                full with
                {
                    Resource = knowsResource ? full.Resource : "*",
                    Context = full.Context.Where(c => known.Contains(c.Key.ToLowerInvariant())).ToDictionary(c => c.Key, c => c.Value),
                },
                knowsResource,
                key => known.Contains(key.ToLowerInvariant()));
            var foreseen = PolicyForesight.Of(policies, partial).Foresight;
            seen[foreseen] = seen.GetValueOrDefault(foreseen) + 1;

            // Every completion of the request must agree with a sure answer.
            for (var i = 0; i < 8; i++)
            {
                var other = new PolicyGenerator((seed * 31) + i).Request();
                var completed = full with
                {
                    Resource = knowsResource ? full.Resource : other.Resource,
                    Context = partial.Request.Context.Concat(other.Context.Where(c => !known.Contains(c.Key.ToLowerInvariant()))).ToDictionary(c => c.Key, c => c.Value),
                };
                var actual = Layer(policies, completed);
                Assert.True(Agrees(foreseen, actual), $"seed {seed}: foreseen {foreseen}, is {actual}");
            }
        }
        Assert.All(Enum.GetValues<Foresight>(), f => Assert.True(seen.GetValueOrDefault(f) > Cases / 50, $"{f}: {seen.GetValueOrDefault(f)}"));
    }

    [Fact]
    public void Foresight_IsTheEvaluatorsAnswer_WhenEverythingIsKnown()
    {
        for (var seed = 0; seed < Cases; seed++)
        {
            var make = new PolicyGenerator(seed);
            PolicyDocument[] policies = [make.Policy(), make.Policy()];
            var request = make.Request() with { Principal = Some.Role };
            Assert.Equal(Layer(policies, request).ToString(), PolicyForesight.Of(policies, new(request, true, _ => true)).Foresight.ToString());
        }
    }

    [Theory]
    [InlineData("{'StringEquals':{'ec2:ResourceTag/env':'dev'}}", Foresight.Unknown)]
    [InlineData("{'StringEquals':{'aws:RequestedRegion':'us-east-1'}}", Foresight.Allowed)]
    [InlineData("{'StringEquals':{'aws:RequestedRegion':'eu-west-1'}}", Foresight.ImplicitlyDenied)]
    [InlineData("{'StringEquals':{'aws:RequestedRegion':'${aws:PrincipalTag/home}'}}", Foresight.Unknown)]
    [InlineData("{'StringEquals':{'aws:RequestedRegion':'eu-west-1','ec2:ResourceTag/env':'dev'}}", Foresight.ImplicitlyDenied)]
    public void Condition_DecidesOnlyByKeysThatAreKnown(string condition, Foresight expected)
    {
        var request = new PartialRequest(Some.Request("ec2:StopInstances", "*", Some.Role, ("aws:RequestedRegion", ["us-east-1"])), false, k => k == "aws:RequestedRegion");
        Assert.Equal(expected, PolicyForesight.Of([Some.Policy(Some.Allow("ec2:*", "*", condition))], request).Foresight);
    }

    /// <summary>That none can allow it is sure where a Deny may still turn out to hold as well.</summary>
    private static bool Agrees(Foresight foreseen, Verdict actual) => foreseen switch
    {
        Foresight.Unknown => true,
        Foresight.Allowed => actual == Verdict.Allowed,
        Foresight.ExplicitlyDenied => actual == Verdict.ExplicitlyDenied,
        _ => actual != Verdict.Allowed,
    };

    /// <summary>One layer alone, by the evaluator: nothing but identity policies, on a resource of the same account.</summary>
    private static Verdict Layer(IReadOnlyList<PolicyDocument> policies, AuthorizationRequest request) =>
        PolicyEvaluator.Evaluate(new() { Identity = policies }, request).Verdict;
}
