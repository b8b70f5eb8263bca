using System.Collections.Immutable;
using System.Text.Json.Nodes;
using Bot.Answers;
using Bot.Aws.Iam;
using Bot.Guardrails;
using Bot.Identity;
using Bot.Identity.SignIn;

namespace Bot.Intents.Rights;

/// <summary>Reads a role's policies through IAM, where the one who asks may; else they stay unknown, and AWS decides.</summary>
/// <param name="known">Keeps what was read for a short while.</param>
internal sealed class RolePolicyReader(KnownPolicies known)
{
    private const int MaxRoles = 4;

    /// <summary>Reads what the caller's roles in an account may do, where there is more than one: then another may be named that could.</summary>
    public async Task LearnAsync(AwsSession aws, string account, Evidence evidence, CancellationToken cancellation)
    {
        if (aws.Caller.Roles.GetValueOrDefault(account) is not { IsDefault: false, Length: > 1 } roles)
            return;
        foreach (var role in roles.Take(MaxRoles))
            await ReadAsync(aws, role.Arn, evidence, cancellation).ConfigureAwait(false);
    }

    /// <summary>The policies, read as the first of the caller's roles in that account that IAM shows them to; null where it shows them to none.</summary>
    public async Task<RolePolicies?> ReadAsync(AwsSession aws, string roleArn, Evidence evidence, CancellationToken cancellation)
    {
        if (known.Of(roleArn) is { } already)
            return already;
        // IAM does not show permission sets of Identity Center under the names that people know.
        if (GrantedRole.Parse(roleArn) is not null)
            return null;
        var own = roleArn.Split(':') is [_, _, _, _, var account, ..] ? aws.Caller.Roles.GetValueOrDefault(account, []).RemoveAll(r => GrantedRole.Parse(r.Arn) is not null) : [];
        foreach (var role in own.Take(MaxRoles))
        {
            if (await ReadAsAsync(aws.As(role.Arn, evidence), roleArn, cancellation).ConfigureAwait(false) is { } policies)
                return policies;
        }
        // The operator of a real account has no roles of the directory.
        return own.IsEmpty ? await ReadAsAsync(aws, roleArn, cancellation).ConfigureAwait(false) : null;
    }

    private async Task<RolePolicies?> ReadAsAsync(AwsSession aws, string roleArn, CancellationToken cancellation)
    {
        var account = roleArn.Split(':') is [_, _, _, _, var id, ..] ? id : null;
        var name = roleArn[(roleArn.LastIndexOf('/') + 1)..];
        var role = await SendAsync("GetRole", new() { ["RoleName"] = name }).ConfigureAwait(false);
        var attached = role is null ? null : await SendAsync("ListAttachedRolePolicies", new() { ["RoleName"] = name }).ConfigureAwait(false);
        var inline = attached is null ? null : await SendAsync("ListRolePolicies", new() { ["RoleName"] = name }).ConfigureAwait(false);
        if (inline is null)
            return null;
        var documents = ImmutableArray.CreateBuilder<PolicyDocument>();
        foreach (var arn in (attached!["AttachedPolicies"] as JsonArray ?? []).Select(p => (string?)p?["PolicyArn"]).OfType<string>())
        {
            if (await ManagedAsync(arn).ConfigureAwait(false) is not { } document)
                return null;
            documents.Add(document);
        }
        foreach (var policy in (inline["PolicyNames"] as JsonArray ?? []).Select(p => (string?)p).OfType<string>())
        {
            var body = await SendAsync("GetRolePolicy", new() { ["RoleName"] = name, ["PolicyName"] = policy }).ConfigureAwait(false);
            if (Parse((string?)body?["PolicyDocument"], policy) is not { } document)
                return null;
            documents.Add(document);
        }
        PolicyDocument? boundary = null;
        if ((string?)role!["Role"]?["PermissionsBoundary"]?["PermissionsBoundaryArn"] is { } bound && (boundary = await ManagedAsync(bound).ConfigureAwait(false)) is null)
            return null;
        var policies = new RolePolicies(documents.ToImmutable(), boundary);
        known.Learn(roleArn, policies);
        return policies;

        async Task<PolicyDocument?> ManagedAsync(string arn)
        {
            var policy = await SendAsync("GetPolicy", new() { ["PolicyArn"] = arn }).ConfigureAwait(false);
            if ((string?)policy?["Policy"]?["DefaultVersionId"] is not { } version)
                return null;
            var body = await SendAsync("GetPolicyVersion", new() { ["PolicyArn"] = arn, ["VersionId"] = version }).ConfigureAwait(false);
            return Parse((string?)body?["PolicyVersion"]?["Document"], arn[(arn.LastIndexOf('/') + 1)..]);
        }

        async Task<JsonObject?> SendAsync(string operation, JsonObject parameters) =>
            await aws.CallAllAsync("iam", operation, parameters, account: account, cancellation: cancellation).ConfigureAwait(false) is CallOutcome.Ok { Truncated: false } ok ? ok.Body : null;
    }

    private static PolicyDocument? Parse(string? text, string name)
    {
        if (text is null)
            return null;
        try
        {
            return PolicyDocument.Parse(text.StartsWith('%') ? Uri.UnescapeDataString(text) : text, name);
        }
        // IAM took what this parser does not: the role's rights are then unknown, which is what the caller is told.
        catch (FormatException)
        {
            return null;
        }
    }
}
