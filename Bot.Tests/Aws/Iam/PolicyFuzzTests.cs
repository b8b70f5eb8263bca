using Bot.Aws.Iam;

namespace Bot.Tests.Aws.Iam;

/// <summary>Documents that nobody would write: parsed, or refused with a fault, never anything else.</summary>
public sealed class PolicyFuzzTests
{
    private const string Whole = """
        {"Version":"2012-10-17","Id":"x","Statement":[{"Sid":"A","Effect":"Allow","Principal":{"AWS":["111122223333","arn:aws:iam::111122223333:role/r"]},"NotAction":["s3:Get*","*"],
        "Resource":["arn:aws:s3:::b/${aws:username, 'd'}/${*}","*"],"Condition":{"ForAllValues:StringLikeIfExists":{"aws:TagKeys":["a*",1,true]},"IpAddress":{"aws:SourceIp":"2001:db8::/33"},
        "DateGreaterThan":{"aws:CurrentTime":"2020-04-01T00:00:00Z"},"Null":{"k":"false"},"NumericLessThan":{"n":"1e3"},"BinaryEquals":{"b":"QQ=="}}},{"Effect":"Deny","Principal":"*","Action":"*","Resource":"*"}]}
        """;

    private static readonly string[] s_bits = ["\"", "{", "}", "[", "]", ":", ",", "null", "1e999", "\\ud800", "\"*\"", "${", "}", "arn:", "*", "?", "ForAnyValue:", "IfExists", "\u0000", "\uFFFE", "999999999999999999999", "-0", "::/129", "/33", "${aws:x,", "''"];

    [Fact]
    public void Parse_AnswersOrNamesAFault_OnMangledDocuments()
    {
        var random = new Random(11);
        var (parsed, refused) = (0, 0);
        for (var i = 0; i < 20_000; i++)
        {
            var text = Whole;
            for (var n = random.Next(1, 4); n > 0; n--)
            {
                var at = random.Next(text.Length);
                var bit = s_bits[random.Next(s_bits.Length)];
                text = random.Next(3) switch
                {
                    0 => text.Insert(at, bit),
                    1 => text.Remove(at, Math.Min(random.Next(1, 12), text.Length - at)),
                    _ => text.Remove(at, 1).Insert(at, bit),
                };
            }
            try
            {
                var policy = PolicyDocument.Parse(text);
                // What is parsed can be judged.
                PolicyEvaluator.Evaluate(new() { Resource = policy }, Some.Request(context: ("aws:SourceIp", ["10.0.0.1"])));
                parsed++;
            }
            catch (FormatException e)
            {
                Assert.StartsWith("The policy is not valid", e.Message, StringComparison.Ordinal);
                refused++;
            }
        }
        // Both outcomes must be met, or nothing was mangled or everything was.
        Assert.True(parsed > 500 && refused > 5_000, $"{parsed} parsed, {refused} refused");
    }

    [Theory]
    [InlineData(2_000)]
    [InlineData(100_000)]
    public void Parse_RefusesDeepNesting_WithoutOverflow(int depth) =>
        Assert.Throws<FormatException>(() => PolicyDocument.Parse(new string('[', depth)));
}
