using System.Text.Json.Nodes;

namespace Bot.DemoAccount.Services.Resources.Management;

/// <summary>AWS Account Management: Regions, contacts and names of the account.</summary>
internal sealed class AccountService : ResourceService
{
    /// <summary>States the service.</summary>
    public AccountService() : base("account")
    {
        Kind("AWS::Account::ContactInformation", "arn:aws:account::{account}:account/{id}").Missing("ResourceNotFoundException", "No contact information found.", 404);
        On("ListRegions", call => new()
        {
            ["Regions"] = Regions(call).Where(r => call.Texts("RegionOptStatusContains") is not { Count: > 0 } some || some.Contains(r.Status)).Select(r => new JsonObject { ["RegionName"] = r.Name, ["RegionOptStatus"] = r.Status }).ToJson(),
        });
        On("GetRegionOptStatus", call => Regions(call).FirstOrDefault(r => r.Name == call.Text("RegionName")) is { Name: { } name, Status: var status }
            ? new() { ["RegionName"] = name, ["RegionOptStatus"] = status } : throw new DemoException("ValidationException", "Invalid Region Name"));
        On("GetContactInformation", call => Kinds[0].All(call).FirstOrDefault() is { } contact ? new() { ["ContactInformation"] = contact.Shown() } : throw Kinds[0].NotFound(null));
        On("GetAlternateContact", call => Kinds[0].All(call).FirstOrDefault() is { } contact && contact.Facets.TryGetValue($"GetAlternateContact/{call.Text("AlternateContactType")}", out var facet)
            ? (JsonObject)facet.DeepClone() : throw new DemoException("ResourceNotFoundException", "No contact of the inputted alternate contact type found.", 404));
    }

    // Regions that accounts have from the start; the others are opted into.
    private static readonly string[] Optional =
    [
        "af-south-1", "ap-east-1", "ap-east-2", "ap-south-2", "ap-southeast-3", "ap-southeast-4", "ap-southeast-5", "ap-southeast-7", "ca-west-1", "eu-central-2", "eu-south-1", "eu-south-2", "il-central-1", "me-central-1", "me-south-1", "mx-central-1",
    ];

    private static IEnumerable<(string Name, string Status)> Regions(DemoCall call)
    {
        var enabled = call.World.Accounts.TryGetValue(call.Account, out var account) ? account.Regions : [];
        return enabled.Select(r => (r, Optional.Contains(r) ? "ENABLED" : "ENABLED_BY_DEFAULT")).Concat(Optional.Except(enabled).Select(r => (r, "DISABLED"))).OrderBy(r => r.Item1, StringComparer.Ordinal);
    }
}
