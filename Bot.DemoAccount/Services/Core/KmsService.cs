using System.Text;
using System.Text.Json.Nodes;
using Bot.DemoAccount.Services.Resources;
using Bot.DemoAccount.State;

namespace Bot.DemoAccount.Services.Core;

/// <summary>AWS KMS: keys and aliases. What it encrypts is marked, not secret.</summary>
internal sealed class KmsService : ResourceService
{
    private const string Alias = "AWS::KMS::Alias";

    /// <summary>States the service.</summary>
    public KmsService() : base("kms")
    {
        var keys = Kind("AWS::KMS::Key", "arn:aws:kms:{region}:{account}:key/{id}", "KeyId", "Arn");
        Resource Get(DemoCall call)
        {
            var id = call.Text("KeyId") ?? "";
            var name = id.Contains(":alias/", StringComparison.Ordinal) ? id[id.IndexOf("alias/", StringComparison.Ordinal)..] : id;
            if (name.StartsWith("alias/", StringComparison.Ordinal))
                id = call.World.List(call.Account, call.Region, Alias).FirstOrDefault(a => a.Document.Text("AliasName") == name)?.Document.Text("TargetKeyId") ?? throw NotFound($"Alias arn:aws:kms:{call.Region}:{call.Account}:{name} is not found.");
            return call.Concerns = keys.Find(call, id) ?? throw NotFound($"Key '{keys.Arn(call, id)}' does not exist");
        }
        string Arn(DemoCall call) => call.Text("KeyId") is null ? "*" : Get(call).Arn;
        On("ListKeys", call => new() { ["Keys"] = keys.All(call).Select(k => new JsonObject { ["KeyId"] = k.Id, ["KeyArn"] = k.Arn }).ToJsonArray() });
        On("DescribeKey", call => new() { ["KeyMetadata"] = Get(call).Shown() }, Arn);
        On("ListAliases", call => new() { ["Aliases"] = call.World.List(call.Account, call.Region, Alias).Where(a => call.Text("KeyId") is null || a.Document.Text("TargetKeyId") == Get(call).Id).Select(a => a.Shown()).ToJsonArray() });
        On("GetKeyPolicy", call => Get(call).Facet("GetKeyPolicy", () => new()
        {
            ["Policy"] = $$$"""{"Version":"2012-10-17","Statement":[{"Sid":"Enable IAM User Permissions","Effect":"Allow","Principal":{"AWS":"arn:aws:iam::{{{call.Account}}}:root"},"Action":"kms:*","Resource":"*"}]}""",
            ["PolicyName"] = "default",
        }), Arn);
        On("ListKeyPolicies", call => Get(call) is null ? [] : new() { ["PolicyNames"] = new JsonArray("default") }, Arn);
        On("GetKeyRotationStatus", call => Get(call).Facet("GetKeyRotationStatus", () => new() { ["KeyRotationEnabled"] = false }), Arn);
        On("ListGrants", call => Get(call).Facet("ListGrants", () => new() { ["Grants"] = new JsonArray() }), Arn);
        On("ListResourceTags", call => new() { ["Tags"] = Get(call).TagList("TagKey", "TagValue") }, Arn);
        On("TagResource", call =>
        {
            Get(call).SetTags(call.Input["Tags"], "TagKey", "TagValue");
            return [];
        }, Arn);
        On("EnableKeyRotation", call => Rotation(Get(call), true), Arn);
        On("DisableKeyRotation", call => Rotation(Get(call), false), Arn);
        On("EnableKey", call => State(call, Get(call), "Enabled"), Arn);
        On("DisableKey", call => State(call, Get(call), "Disabled"), Arn);
        On("ScheduleKeyDeletion", call =>
        {
            var key = Get(call);
            State(call, key, "PendingDeletion");
            var at = call.Now.AddDays(call.Number("PendingWindowInDays") ?? 30).Iso();
            call.World.Update(key, d => d["DeletionDate"] = at);
            return new() { ["KeyId"] = key.Arn, ["DeletionDate"] = at, ["KeyState"] = "PendingDeletion" };
        }, Arn);
        On("CreateKey", call => new()
        {
            ["KeyMetadata"] = keys.Make(call, call.World.Ids.Uuid(), (c, id, arn) => new()
            {
                ["AWSAccountId"] = c.Account,
                ["KeyId"] = id,
                ["Arn"] = arn,
                ["CreationDate"] = c.Now.Iso(),
                ["Enabled"] = true,
                ["Description"] = c.Text("Description") ?? "",
                ["KeyUsage"] = c.Text("KeyUsage") ?? "ENCRYPT_DECRYPT",
                ["KeyState"] = "Enabled",
                ["Origin"] = "AWS_KMS",
                ["KeyManager"] = "CUSTOMER",
                ["KeySpec"] = c.Text("KeySpec") ?? "SYMMETRIC_DEFAULT",
                ["MultiRegion"] = c.Flag("MultiRegion"),
            }).Shown()
        });
        On("CreateAlias", call =>
        {
            var name = call.Need("AliasName");
            var target = keys.Get(call, call.Text("TargetKeyId"));
            call.World.Put(new Resource { Type = Alias, Account = call.Account, Region = call.Region, Id = name, Arn = $"arn:aws:kms:{call.Region}:{call.Account}:{name}", Created = call.Now, Document = new() { ["AliasName"] = name, ["AliasArn"] = $"arn:aws:kms:{call.Region}:{call.Account}:{name}", ["TargetKeyId"] = target.Id } });
            return [];
        });
        On("Encrypt", call =>
        {
            var key = Usable(Get(call));
            return new() { ["KeyId"] = key.Arn, ["CiphertextBlob"] = Convert.ToBase64String(Encoding.UTF8.GetBytes($"{key.Id}:{call.Text("Plaintext")}")), ["EncryptionAlgorithm"] = "SYMMETRIC_DEFAULT" };
        }, Arn);
        On("Decrypt", call =>
        {
            var parts = Encoding.UTF8.GetString(Convert.FromBase64String(call.Need("CiphertextBlob"))).Split(':', 2);
            var key = parts.Length == 2 ? keys.Find(call, parts[0]) : null;
            if (key is null)
                throw new DemoException("InvalidCiphertextException", "");
            call.Demand("kms:Decrypt", Usable(key).Arn);
            return new() { ["KeyId"] = key.Arn, ["Plaintext"] = parts[1], ["EncryptionAlgorithm"] = "SYMMETRIC_DEFAULT" };
        });
    }

    private static Resource Usable(Resource key) => key.Document.Text("KeyState") is "Enabled" or null ? key
        : throw new DemoException(key.Document.Text("KeyState") == "Disabled" ? "DisabledException" : "KMSInvalidStateException", $"{key.Arn} is {(key.Document.Text("KeyState") == "Disabled" ? "disabled" : "pending deletion")}.");

    private static JsonObject Rotation(Resource key, bool on)
    {
        key.Facets["GetKeyRotationStatus"] = new JsonObject { ["KeyRotationEnabled"] = on };
        return [];
    }

    private static JsonObject State(DemoCall call, Resource key, string state)
    {
        call.World.Update(key, d => (d["KeyState"], d["Enabled"]) = (state, state == "Enabled"));
        return [];
    }

    private static DemoException NotFound(string message) => new("NotFoundException", message);
}
