using System.Collections.Frozen;
using System.Collections.Immutable;
using Bot.Aws.Catalog;

namespace Bot.Intents.Commands;

/// <summary>What the AWS CLI does itself, beyond AWS's operations.</summary>
internal static class SpecialCommands
{
    private const string Secret = "secret", Data = "data-in-resource", Write = "write-needs-approval";

    /// <summary>Services whose operations share names with those that people mean.</summary>
    private static readonly FrozenSet<string> s_rare = FrozenSet.Create(
        "opsworks", "opsworkscm", "gamelift", "lightsail", "docdb", "neptune", "elb", "chime", "snowball", "outposts", "workspaces-web", "pca-connector-ad", "sms", "mgn", "drs", "iotsitewise", "evs", "payment-cryptography");

    private static readonly FrozenDictionary<string, SpecialCommand> s_commands = new Dictionary<string, SpecialCommand>
    {
        ["s3 presign"] = new("A presigned URL gives whoever holds it the data behind it, so I never make one in a chat. Make it with the AWS CLI and your own credentials.", Secret),
        ["s3 rm"] = new("`s3 rm` deletes objects. Changes need an approval, which is not available here yet; nothing was sent to AWS.", Write),
        ["s3 mb"] = new("`s3 mb` makes a bucket (`s3:CreateBucket`). Changes need an approval, which is not available here yet; nothing was sent to AWS.", Write),
        ["s3 rb"] = new("`s3 rb` removes a bucket (`s3:DeleteBucket`). Changes need an approval, which is not available here yet; nothing was sent to AWS.", Write),
        ["s3 mv"] = new("`s3 mv` writes and deletes objects. Changes need an approval, which is not available here yet; nothing was sent to AWS.", Write),
        ["s3 website"] = new("`s3 website` changes a bucket's website settings (`s3:PutBucketWebsite`). Changes need an approval, which is not available here yet; nothing was sent to AWS.", Write),
        ["ecr get-login"] = new("`ecr get-login` prints a password for the registry. Credentials are never shown in a chat; run it with your own credentials.", Secret),
        ["ecr get-login-password"] = new("`ecr get-login-password` prints a password for the registry. Credentials are never shown in a chat; run it with your own credentials.", Secret),
        ["ecr-public get-login-password"] = new("`get-login-password` prints a password for the registry. Credentials are never shown in a chat; run it with your own credentials.", Secret),
        ["eks get-token"] = new("`eks get-token` prints a token for the cluster. Credentials are never shown in a chat; run it with your own credentials.", Secret),
        ["rds generate-db-auth-token"] = new("`rds generate-db-auth-token` prints a password for the database. Credentials are never shown in a chat; run it with your own credentials.", Secret),
        ["dsql generate-db-connect-auth-token"] = new("This prints a password for the database. Credentials are never shown in a chat; run it with your own credentials.", Secret),
        ["cloudfront sign"] = new("`cloudfront sign` needs a private key and makes a signed URL. Keys and signed URLs have no place in a chat.", Secret),
        ["codeartifact login"] = new("`codeartifact login` fetches a token. Credentials are never shown in a chat; run it with your own credentials.", Secret),
        ["configure export-credentials"] = new("Credentials are never shown in a chat, mine least of all.", Secret),
        ["cloudformation deploy"] = new("`cloudformation deploy` creates or updates a stack. Changes need an approval, which is not available here yet; nothing was sent to AWS.", Write),
        ["cloudformation package"] = new("`cloudformation package` uploads files of your machine, which I cannot see.", null, "cloudformation describe-stacks"),
        ["eks update-kubeconfig"] = new("`eks update-kubeconfig` writes a file on the machine it runs on; there is none behind this chat. I can describe the cluster.", null, "eks list-clusters"),
        ["sso login"] = new("Signing in has no meaning here: I act with the role that the directory gives you in this channel.", null, "sts get-caller-identity"),
        ["sso logout"] = new("There is nothing to sign out of here: I act with the role that the directory gives you in this channel.", null, "sts get-caller-identity"),
        ["logs tail"] = new("I cannot follow a log live in a chat. I can search it once.", null, "logs filter-log-events --log-group-name"),
        ["deploy push"] = new("`deploy push` uploads files of your machine, which I cannot see.", null, "codedeploy list-applications"),
        ["cloudtrail validate-logs"] = new("`cloudtrail validate-logs` reads the trail's files on the machine it runs on. I can show whether validation is on.", null, "cloudtrail describe-trails"),
        ["configservice get-status"] = new("`get-status` is the CLI's own summary of recorders.", null, "config describe-configuration-recorder-status"),
        ["emr ssh"] = new("I cannot open a shell on a machine.", null, "emr list-clusters"),
    }.ToFrozenDictionary(StringComparer.OrdinalIgnoreCase);

    /// <summary>The answer to a command of the CLI's own; null where it is none.</summary>
    /// <param name="words">The words before the flags.</param>
    /// <param name="rest">Flags and their values.</param>
    public static ParsedCommand? Find(string[] words, string[] rest)
    {
        var first = words[0].ToLowerInvariant();
        var second = words.Length > 1 ? words[1].ToLowerInvariant() : "";
        if (s_commands.TryGetValue($"{first} {second}", out var known))
            return new ParsedCommand.Special(known.Instead?.EndsWith("-name", StringComparison.Ordinal) == true ? known with { Instead = $"{known.Instead} {(words.Length > 2 ? words[2] : "NAME")}" } : known);
        if (first is "configure" or "login" or "logout" or "history")
            return new ParsedCommand.Special(new($"`{first}` sets up the AWS CLI on a machine; here the directory and the channel decide account, role and Region. `--region` and `--account` choose for one command.", null, "sts get-caller-identity"));
        if (second == "wait")
            return new ParsedCommand.Special(new($"I don't wait in a chat: ask for the state now and again later. `{first} {CommandNames.Kebab(string.Join(' ', words.Skip(2)))}` is watched with one of {first}'s describe or get operations.", null, $"{first} help"));
        return first == "s3" ? S3(second, words, rest) : null;
    }

    /// <summary>The ones among services with the same operation that people mean.</summary>
    public static ImmutableArray<(string Service, string Operation)> Preferred(string name, ImmutableArray<(string Service, string Operation)> found)
    {
        var common = found.RemoveAll(f => s_rare.Contains(f.Service));
        return common.Length == 1 ? common : found;
    }

    private static ParsedCommand? S3(string verb, string[] words, string[] rest)
    {
        var source = words.Skip(2).Concat(rest).FirstOrDefault(w => w.StartsWith("s3://", StringComparison.OrdinalIgnoreCase)) ?? "";
        switch (verb)
        {
            case "ls" when words.Length == 2 && source.Length == 0:
                var service = AwsCatalog.Default.Service("s3");
                return new ParameterReader(service, service.Operations["ListBuckets"]).Read([], [.. rest.Select(r => new CommandToken(r, false))]);
            case "ls":
                return new ParsedCommand.Special(new(
                    "The names of objects are data stored in the bucket (`s3:ListBucket`), which I never list in a chat. I can show the bucket itself: encryption, versioning, policy, size.", Data, $"s3api get-bucket-location --bucket {Bucket(source.Length > 0 ? source : words[2])}"));
            case "cp" or "sync":
                var reads = words.Length > 2 && words[2].StartsWith("s3://", StringComparison.OrdinalIgnoreCase);
                return new ParsedCommand.Special(reads
                    ? new($"`s3 {verb}` reads objects (`s3:GetObject`). Data stored in resources never passes through a chat; use the AWS CLI with your own credentials.", Data)
                    : new($"`s3 {verb}` writes objects (`s3:PutObject`). Changes need an approval, which is not available here yet; nothing was sent to AWS.", Write));
            default: return null;
        }
    }

    private static string Bucket(string address)
    {
        var name = address.StartsWith("s3://", StringComparison.OrdinalIgnoreCase) ? address["s3://".Length..] : address;
        return name.Split('/')[0];
    }
}
