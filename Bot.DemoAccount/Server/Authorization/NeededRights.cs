using System.Text.Json.Nodes;
using Bot.DemoAccount.Services;

namespace Bot.DemoAccount.Server.Authorization;

/// <summary>Every right that a call needs: all IAM actions of its operation, except where the call itself says which.</summary>
internal static class NeededRights
{
    /// <param name="call">The call.</param>
    /// <param name="arn">What it is about.</param>
    public static IEnumerable<(string Action, string Arn)> Of(DemoCall call, string arn) => (call.Service.Name, call.Operation.Name) switch
    {
        ("s3", "CopyObject") => [("s3:PutObject", arn), ("s3:GetObject", SourceOf(call))],
        ("dynamodb", "ExecuteStatement") => [(PartiQl(call.Text("Statement")), arn)],
        ("dynamodb", "BatchExecuteStatement") => call.Items("Statements").Select(s => (PartiQl(s.Text("Statement")), arn)).Distinct(),
        ("dynamodb", "ExecuteTransaction") => call.Items("TransactStatements").Select(s => (PartiQl(s.Text("Statement")), arn)).Distinct(),
        ("dynamodb", "TransactWriteItems") => call.Items("TransactItems").SelectMany(i => i.Select(m => (TransactItem(m), arn))).Distinct(),
        _ when call.Operation.IamActions.Count > 1 => call.Operation.IamActions.Select(a => (a, arn)),
        _ => [(call.Operation.IamActions[0], arn)],
    };

    private static string SourceOf(DemoCall call) =>
        call.Text("CopySource") is { } source ? "arn:aws:s3:::" + Uri.UnescapeDataString(source.TrimStart('/')).Split('?')[0] : "*";

    private static string PartiQl(string? statement) => statement?.TrimStart().Split(' ', 2)[0].ToUpperInvariant() switch
    {
        "INSERT" => "dynamodb:PartiQLInsert",
        "UPDATE" => "dynamodb:PartiQLUpdate",
        "DELETE" => "dynamodb:PartiQLDelete",
        _ => "dynamodb:PartiQLSelect",
    };

    private static string TransactItem(KeyValuePair<string, JsonNode?> item) => item.Key switch
    {
        "Put" => "dynamodb:PutItem",
        "Update" => "dynamodb:UpdateItem",
        "Delete" => "dynamodb:DeleteItem",
        _ => "dynamodb:ConditionCheckItem",
    };
}
