using System.Collections.Immutable;
using System.Globalization;

namespace Bot.Intents.Costs.Savings;

/// <summary>How an opportunity is taken: AWS CLI commands in order. Each, said to the bot, becomes a plan that waits for an approval.</summary>
/// <param name="Commands">One where a single call does it.</param>
/// <param name="Before">What a person has to do or look at first; empty for nothing.</param>
internal sealed record HowTo(ImmutableArray<string> Commands, string Before = "")
{
    /// <summary>The command where one call does it; null where it takes more.</summary>
    public string? Single => Before.Length == 0 && Commands is [var only] ? only : null;

    /// <summary>In one line: what first, then the commands in order.</summary>
    public string Words()
    {
        var commands = Commands.Length == 1 ? Commands[0] : string.Join("; then ", Commands);
        return Before.Length == 0 ? commands : commands.Length == 0 ? Before : $"{Before}: {commands}";
    }

    /// <summary>For every kind of recommendation; what has no steps of its own leads to AWS's own description.</summary>
    /// <remarks>Source: Cost Optimization Hub API reference, actionType and resourceType, and the CLI reference of each service.</remarks>
    public static HowTo Of(Opportunity o)
    {
        var at = $"--region {o.Region}";
        var to = o.To.Split(' ') is [var first, ..] ? first : o.To;
        return (o.Action, o.Kind) switch
        {
            ("Stop", "Ec2Instance") => One($"aws ec2 stop-instances --instance-ids {o.Id} {at}"),
            ("Delete", "Ec2Instance") => One($"aws ec2 terminate-instances --instance-ids {o.Id} {at}"),
            ("Rightsize" or "Upgrade", "Ec2Instance") => new([$"aws ec2 stop-instances --instance-ids {o.Id} {at}", $"aws ec2 modify-instance-attribute --instance-id {o.Id} --instance-type Value={to} {at}", $"aws ec2 start-instances --instance-ids {o.Id} {at}"]),
            ("MigrateToGraviton", "Ec2Instance") => new([$"aws ec2 run-instances --instance-type {to} --image-id AMI {at}", $"aws ec2 terminate-instances --instance-ids {o.Id} {at}"], $"build the image for arm64, start {to} from it, move the work over"),
            (_, "Ec2AutoScalingGroup") => new([$"aws ec2 create-launch-template-version --launch-template-id TEMPLATE --source-version $Latest --launch-template-data InstanceType={to} {at}", $"aws autoscaling start-instance-refresh --auto-scaling-group-name {o.Id} {at}"], $"see its launch template (`aws autoscaling describe-auto-scaling-groups --auto-scaling-group-names {o.Id} {at}`)"),
            ("Delete", "EbsVolume") => One($"aws ec2 delete-volume --volume-id {o.Id} {at}"),
            ("Upgrade", "EbsVolume") => One($"aws ec2 modify-volume --volume-id {o.Id} --volume-type {VolumeType(o.To)} {at}"),
            ("Rightsize", "EbsVolume") => new([$"aws ec2 describe-volumes --volume-ids {o.Id} {at}"], $"a volume is not made smaller in place; move the data to one of {o.To}, or lower its IOPS"),
            ("Release", "ElasticIp") => One($"aws ec2 release-address --allocation-id {o.Id} {at}"),
            ("Delete", "EbsSnapshot") => One($"aws ec2 delete-snapshot --snapshot-id {o.Id} {at}"),
            ("Retain", "LogGroup") => One($"aws logs put-retention-policy --log-group-name {o.Resource} --retention-in-days 30 {at}"),
            ("Delete", "LoadBalancer") => One($"aws elbv2 delete-load-balancer --load-balancer-arn {o.Resource} {at}"),
            ("Delete", "NatGateway") => One($"aws ec2 delete-nat-gateway --nat-gateway-id {o.Id} {at}"),
            ("MigrateToGraviton", "LambdaFunction") => new([$"aws lambda update-function-code --function-name {o.Id} --architectures arm64 --s3-bucket BUCKET --s3-key KEY {at}"], "build the code for arm64"),
            (_, "LambdaFunction") when long.TryParse(to, NumberStyles.None, CultureInfo.InvariantCulture, out var memory) => One($"aws lambda update-function-configuration --function-name {o.Id} --memory-size {memory} {at}"),
            ("Delete" or "Stop" or "ScaleIn", "EcsService") => new([$"aws ecs update-service --cluster CLUSTER --service {o.Id} --desired-count 0 {at}"], "name its cluster"),
            (_, "EcsService") => new([$"aws ecs register-task-definition --cli-input-json file://task.json {at}", $"aws ecs update-service --cluster CLUSTER --service {o.Id} --task-definition FAMILY {at}"], $"write {o.To} into its task definition"),
            ("Delete", "RdsDbInstance") => One($"aws rds delete-db-instance --db-instance-identifier {o.Id} --final-db-snapshot-identifier {o.Id}-final {at}"),
            ("Stop", "RdsDbInstance") => One($"aws rds stop-db-instance --db-instance-identifier {o.Id} {at}"),
            (_, "RdsDbInstance") => One($"aws rds modify-db-instance --db-instance-identifier {o.Id} --db-instance-class {to} {at}"),
            (_, "RdsDbInstanceStorage") => One($"aws rds modify-db-instance --db-instance-identifier {o.Id} --storage-type {VolumeType(o.To)} {at}"),
            (_, "AuroraDbClusterStorage") => One($"aws rds modify-db-cluster --db-cluster-identifier {o.Id} --storage-type {(o.To.Contains("iopt", StringComparison.OrdinalIgnoreCase) || o.To.Contains("I/O", StringComparison.OrdinalIgnoreCase) ? "aurora-iopt1" : "aurora")} {at}"),
            ("PurchaseSavingsPlans", _) => new([], "ask `which savings plans should we purchase?`, which names the offering and the command"),
            ("PurchaseReservedInstances", _) => new([], "ask `which reservations should we buy?`, which names the offering and the commands"),
            _ when o.Recommendation.Length > 0 => One($"aws cost-optimization-hub get-recommendation --recommendation-id {o.Recommendation} --region us-east-1"),
            _ => new([], "see it in the Cost Optimization Hub"),
        };
    }

    private static HowTo One(string command) => new([command]);

    private static string VolumeType(string words) => Array.Find(["gp3", "io2", "gp2", "st1", "sc1"], t => words.Contains(t, StringComparison.Ordinal)) ?? "gp3";
}
