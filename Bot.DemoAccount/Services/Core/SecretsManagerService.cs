using System.Text.Json.Nodes;
using Bot.DemoAccount.Services.Resources;
using Bot.DemoAccount.State;

namespace Bot.DemoAccount.Services.Core;

/// <summary>AWS Secrets Manager. A secret's value is the facet <c>GetSecretValue</c>.</summary>
internal sealed class SecretsManagerService : ResourceService
{
    /// <summary>States the service.</summary>
    public SecretsManagerService() : base("secretsmanager")
    {
        var secrets = Kind("AWS::SecretsManager::Secret", "arn:aws:secretsmanager:{region}:{account}:secret:{id}", "Name", "ARN")
            .Missing("ResourceNotFoundException", "Secrets Manager can't find the specified secret.")
            .Exists("ResourceExistsException", "The operation failed because the secret {0} already exists.")
            .List("ListSecrets", "SecretList", where: (c, r) => c.Items("Filters").All(f => Matches(r, f)))
            .Get("DescribeSecret", null, "SecretId")
            .Facet("GetResourcePolicy", "SecretId", (_, r) => new() { ["ARN"] = r.Arn, ["Name"] = r.Document.Text("Name") })
            .Facet("ListSecretVersionIds", "SecretId", (c, r) => new() { ["ARN"] = r.Arn, ["Name"] = r.Document.Text("Name"), ["Versions"] = new JsonArray() })
            .Facet("GetSecretValue", "SecretId", (c, r) => throw new DemoException("ResourceNotFoundException", "Secrets Manager can't find the specified secret value for staging label: AWSCURRENT"))
            .SetFacet("PutResourcePolicy", "SecretId", "GetResourcePolicy", c => new() { ["Name"] = c.Text("SecretId"), ["ResourcePolicy"] = c.Text("ResourcePolicy") });
        On("CreateSecret", call =>
        {
            var made = secrets.Make(call, call.Need("Name"), (c, id, _) => new() { ["ARN"] = $"arn:aws:secretsmanager:{c.Region}:{c.Account}:secret:{id}-{c.World.Ids.HexDigits(6)}", ["Name"] = id, ["CreatedDate"] = c.Stamp(), ["LastChangedDate"] = c.Stamp(), ["Description"] = c.Text("Description") ?? "" });
            return Value(call, made);
        }, secrets.ArnBy("Name"));
        On("PutSecretValue", call => Value(call, secrets.Get(call, call.Text("SecretId"))), secrets.ArnBy("SecretId"));
        On("UpdateSecret", call =>
        {
            var secret = secrets.Get(call, call.Text("SecretId"));
            if (call.Text("Description") is { } text)
                call.World.Update(secret, d => d["Description"] = text);
            return Value(call, secret);
        }, secrets.ArnBy("SecretId"));
        On("DeleteSecret", call =>
        {
            var secret = secrets.Get(call, call.Text("SecretId"));
            var at = call.Flag("ForceDeleteWithoutRecovery") ? call.Now : call.Now.AddDays(call.Number("RecoveryWindowInDays") ?? 30);
            if (call.Flag("ForceDeleteWithoutRecovery"))
                call.World.Remove(secret);
            else
                call.World.Update(secret, d => d["DeletedDate"] = at.Iso());
            return new() { ["ARN"] = secret.Document.Text("ARN") ?? secret.Arn, ["Name"] = secret.Document.Text("Name"), ["DeletionDate"] = at.Iso() };
        }, secrets.ArnBy("SecretId"));
        Tagging("SecretId", null, "TagResource", "UntagResource");
    }

    private static bool Matches(Resource secret, JsonObject filter)
    {
        var values = filter.Texts("Values");
        return filter.Text("Key") switch
        {
            "name" => values.Any(v => (secret.Document.Text("Name") ?? secret.Id).StartsWith(v, StringComparison.OrdinalIgnoreCase)),
            "description" => values.Any(v => (secret.Document.Text("Description") ?? "").Contains(v, StringComparison.OrdinalIgnoreCase)),
            "tag-key" => values.Any(secret.Tags.ContainsKey),
            "tag-value" => values.Any(v => secret.Tags.Values.Contains(v)),
            _ => values.Any(v => secret.Document.ToJsonString().Contains(v, StringComparison.OrdinalIgnoreCase)),
        };
    }

    private static JsonObject Value(DemoCall call, Resource secret)
    {
        var version = call.World.Ids.Uuid();
        var known = new JsonObject { ["ARN"] = secret.Document.Text("ARN") ?? secret.Arn, ["Name"] = secret.Document.Text("Name"), ["VersionId"] = version };
        if ((call.Text("SecretString") ?? call.Text("SecretBinary")) is null)
            return known;
        var value = known.Copy();
        value["SecretString"] = call.Text("SecretString");
        value["SecretBinary"] = call.Text("SecretBinary");
        value["VersionStages"] = new JsonArray("AWSCURRENT");
        value["CreatedDate"] = call.Now.Iso();
        secret.Facets["GetSecretValue"] = value;
        return known;
    }
}
