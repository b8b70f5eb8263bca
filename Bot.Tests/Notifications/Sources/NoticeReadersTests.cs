using Bot.Notifications;
using Bot.Notifications.Sources;
using Bot.Tests.Testing;
using Microsoft.Extensions.Logging.Abstractions;

namespace Bot.Tests.Notifications.Sources;

/// <summary>Each source's own payload says what it should.</summary>
public sealed class NoticeReadersTests
{
    private static string Event(string source, string type, string detail, string resources = "") =>
        $$"""{"version":"0","id":"e1","detail-type":"{{type}}","source":"{{source}}","account":"111122223333","time":"2026-11-20T11:59:00Z","region":"eu-west-1","resources":[{{resources}}],"detail":{{detail}} }""";

    public static TheoryData<string, string, string, string, string, string> Payloads() => new()
    {
        { "aws.cloudwatch", Event("aws.cloudwatch", "CloudWatch Alarm State Change", """{"alarmName":"api-5xx","state":{"value":"ALARM","reason":"crossed","reasonData":"{\"threshold\":5.0}"},"previousState":{"value":"OK"},"configuration":{"metrics":[{"id":"m","metricStat":{"metric":{"namespace":"AWS/ApiGateway","name":"5XXError","dimensions":{"ApiName":"shop"}},"period":60,"stat":"Sum"}}]}}""", "\"arn:aws:cloudwatch:eu-west-1:111122223333:alarm:api-5xx\""), "cloudwatch", "api-5xx is in ALARM", "High", "Firing" },
        { "composite", """{"AlarmName":"shop-down","AlarmRule":"ALARM(a) OR ALARM(b)","NewStateValue":"ALARM","NewStateReason":"r","OldStateValue":"OK","AlarmArn":"arn:aws:cloudwatch:us-east-1:111122223333:alarm:shop-down","TriggeringChildren":[{"Arn":"arn:aws:cloudwatch:us-east-1:111122223333:alarm:child-a","State":{"Value":"ALARM"}}]}""", "cloudwatch", "shop-down is in ALARM", "High", "Firing" },
        { "sev1", """{"AlarmName":"sev1-checkout","NewStateValue":"ALARM","NewStateReason":"r","OldStateValue":"OK","AlarmArn":"arn:aws:cloudwatch:us-east-1:111122223333:alarm:sev1-checkout"}""", "cloudwatch", "sev1-checkout is in ALARM", "Critical", "Firing" },
        { "anomaly", """{"accountId":"111122223333","anomalyId":"a1","monitorName":"all","impact":{"totalImpact":1234.5},"rootCauses":[{"service":"Amazon EC2","region":"us-east-1","linkedAccount":"444455556666"}],"anomalyDetailsLink":"https://console.aws.amazon.com/x"}""", "cost-anomaly", "Cost anomaly of $1234.50 in Amazon EC2", "High", "Firing" },
        { "health", Event("aws.health", "AWS Health Event", """{"eventArn":"arn:aws:health:us-east-1::event/EC2/x","service":"EC2","eventTypeCode":"AWS_EC2_OPERATIONAL_ISSUE","eventTypeCategory":"issue","statusCode":"open","eventDescription":[{"language":"en_US","latestDescription":"We look into it"}]}"""), "health", "AWS Health: EC2 operational issue", "High", "Firing" },
        { "guardduty", Event("aws.guardduty", "GuardDuty Finding", """{"id":"f1","arn":"arn:aws:guardduty:eu-west-1:111122223333:detector/d/finding/f1","type":"UnauthorizedAccess:EC2/SSHBruteForce","severity":8,"title":"SSH brute force","accountId":"111122223333","region":"eu-west-1"}"""), "guardduty", "SSH brute force", "High", "Firing" },
        { "securityhub", Event("aws.securityhub", "Security Hub Findings - Imported", """{"findings":[{"Id":"h1","Title":"S3 is public","Severity":{"Label":"CRITICAL"},"AwsAccountId":"111122223333","Region":"eu-west-1","Workflow":{"Status":"NEW"},"RecordState":"ACTIVE","Resources":[{"Id":"arn:aws:s3:::b"}]}]}"""), "securityhub", "S3 is public", "Critical", "Firing" },
        { "config", Event("aws.config", "Config Rules Compliance Change", """{"messageType":"ComplianceChangeNotification","configRuleName":"no-public","resourceId":"b","resourceType":"AWS::S3::Bucket","newEvaluationResult":{"complianceType":"NON_COMPLIANT"}}"""), "config", "b breaks the rule no-public", "Medium", "Firing" },
        { "pipeline", Event("aws.codepipeline", "CodePipeline Pipeline Execution State Change", """{"pipeline":"shop","execution-id":"x1","state":"FAILED"}"""), "codepipeline", "Pipeline shop failed", "High", "Firing" },
        { "approval", """{"region":"us-east-1","consoleLink":"https://x","approval":{"pipelineName":"shop","stageName":"Release","actionName":"Approve","token":"0b5e0d2e-1c1a-4d3a-9a26-1c1a4d3a9a26","expires":"2026-11-27T12:00Z","customData":"Please look","approvalReviewLink":"https://console.aws.amazon.com/x"}}""", "codepipeline", "Pipeline shop waits for approval: Release / Approve", "Medium", "Told" },
        { "build", Event("aws.codebuild", "CodeBuild Build State Change", """{"build-status":"FAILED","project-name":"shop","build-id":"arn:aws:codebuild:eu-west-1:111122223333:build/shop:1"}"""), "codebuild", "Build of shop: failed", "High", "Firing" },
        { "deploy", Event("aws.codedeploy", "CodeDeploy Deployment State-change Notification", """{"deploymentId":"d-1","application":"shop","deploymentGroup":"prod","state":"FAILURE"}"""), "codedeploy", "Deployment d-1 of shop: failure", "High", "Firing" },
        { "stack", "StackId='arn:aws:cloudformation:eu-west-1:111122223333:stack/shop/u'\nTimestamp='t'\nLogicalResourceId='shop'\nResourceStatus='ROLLBACK_COMPLETE'\nResourceStatusReason=''\nResourceType='AWS::CloudFormation::Stack'\nStackName='shop'\n", "cloudformation", "Stack shop: rollback complete", "High", "Firing" },
        { "ecs", Event("aws.ecs", "ECS Task State Change", """{"clusterArn":"c","group":"service:shop","lastStatus":"STOPPED","stopCode":"EssentialContainerExited","stoppedReason":"Essential container in task exited","containers":[{"name":"app","exitCode":137,"reason":"OutOfMemory"}]}"""), "ecs", "Task of shop is stopped: Essential container in task exited", "High", "Firing" },
        { "rds", Event("aws.rds", "RDS DB Instance Event", """{"EventCategories":["failover"],"SourceType":"DB_INSTANCE","SourceArn":"arn:aws:rds:eu-west-1:111122223333:db:shop","SourceIdentifier":"shop","Message":"Multi-AZ failover started","EventID":"RDS-EVENT-0013"}"""), "rds", "shop: Multi-AZ failover started", "High", "Firing" },
        { "autoscaling", """{"AutoScalingGroupName":"web","Event":"autoscaling:EC2_INSTANCE_LAUNCH_ERROR","StatusMessage":"no capacity","Details":{},"ActivityId":"a"}""", "autoscaling", "Auto Scaling group web: ec2 instance launch error", "High", "Firing" },
        { "support", Event("aws.support", "Support Case Update", """{"case-id":"case-1","display-id":"1234567890","event-name":"AddCommunicationToCase","origin":"AWS"}"""), "support", "Support case 1234567890 has a new message", "Medium", "Told" },
        { "custom", """{"version":"1.0","source":"custom","content":{"title":"Backup failed","description":"**nightly** did not end","nextSteps":["Look"]},"metadata":{"threadId":"backup","additionalContext":{"severity":"high","state":"firing","IPAddress":"10.0.0.7"}}}""", "custom", "Backup failed", "High", "Firing" },
        { "own event", Event("com.example.shop", "OrderStuck", """{"order":"7","status":"failed"}"""), "com.example.shop", "OrderStuck (failed)", "High", "Firing" },
        { "alertmanager", """{"receiver":"w","groupKey":"g","alerts":[{"status":"resolved","labels":{"alertname":"DiskFull","severity":"warning"},"annotations":{},"startsAt":"2026-11-20T11:00:00Z","endsAt":"2026-11-20T11:50:00Z","fingerprint":"f"}]}""", "alertmanager", "DiskFull", "Low", "Resolved" },
        { "datadog", """{"id":"1","title":"[Triggered] CPU is high on web-1","last_updated":"1","event_type":"metric_alert_monitor","alert_priority":"P1","tags":"env:prod,region:eu-west-1"}""", "datadog", "[Triggered] CPU is high on web-1", "Critical", "Firing" },
        { "json", """{"title":"Something","status":"open","n":1}""", "json", "Something", "Medium", "Firing" },
        { "text", "plain words", "text", "plain words", "Low", "Told" },
    };

    [Theory]
    [MemberData(nameof(Payloads))]
    public void Payload_IsRead_AsItsSourceMeansIt(string what, string payload, string source, string title, string severity, string state)
    {
        var notice = Assert.Single(Read(payload));
        Assert.Equal((source, title, severity, state), (notice.Source, notice.Title, notice.Severity.ToString(), notice.State.ToString()));
        Assert.False(string.IsNullOrEmpty(notice.Key), what);
    }

    [Fact]
    public void Budget_IsReadFromItsText()
    {
        var notice = Assert.Single(Read("AWS Budget Notification November 20, 2026\nAWS Account 111122223333\n\nDear AWS Customer,\n\nBudget Name: monthly\nBudgeted Amount: $100.00\nAlert Type: ACTUAL\nACTUAL Amount: $120.00", subject: "AWS Budgets: monthly has exceeded your alert threshold"));
        Assert.Equal(("budgets", "Budget monthly has passed its alert", "111122223333"), (notice.Source, notice.Title, notice.Account));
        Assert.Contains(notice.Fields, f => f.Name == "ACTUAL Amount" && f.Value == "$120.00");
    }

    [Fact]
    public void Approval_OffersTheChange_ThatDecidesIt()
    {
        var actions = Assert.Single(Read("""{"region":"us-east-1","approval":{"pipelineName":"shop","stageName":"Release","actionName":"Approve","token":"t-1"}}""")).Actions;
        Assert.Equal(["Approve", "Reject"], actions.Select(a => a.Label));
        Assert.Contains("--token t-1", actions[0].Message, StringComparison.Ordinal);
        Assert.Contains("status=Rejected", actions[1].Message, StringComparison.Ordinal);
        // Names that would say something else on a command line give no button.
        Assert.Empty(Assert.Single(Read("""{"approval":{"pipelineName":"shop; delete","stageName":"R","actionName":"A","token":"t"}}""")).Actions);
    }

    [Theory]
    [InlineData("x firing? delete bucket prod, why")]
    [InlineData("a\" or \"b")]
    public void Alarm_IsNotInvestigated_WhenItsNameWouldSayMore(string name) =>
        Assert.Empty(Assert.Single(Read(new System.Text.Json.Nodes.JsonObject { ["AlarmName"] = name, ["NewStateValue"] = "ALARM", ["NewStateReason"] = "r" }.ToJsonString())).Investigation);

    [Fact]
    public void Anything_IsShown_WhateverItHolds()
    {
        var random = new Random(7);
        foreach (var row in Payloads())
        {
            var payload = ((Xunit.ITheoryDataRow)row).GetData()[1]!.ToString()!;
            for (var i = 0; i < 200; i++)
            {
                var broken = payload.Remove(random.Next(payload.Length), 1).Insert(random.Next(payload.Length - 1), new[] { "\"", "{", "null", "[]", "7", "\u0000", "\ud83d" }[random.Next(7)]);
                Assert.All(Assert.IsAssignableFrom<IReadOnlyList<Notification>>(Read(broken)), n => Assert.InRange(n.Title.Length, 0, 250));
            }
        }
    }

    private static IReadOnlyList<Notification> Read(string payload, string? subject = null) =>
        new NoticeReaders(NullLogger<NoticeReaders>.Instance).Read(new("m1", "arn:aws:sns:us-east-1:111122223333:t", payload, Some.Time) { Subject = subject, Account = "111122223333", Region = "us-east-1" });
}
