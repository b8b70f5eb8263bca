using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using Bot.Identity;
using Directory = Bot.Identity.Directory;

namespace Bot.Guardrails;

/// <summary>The smallest change that would allow a call, ready to paste, and who can make it.</summary>
internal static class Fixes
{
    private static readonly JsonSerializerOptions s_json = new() { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>The change behind a denial of the judge; nulls where nothing would allow it.</summary>
    public static (string? Fix, string? By) Of(Directory? directory, Caller caller, JudgedCall call, LayerVerdict denied) => denied.Layer switch
    {
        Layer.HardBlock => denied.Note.StartsWith(HardBlocks.Also, StringComparison.Ordinal) ? ("# remove the pattern from\norganization:\n  alsoBlocked: [...]", Admins(directory)) : (null, null),
        Layer.Organization => (denied.Statement is null ? Allow(call.Operation.IamActions, Resources(call)) : Except(denied.Statement, call), Admins(directory)),
        Layer.Channel => (Channel(caller, call, denied), Admins(directory)),
        Layer.Role when call.Role is RoleChoice.None => ($"people:\n  - name: {caller.Person}\n    roles:\n      \"{call.Account}\": arn:aws:iam::{call.Account}:role/ROLE", Admins(directory)),
        Layer.Role => (denied.Statement is null ? Allow(call.Operation.IamActions, Resources(call)) : Except(denied.Statement, call), IamAdmin(directory, call)),
        Layer.Scope => (Scope(directory, caller, call), Admins(directory)),
        Layer.Approval => (null, Approvers(caller)),
        _ => (null, null),
    };

    /// <summary>The change behind a denial of AWS.</summary>
    public static (string? Fix, string? By) OfAws(Directory? directory, Caller caller, JudgedCall call, AwsDenial said)
    {
        string[] resources = said.Resource is { } resource ? [resource] : Resources(call);
        var fix = said.IsExplicit ? null : Allow([said.Action], resources);
        return said.Kind switch
        {
            "service control policy" or "resource control policy" => (fix, "an administrator of the AWS organisation"),
            "session policy" => (fix, $"{Admins(directory)}, in the guardrail of {caller.ChannelName}"),
            "resource-based policy" => (fix, "the owner of the resource, in its policy"),
            _ => (fix, IamAdmin(directory, call)),
        };
    }

    public static string Account(Directory? directory, string id) => directory?.Accounts.FirstOrDefault(a => a.Id == id) is { } account && account.Alias != id ? $"{account.Alias} ({id})" : id;

    private static string Channel(Caller caller, JudgedCall call, LayerVerdict denied) => denied.Note switch
    {
        Modes.KnowledgeOnly => $"channels:\n  - id: {caller.Channel?.Id}\n    mode: {(HardBlocks.IsRead(call.Operation) ? "read-only" : "full")}",
        Modes.ReadOnly => $"channels:\n  - id: {caller.Channel?.Id}\n    mode: full",
        _ => denied.Statement is null ? Allow(call.Operation.IamActions, Resources(call)) : Except(denied.Statement, call),
    };

    private static string Scope(Directory? directory, Caller caller, JudgedCall call)
    {
        if (directory?.Accounts.FirstOrDefault(a => a.Id == call.Account) is not { } account)
            return $"accounts:\n  - {{ id: \"{call.Account}\", alias: NAME }}";
        if (caller.Channel is not { } channel)
            return "";
        if (call.Account != channel.Account && !channel.Accounts.Contains(call.Account))
            return $"channels:\n  - id: {channel.Id}\n    accounts: [{string.Join(", ", channel.Accounts.Append(account.Alias))}]";
        return !account.Regions.IsDefaultOrEmpty && !account.Regions.Contains(call.Region)
            ? $"accounts:\n  - id: \"{account.Id}\"\n    regions: [{string.Join(", ", account.Regions.Append(call.Region))}]"
            : $"channels:\n  - id: {channel.Id}\n    regions: [{string.Join(", ", channel.Regions.Append(call.Region))}]";
    }

    private static string[] Resources(JudgedCall call) => ResourceNames.Of(call) is { Count: > 0 } names ? [.. names] : ["*"];

    /// <summary>A statement to add.</summary>
    private static string Allow(IEnumerable<string> actions, IEnumerable<string> resources) =>
        new JsonObject { ["Effect"] = "Allow", ["Action"] = List(actions), ["Resource"] = List(resources) }.ToJsonString(s_json);

    /// <summary>A condition for the statement that denies: it spares one role and keeps what it says for everybody else.</summary>
    private static string Except(string statement, JudgedCall call) => new JsonObject
    {
        ["Sid"] = statement,
        ["Condition"] = new JsonObject { ["ArnNotEquals"] = new JsonObject { ["aws:PrincipalArn"] = call.Role is RoleChoice.Role { Arn: { } arn } ? arn : $"arn:aws:iam::{call.Account}:role/ROLE" } },
    }.ToJsonString(s_json);

    private static JsonNode? List(IEnumerable<string> values) => values.ToArray() is [var one] ? one : new JsonArray([.. values.Select(v => (JsonNode)v)]);

    private static string IamAdmin(Directory? directory, JudgedCall call) =>
        $"an IAM administrator of account {Account(directory, call.Account)}{(call.Role is RoleChoice.Role { Arn: { } arn } ? $", in a policy of role `{DenialAnswer.Name(arn)}`" : "")}";

    private static string Admins(Directory? directory) =>
        directory?.Organization.Admins is { IsDefaultOrEmpty: false } admins ? $"an admin of the bot ({People(admins)}), in directory.yaml" : "whoever keeps directory.yaml";

    private static string Approvers(Caller caller) =>
        caller.Channel?.Approvers is { IsDefaultOrEmpty: false } approvers ? $"an approver of {caller.ChannelName} ({People(approvers)})" : $"nobody yet: {caller.ChannelName} has no `approvers` in directory.yaml";

    private static string People(IEnumerable<string> names) => string.Join(", ", names.Select(n => n.StartsWith("group:", StringComparison.Ordinal) ? $"group {n["group:".Length..]}" : n));
}
