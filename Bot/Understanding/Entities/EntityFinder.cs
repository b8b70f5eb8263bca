using Bot.Understanding.Grammar;
using Bot.Understanding.Regions;
using Bot.Understanding.Text;

namespace Bot.Understanding.Entities;

/// <summary>A named thing with its place in the text.</summary>
/// <param name="At">Its token.</param>
internal readonly record struct Placed(Entity Entity, int At);

/// <summary>Finds what is named by form: ids, ARNs, addresses, accounts, case numbers, and what stands in quotes or code.</summary>
internal static class EntityFinder
{
    public static void Find(Draft draft, List<Placed> found, List<string> accounts, IAccountNames? names)
    {
        for (var i = 0; i < draft.Count; i++)
        {
            var token = draft.Tokens[i];
            if (draft.IsTaken(i) || token.Kind == TokenKind.Mark)
                continue;
            if (names is not null && IsAccountPlace(draft, i) && names.OfAlias(token.Raw) is { } account)
            {
                accounts.Add(account);
                draft.Take(i, 1);
                continue;
            }
            if (Read(draft, i, token, accounts) is not { } entity)
                continue;
            if (entity.Kind != EntityKind.AccountId)
                found.Add(new(entity, i));
            draft.Take(i, 1);
        }
    }

    /// <summary>Where an alias means the account: "in acme-staging", "account acme-staging"; not "the bucket acme-staging".</summary>
    private static bool IsAccountPlace(Draft draft, int at) =>
        draft.Lower(at - 1) is "in" or "for" or "of" or "from" or "on" or "at" or "within" or "inside" or "account" or "accounts" or "and" or "," || draft.Lower(at + 1) is "account" or "accounts";

    private static Entity? Read(Draft draft, int at, Token token, List<string> accounts)
    {
        var text = token.Raw;
        var lower = token.Lower;
        if (lower.StartsWith("arn:", StringComparison.Ordinal))
            return new(EntityKind.Arn, text, IdTable.ReadArn(text).Kind);
        if (lower.StartsWith("case-", StringComparison.Ordinal) && lower.Length > 20 && char.IsAsciiDigit(lower[5]))
            return new(EntityKind.CaseId, text);
        if (IdTable.KindOf(lower) is { } kind)
            return new(EntityKind.Id, text, kind);
        if (lower.StartsWith("s3://", StringComparison.Ordinal) && lower.Length > 5)
            return new(EntityKind.Name, Bucket(text), "s3-bucket");
        if (token.Url is { } url && token.Kind == TokenKind.Quoted)
            return text.Contains("://", StringComparison.Ordinal) || text.Contains(' ') ? new(EntityKind.Url, url) : new(EntityKind.Name, text, ConsoleKind(url));
        if (lower.Contains("://", StringComparison.Ordinal))
            return new(EntityKind.Url, text);
        if (Looks.IsDigits(lower, 12, 12) && draft.Lower(at - 1) is not ("case" or "ticket" or "#"))
        {
            accounts.Add(lower);
            return new(EntityKind.AccountId, lower);
        }
        if (Looks.IsDigits(lower, 9, 20))
            return new(EntityKind.CaseId, lower);
        if (Looks.IsCidr(lower) || Looks.IsIp(lower))
            return new(EntityKind.IpAddress, lower);
        if (Looks.IsEmail(lower))
            return new(EntityKind.Email, text);
        if (Looks.IsUuid(lower))
            return new(EntityKind.Id, text, null);
        if (lower.StartsWith("jr_", StringComparison.Ordinal))
            return new(EntityKind.Id, text, "glue-job-run");
        if (token.Kind != TokenKind.Quoted || RegionCodes.Contains(lower) || IsTag(lower))
            return null;
        return text.Contains(' ') && !Looks.IsName(text) ? new(EntityKind.Error, text) : new(EntityKind.Name, text);
    }

    public static bool IsTag(string text) => text.IndexOf('=') is var equals and > 0 && equals < text.Length - 1 && !text.Contains(' ') && !text.Contains('?') && text[0] is not '-';

    private static string Bucket(string uri)
    {
        var rest = uri.AsSpan(5);
        var slash = rest.IndexOf('/');
        return (slash < 0 ? rest : rest[..slash]).ToString();
    }

    private static string? ConsoleKind(string url) =>
        url.Contains("alarmsV2", StringComparison.Ordinal) ? "alarm"
        : url.Contains("/lambda/", StringComparison.Ordinal) ? "lambda-function"
        : url.Contains("/s3/", StringComparison.Ordinal) ? "s3-bucket"
        : url.Contains("/rds/", StringComparison.Ordinal) ? "rds-instance"
        : url.Contains("/dynamodb", StringComparison.Ordinal) ? "dynamodb-table"
        : url.Contains("/states/", StringComparison.Ordinal) ? "state-machine"
        : url.Contains("/ecs/", StringComparison.Ordinal) ? "ecs-service"
        : url.Contains("/cloudformation/", StringComparison.Ordinal) ? "stack"
        : null;
}
