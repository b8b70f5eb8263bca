using Bot.Understanding.Grammar;
using Bot.Understanding.Lexicon;

namespace Bot.Understanding.Families;

/// <summary>Sees what no right allows, from words alone: secrets, data inside resources, attempts to change the rules, other subjects.</summary>
internal static class UnsafeFinder
{
    public static Unsafe? Find(Scene s, Claim claim)
    {
        if (Injection(s, claim) is { } injection)
            return injection;
        if (s.First is "select" && s.Draft.HasWord("from"))
            return new("data-in-resource", "select");
        if (claim.Family is Family.Support or Family.Knowledge or Family.Chat or Family.Costs or Family.Plugin && !AsksValue(s))
            return null;
        if (Secret(s, claim) is { } secret)
            return new("secret", secret);
        // "is X ok? no new objects in the bucket": how it is, not what it holds.
        if (claim is { Family: Family.Alarms, Topic: "health" or "why" })
            return null;
        if (claim.Family is Family.Resources or Family.Security or Family.Logs or Family.Other or Family.Alarms or Family.Identity && Data(s) is { } data)
            return new("data-in-resource", data);
        return claim.Family == Family.Other ? new("out-of-scope", s.Draft.Text.Length > 80 ? s.Draft.Text[..80] : s.Draft.Text) : null;
    }

    private static Unsafe? Injection(Scene s, Claim claim)
    {
        if (s.Draft.First(Cue.Prompt) is { } prompt && (s.Draft.HasWord("print", "show", "reveal", "repeat", "output", "tell", "give", "dump", "display", "what", "share", "write", "leak", "ignore", "read", "translate", "summarize", "list") || s.Draft.Has(Cue.Injection)) && !(prompt.Entry.Words.StartsWith("your", StringComparison.Ordinal) && claim.Family == Family.Identity && claim.Topic == "capabilities"))
            return new("injection", prompt.Entry.Words);
        if (s.Draft.First(Cue.Injection) is { } words && claim.Family != Family.Action && (words.Length > 1 || s.Draft.HasWord("jailbreak", "overrule", "unrestricted")) && words.Entry.Words is not ("act as" or "act like") | s.Draft.HasWord("you", "admin", "root"))
            return new("injection", words.Entry.Words);
        return null;
    }

    private static bool AsksValue(Scene s) => s.Draft.HasWord("value", "plaintext", "decrypt", "decrypted", "password", "credentials");

    private static string? Secret(Scene s, Claim claim)
    {
        if (s.Draft.First(Cue.SecretNoun) is not { } noun || !s.Draft.Has(Cue.SecretValue) && claim.Family != Family.Action)
            return null;
        var words = noun.Entry.Words;
        var strong = s.Draft.HasWord("password", "passwords", "passphrase", "plaintext", "decrypt", "decrypted", "value", "values", "contents", "content", "pem", "pwd", "passwd", "reveal", "unmask", "cleartext", "credentials", "inside") || s.Draft.Has(Cue.SecretNoun) && (words.Contains("secret access", StringComparison.Ordinal) || words.Contains("private key", StringComparison.Ordinal) || words.Contains("connection string", StringComparison.Ordinal) || words.Contains("token", StringComparison.Ordinal) || words.Contains("secret key", StringComparison.Ordinal) || words is "kubeconfig") || s.Draft.HasWord("secret") && s.Draft.HasWord("key", "keys");
        if (s.Draft.HasAny(Cue.MetaData) && !s.Draft.HasWord("password", "decrypt", "plaintext", "reveal", "credentials", "cleartext") || s.Draft.HasWord("policy") || s.Draft.Says(s.Start, "which") || s.Draft.HasWord("rotation", "rotated", "rotate", "expired", "without", "names"))
            return null;
        if (claim.Family is Family.Troubleshooting or Family.Alarms)
            return null;
        if (claim.Family == Family.Action)
            return s.Draft.Lower(s.Start) is "give" or "send" or "get" or "read" or "copy" or "export" or "generate" && strong ? words : null;
        if (strong)
            return words;
        // "show secret prod/orders-db", "what is in the secret x": a named secret, and nothing about it but itself.
        var named = s.Placed.Exists(p => p.Entity.ResourceKind is "secret" or "ssm-parameter" || p.At == noun.End);
        return named && s.Draft.HasWord("show", "print", "give", "get", "read", "tell", "what", "fetch", "display") && !s.Draft.HasAny(Cue.Detail, Cue.When, Cue.HowMany, Cue.Why, Cue.Tag) && words is not "secretsmanager" ? words : null;
    }

    private static string? Data(Scene s)
    {
        var draft = s.Draft;
        if (draft.HasWord("select") && draft.HasWord("from") && draft.Find("select") < draft.Find("from"))
            return "select";
        if (draft.First(Cue.DataNoun) is not { } noun || !draft.Has(Cue.DataVerb) || draft.HasAny(Cue.MetaData) || s.Has(Cue.Log) || s.Has(Cue.Why) || s.HasAny(Cue.CanNot, Cue.Case))
            return null;
        foreach (var match in draft.Matches)
        {
            if (!match.Entry.Cues.Has(Cue.DataNoun))
                continue;
            var word = draft.Lower(match.Start);
            var inObject = s.Placed.Exists(p => p.Entity.ResourceKind is "s3-bucket") || draft.HasWord("s3", "bucket", "buckets", "prefix");
            var inTable = s.Placed.Exists(p => p.Entity.ResourceKind is "dynamodb-table" or "rds-instance" or "rds-cluster") || draft.HasWord("table", "dynamodb", "database", "db", "dynamo", "redshift", "orders");
            var inQueue = s.Placed.Exists(p => p.Entity.ResourceKind is "sqs-queue" or "kinesis-stream") || draft.HasWord("queue", "sqs", "stream", "kinesis", "dlq", "topic");
            var found = word switch
            {
                "object" or "objects" or "file" or "files" or "folder" or "folders" or "csv" or "pdf" or "parquet" or "contents" or "content" or "document" or "backup" or "image" => inObject && !draft.HasWord("size", "biggest", "total", "count", "storage", "lock", "ownership"),
                "row" or "rows" or "item" or "items" or "record" or "records" or "entries" or "entry" or "data" or "documents" => inTable && !draft.HasWord("type", "dns", "route53") || inQueue && word is "record" or "records" or "data" or "items",
                "message" or "messages" or "body" or "payload" or "payloads" or "bodies" => inQueue && !draft.HasWord("error", "number", "waiting", "visible", "available", "retention", "size", "age"),
                _ => false,
            };
            if (found)
                return word;
        }
        return null;
    }
}
