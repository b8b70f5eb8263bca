using System.Collections.Frozen;

namespace Bot.Understanding.Grammar;

/// <summary>Nouns that several services use. The service spoken of decides which kind is meant; without one, the first.</summary>
internal static class GenericKinds
{
    private static readonly FrozenDictionary<string, string[]> Kinds = new Dictionary<string, string[]>
    {
        ["cluster"] = ["ecs-cluster", "eks-cluster", "rds-cluster", "elasticache-cluster", "redshift-cluster", "msk-cluster", "emr-cluster", "docdb-cluster", "neptune-cluster", "opensearch-domain"],
        ["service"] = ["ecs-service", "app-runner-service"],
        ["job"] = ["glue-job", "batch-job"],
        ["repository"] = ["ecr-repository", "codecommit-repository"],
        ["repo"] = ["ecr-repository", "codecommit-repository"],
        ["pipeline"] = ["pipeline"],
        ["domain"] = ["opensearch-domain", "registered-domain", "hosted-zone"],
        ["endpoint"] = ["vpc-endpoint", "sagemaker-endpoint", "resolver-endpoint"],
        ["snapshot"] = ["ebs-snapshot", "rds-snapshot", "elasticache-snapshot", "redshift-snapshot"],
        ["instance"] = ["ec2-instance", "rds-instance", "ecs-container-instance"],
        ["node"] = ["ec2-instance", "eks-nodegroup", "elasticache-cluster"],
        ["backup"] = ["backup-vault", "rds-snapshot", "dynamodb-backup"],
        ["application"] = ["beanstalk-application"],
        ["environment"] = ["beanstalk-environment"],
        ["broker"] = ["mq-broker"],
        ["user"] = ["iam-user", "cognito-user-pool"],
        ["role"] = ["iam-role"],
        ["policy"] = ["iam-policy"],
        ["stack"] = ["stack"],
        ["distribution"] = ["cloudfront-distribution"],
        ["certificate"] = ["acm-certificate"],
        ["key"] = ["kms-key"],
        ["image"] = ["ami", "ecr-image"],
        ["task"] = ["ecs-task"],
        ["file system"] = ["efs-file-system", "fsx-file-system"],
        ["secret"] = ["secret"],
        ["parameter"] = ["ssm-parameter"],
    }.SelectMany(p => new[] { p, new KeyValuePair<string, string[]>(Lexicon.Plural.Of(p.Key), p.Value) }).ToFrozenDictionary(p => p.Key, p => p.Value);

    public static bool TryGet(string word, out string[] kinds) => Kinds.TryGetValue(word, out kinds!);
}
