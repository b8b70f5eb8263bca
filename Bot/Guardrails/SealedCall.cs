using System.Text.Json.Nodes;
using Bot.Aws.Catalog;

namespace Bot.Guardrails;

/// <summary>A call as it was sealed: this is sent, to the letter, or nothing.</summary>
/// <param name="Service">Catalog name: <c>ec2</c>.</param>
/// <param name="Operation">API name: <c>StopInstances</c>.</param>
/// <param name="Parameters">Input members. Never changed once the call is made.</param>
/// <param name="Account">Account id.</param>
/// <param name="Region">The Region it is sent to; that of a global service is its own.</param>
internal sealed record SealedCall(string Service, string Operation, JsonObject Parameters, string Account, string Region)
{
    /// <summary>The same for two calls that AWS could not tell apart.</summary>
    public string Hash => CanonicalJson.Hash(new JsonObject
    {
        ["service"] = Service,
        ["operation"] = Operation,
        ["parameters"] = Parameters.DeepClone(),
        ["account"] = Account,
        ["region"] = Region,
    });

    /// <summary>Its IAM action.</summary>
    public string Action => AwsCatalog.Default.Service(Service).Operations[Operation].IamActions[0];

    public static SealedCall Of(JudgedCall call) => new(call.Service.Name, call.Operation.Name, call.Parameters, call.Account, call.Region);
}
