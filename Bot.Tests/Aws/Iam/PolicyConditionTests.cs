using Bot.Aws.Iam;

namespace Bot.Tests.Aws.Iam;

public sealed class PolicyConditionTests
{
    public static TheoryData<string, string?, bool> Cases() => new()
    {
        { "{'StringEquals':{'k':'a'}}", "a", true },
        { "{'StringEquals':{'k':'a'}}", "A", false },
        { "{'StringEquals':{'k':['x','a']}}", "a", true },
        { "{'StringEquals':{'k':'a*'}}", "ab", false },
        { "{'StringEquals':{'K':'a'}}", "a", true },
        { "{'StringEquals':{'k':'a'}}", null, false },
        { "{'StringEqualsIfExists':{'k':'a'}}", null, true },
        { "{'StringEqualsIfExists':{'k':'a'}}", "b", false },
        { "{'StringNotEquals':{'k':'a'}}", null, true },
        { "{'StringNotEquals':{'k':['a','b']}}", "b", false },
        { "{'StringNotEquals':{'k':['a','b']}}", "c", true },
        { "{'StringEqualsIgnoreCase':{'k':'aB'}}", "Ab", true },
        { "{'StringNotEqualsIgnoreCase':{'k':'aB'}}", "Ab", false },
        { "{'StringLike':{'k':'a*c?'}}", "abbbcd", true },
        { "{'StringLike':{'k':'a*c?'}}", "abbbc", false },
        { "{'StringLike':{'k':'A*'}}", "abc", false },
        { "{'StringNotLike':{'k':'a*'}}", "abc", false },
        { "{'StringNotLike':{'k':'a*'}}", null, true },
        { "{'stringlike':{'k':'a*'}}", "abc", true },
        { "{'NumericLessThan':{'k':10}}", "9.5", true },
        { "{'NumericLessThan':{'k':'10'}}", "10", false },
        { "{'NumericLessThanEquals':{'k':'10'}}", "10.0", true },
        { "{'NumericGreaterThan':{'k':'10'}}", "x", false },
        { "{'NumericGreaterThanEquals':{'k':'-1'}}", "-1", true },
        { "{'NumericEquals':{'k':[1,2]}}", "2.00", true },
        { "{'NumericNotEquals':{'k':[1,2]}}", "2", false },
        { "{'NumericNotEquals':{'k':[1,2]}}", "3", true },
        { "{'DateGreaterThan':{'k':'2020-04-01T00:00:00Z'}}", "2020-04-01T00:00:01Z", true },
        { "{'DateLessThan':{'k':'2020-06-30T23:59:59Z'}}", "2020-07-01", false },
        { "{'DateEquals':{'k':'2020-04-01'}}", "1585699200", true },
        { "{'DateLessThanEquals':{'k':'2020-04-01T02:00:00+02:00'}}", "2020-04-01T00:00:00Z", true },
        { "{'DateNotEquals':{'k':'2020'}}", "2020-01-01T00:00:00Z", false },
        { "{'DateGreaterThanEquals':{'k':'1585699200'}}", "2020-04-01", true },
        { "{'Bool':{'k':'true'}}", "true", true },
        { "{'Bool':{'k':true}}", "True", true },
        { "{'Bool':{'k':'false'}}", "true", false },
        { "{'Bool':{'k':'false'}}", null, false },
        { "{'BoolIfExists':{'k':'false'}}", null, true },
        { "{'BinaryEquals':{'k':'QmluYXJ5VmFsdWVJbkJhc2U2NA=='}}", "QmluYXJ5VmFsdWVJbkJhc2U2NA==", true },
        { "{'BinaryEquals':{'k':'QmluYXJ5VmFsdWVJbkJhc2U2NA=='}}", "eA==", false },
        { "{'IpAddress':{'k':'203.0.113.0/24'}}", "203.0.113.9", true },
        { "{'IpAddress':{'k':'203.0.113.0/24'}}", "203.0.114.9", false },
        { "{'IpAddress':{'k':['10.0.0.0/8','2001:DB8:1234:5678::/64']}}", "2001:db8:1234:5678::1", true },
        { "{'IpAddress':{'k':'10.0.0.1'}}", "10.0.0.1", true },
        { "{'IpAddress':{'k':'10.1.2.3/13'}}", "10.7.0.1", true },
        { "{'IpAddress':{'k':'0.0.0.0/0'}}", "1.2.3.4", true },
        { "{'IpAddress':{'k':'0.0.0.0/0'}}", "::1", false },
        { "{'IpAddress':{'k':'10.0.0.0/8'}}", "10.1", false },
        { "{'NotIpAddress':{'k':'10.0.0.0/8'}}", "10.9.9.9", false },
        { "{'NotIpAddress':{'k':'10.0.0.0/8'}}", null, true },
        { "{'ArnLike':{'k':'arn:aws:sns:*:*:alarm-*'}}", "arn:aws:sns:eu-west-1:111122223333:alarm-x", true },
        { "{'ArnLike':{'k':'arn:aws:sns:*:alarm'}}", "arn:aws:sns:eu-west-1:111122223333:alarm", false },
        { "{'ArnEquals':{'k':'arn:aws:iam::*:role/a?'}}", "arn:aws:iam::111122223333:role/ab", true },
        { "{'ArnNotEquals':{'k':'arn:aws:iam::*:role/a?'}}", "arn:aws:iam::111122223333:role/ab", false },
        { "{'ArnNotLike':{'k':'arn:aws:iam::*:role/x'}}", null, true },
        { "{'ArnLikeIfExists':{'k':'arn:aws:iam::*:role/x'}}", null, true },
        { "{'Null':{'k':'true'}}", null, true },
        { "{'Null':{'k':'true'}}", "a", false },
        { "{'Null':{'k':'false'}}", "a", true },
        { "{'Null':{'k':false}}", null, false },
        { "{'StringEquals':{'k':'a'},'Null':{'other':'true'}}", "a", true },
        { "{'StringEquals':{'k':'a'},'StringLike':{'k':'b*'}}", "a", false },
    };

    [Theory]
    [MemberData(nameof(Cases))]
    public void Condition_HoldsAsDocumented(string condition, string? value, bool expected) =>
        Assert.Equal(expected, value is null ? Some.Holds(condition, null) : Some.Holds(condition, value));

    [Theory]
    [InlineData("{'ForAllValues:StringEquals':{'k':['a','b']}}", new[] { "a", "b" }, true)]
    [InlineData("{'ForAllValues:StringEquals':{'k':['a','b']}}", new[] { "a", "c" }, false)]
    [InlineData("{'ForAllValues:StringEquals':{'k':['a','b']}}", new string[0], true)]
    [InlineData("{'ForAllValues:StringEquals':{'k':['a','b']}}", null, true)]
    [InlineData("{'ForAllValues:StringNotEquals':{'k':['a','b']}}", new[] { "c", "d" }, true)]
    [InlineData("{'ForAllValues:StringNotEquals':{'k':['a','b']}}", new[] { "c", "a" }, false)]
    [InlineData("{'ForAnyValue:StringEquals':{'k':['a','b']}}", new[] { "z", "b" }, true)]
    [InlineData("{'ForAnyValue:StringEquals':{'k':['a','b']}}", new[] { "z" }, false)]
    [InlineData("{'ForAnyValue:StringEquals':{'k':['a','b']}}", null, false)]
    [InlineData("{'ForAnyValue:StringNotEquals':{'k':['a']}}", new[] { "a", "b" }, true)]
    [InlineData("{'ForAnyValue:StringNotEquals':{'k':['a']}}", new[] { "a" }, false)]
    [InlineData("{'ForAnyValue:StringNotEquals':{'k':['a']}}", null, false)]
    [InlineData("{'ForAnyValue:StringLikeIfExists':{'k':['a*']}}", null, true)]
    [InlineData("{'ForAllValues:IpAddress':{'k':'10.0.0.0/8'}}", new[] { "10.0.0.1", "10.2.3.4" }, true)]
    [InlineData("{'StringEquals':{'k':'b'}}", new[] { "a", "b" }, true)]
    [InlineData("{'StringNotEquals':{'k':'b'}}", new[] { "a", "b" }, false)]
    public void Condition_TakesSeveralValues_AsItsQualifierSays(string condition, string[]? values, bool expected) =>
        Assert.Equal(expected, Some.Holds(condition, values));

    [Theory]
    [InlineData("arn:aws:s3:::home/${aws:username}/*", "arn:aws:s3:::home/ann/x", true)]
    [InlineData("arn:aws:s3:::home/${aws:username}/*", "arn:aws:s3:::home/bob/x", false)]
    [InlineData("arn:aws:s3:::home/${AWS:UserName}/*", "arn:aws:s3:::home/ann/x", true)]
    [InlineData("arn:aws:s3:::${aws:PrincipalTag/team, 'shared'}/*", "arn:aws:s3:::shared/x", true)]
    [InlineData("arn:aws:s3:::${aws:PrincipalTag/team}/*", "arn:aws:s3:::shared/x", false)]
    [InlineData("arn:aws:s3:::b/${*}", "arn:aws:s3:::b/*", true)]
    [InlineData("arn:aws:s3:::b/${*}", "arn:aws:s3:::b/x", false)]
    [InlineData("arn:aws:s3:::b/${?}${$}", "arn:aws:s3:::b/?$", true)]
    [InlineData("arn:aws:s3:::b/${star}", "arn:aws:s3:::b/secret", false)]
    [InlineData("arn:aws:s3:::b/${star}", "arn:aws:s3:::b/*", true)]
    [InlineData("arn:aws:s3:::b/${many}", "arn:aws:s3:::b/one", false)]
    [InlineData("arn:aws:s3:::b/${marks}", "arn:aws:s3:::b/secret", false)]
    public void Variable_IsFilledInLiterally(string pattern, string resource, bool expected)
    {
        var request = Some.Request(resource: resource, context: [("aws:username", ["ann"]), ("star", ["*"]), ("many", ["one", "two"]), ("marks", ["\uFFFE"])]);
        var verdict = PolicyEvaluator.Evaluate(new() { Identity = [Some.Policy(Some.Allow("s3:*", pattern.Replace("'", "\\u0027")))] }, request).Verdict;
        Assert.Equal(expected, verdict == Verdict.Allowed);
    }

    [Fact]
    public void Variable_IsPlainText_InTheOldVersion()
    {
        var policy = PolicyDocument.Parse("""{"Statement":{"Effect":"Allow","Action":"s3:*","Resource":"arn:aws:s3:::${aws:username}"}}""");
        var literal = Some.Request(resource: "arn:aws:s3:::${aws:username}", context: ("aws:username", ["ann"]));
        Assert.Equal(Verdict.Allowed, PolicyEvaluator.Evaluate(new() { Identity = [policy] }, literal).Verdict);
        Assert.Equal(Verdict.ImplicitlyDenied, PolicyEvaluator.Evaluate(new() { Identity = [policy] }, literal with { Resource = "arn:aws:s3:::ann" }).Verdict);
    }
}
