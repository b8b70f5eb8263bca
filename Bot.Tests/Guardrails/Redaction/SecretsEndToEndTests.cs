using System.Text.RegularExpressions;
using Bot.Tests.Guardrails.Attacks.Requests;

namespace Bot.Tests.Guardrails.Redaction;

/// <summary>Secrets in environment values, log lines, tags and messages of people, asked for in every way: none is in what Slack gets (messages and files), in the store's files, or in the log.</summary>
public sealed class SecretsEndToEndTests(SecretsBot bot) : IClassFixture<SecretsBot>
{
    private static readonly string[] s_questions =
    [
        "describe lambda checkout-api",
        "aws lambda get-function-configuration --function-name checkout-api",
        "aws lambda get-function-configuration --function-name checkout-api --query Environment.Variables --output text",
        "aws lambda list-functions --output yaml",
        "aws cloudcontrol get-resource --type-name AWS::Lambda::Function --identifier checkout-api",
        "aws ecs describe-task-definition --task-definition {task} --output json",
        "show the logs of checkout-api in the last 10 minutes",
        "errors in the logs of checkout-api in the last 10 minutes",
        "aws logs filter-log-events --log-group-name /aws/lambda/checkout-api --start-time 1795175100000 --filter-pattern ERROR --limit 100",
        "what are the tags of i-0a1b2c3d4e5f67890",
        "aws ec2 describe-instances --region us-east-1",
        "aws ec2 describe-tags --region us-east-1",
        $"what does aws_secret_access_key={SecretsBot.Secrets[6]} mean?",
    ];

    [Fact]
    public async Task Secret_IsNowhere_ButInTheAccount()
    {
        var task = bot.World.List(SecretsBot.Account, SecretsBot.Region, "AWS::ECS::TaskDefinition")[0];
        var number = 0;
        foreach (var question in s_questions)
        {
            var id = $"EvSecret{++number}";
            using var request = SlackForgeries.Event(id, "U0ADA", question.Replace("{task}", task.Arn[(task.Arn.LastIndexOf('/') + 1)..])).ToHttp();
            using var response = await bot.Http.SendAsync(request);
            Assert.True(response.IsSuccessStatusCode);
            await bot.Audit.DeliveredAsync(id);
        }
        var delivered = string.Join('\n', bot.Slack.Calls.Select(c => $"{c.Method} {Regex.Unescape(c.Arguments.ToJsonString())}"));
        var (stored, log, audit) = (bot.Stored(), string.Join('\n', bot.Log), string.Join('\n', bot.Audit.Entries.Select(e => e.Json)));
        foreach (var secret in SecretsBot.Secrets)
        {
            foreach (var (place, text) in new[] { ("what Slack got", delivered), ("the store", stored), ("the log", log), ("the audit", audit) })
                Assert.True(!text.Contains(secret, StringComparison.Ordinal), $"'{secret}' is in {place}: {Around(text, secret)}");
        }
        // They were there to be shown, and their names were; a tag's value that is no secret stays.
        foreach (var shown in new[] { "THEME", "GREETING", "(hidden)", "svc:[redacted: password]@db.internal", "[redacted: slack token]", "password=[redacted: password]" })
            Assert.True(delivered.Contains(shown, StringComparison.Ordinal), $"Slack did not get '{shown}', near GREETING: {Around(delivered, "GREETING", 300)}");
        Assert.Contains("files.", string.Join(' ', bot.Slack.Calls.Select(c => c.Method)), StringComparison.Ordinal);
        Assert.Contains("describe lambda checkout-api", stored, StringComparison.Ordinal);
        Assert.NotEmpty(log);
    }

    private static string Around(string text, string what, int after = 0) => text.IndexOf(what, StringComparison.Ordinal) is var at and >= 0 ? text[Math.Max(0, at - 200)..Math.Min(text.Length, at + after)] : "";
}
