using System.Text.Json.Nodes;
using Bot.DemoAccount.State;

namespace Bot.DemoAccount.Services.Core.Ec2;

/// <content>Volumes, snapshots, images, key pairs.</content>
internal sealed partial class Ec2Service
{
    private void Storage()
    {
        On("CreateVolume", CreateVolume, Ec2Kind.Volume.NewArn);
        On("DeleteVolume", call =>
        {
            var volume = Ec2Kind.Volume.Get(call, call.Must("VolumeId"));
            if (volume.Document.Text("State") == "in-use")
                throw new DemoException("VolumeInUse", $"Volume {volume.Id} is currently attached to {volume.Document.Items("Attachments").FirstOrDefault()?.Text("InstanceId")}");
            call.World.Remove(volume);
            return [];
        }, Ec2Kind.Volume.ArnBy("VolumeId"));
        On("AttachVolume", AttachVolume, Ec2Kind.Volume.ArnBy("VolumeId"));
        On("DetachVolume", call =>
        {
            var volume = Ec2Kind.Volume.Get(call, call.Must("VolumeId"));
            if (volume.Document.Items("Attachments").FirstOrDefault() is not { } attachment)
                throw new DemoException("IncorrectState", $"Volume '{volume.Id}' is in the 'available' state.");
            var left = attachment.Copy();
            left["State"] = "detaching";
            call.World.Update(volume, d => (d["State"], d["Attachments"]) = ("available", new JsonArray()));
            return left;
        }, Ec2Kind.Volume.ArnBy("VolumeId"));
        On("ModifyVolume", ModifyVolume, Ec2Kind.Volume.ArnBy("VolumeId"));
        On("DescribeVolumesModifications", call => new()
        {
            ["VolumesModifications"] = Filtered(call, "VolumesModifications", call.World.List(call.Account, call.Region, Ec2Kind.Volume.Type)
                .Where(v => v.Facets.ContainsKey("ModifyVolume") && (call.Texts("VolumeIds") is not { Count: > 0 } ids || ids.Contains(v.Id))).Select(v => v.Facet("ModifyVolume"))),
        });
        On("DescribeVolumeStatus", call => new()
        {
            ["VolumeStatuses"] = Filtered(call, "VolumeStatuses", (call.Texts("VolumeIds") is { Count: > 0 } ids ? ids.Select(id => Ec2Kind.Volume.Get(call, id)) : call.World.List(call.Account, call.Region, Ec2Kind.Volume.Type))
                .Select(v => v.Facet("DescribeVolumeStatus", () => new()
                {
                    ["VolumeId"] = v.Id,
                    ["AvailabilityZone"] = v.Document.Text("AvailabilityZone"),
                    ["Actions"] = new JsonArray(),
                    ["Events"] = new JsonArray(),
                    ["VolumeStatus"] = new JsonObject { ["Status"] = "ok", ["Details"] = new JsonArray(new JsonObject { ["Name"] = "io-enabled", ["Status"] = "passed" }, new JsonObject { ["Name"] = "io-performance", ["Status"] = "not-applicable" }) },
                }))),
        });
        On("DescribeVolumeAttribute", call => new() { ["VolumeId"] = Ec2Kind.Volume.Get(call, call.Must("VolumeId")).Id, ["AutoEnableIO"] = new JsonObject { ["Value"] = false }, ["ProductCodes"] = new JsonArray() }, Ec2Kind.Volume.ArnBy("VolumeId"));
        On("CreateSnapshot", CreateSnapshot, Ec2Kind.Snapshot.NewArn);
        On("DeleteSnapshot", call =>
        {
            var snapshot = Ec2Kind.Snapshot.Get(call, call.Must("SnapshotId"));
            if (call.World.List(call.Account, call.Region, Ec2Kind.Image.Type).FirstOrDefault(i => i.Document.Items("BlockDeviceMappings").Any(b => b.At("Ebs.SnapshotId")?.GetValue<string>() == snapshot.Id)) is { } image)
                throw new DemoException("InvalidSnapshot.InUse", $"The snapshot {snapshot.Id} is currently in use by {image.Id}");
            call.World.Remove(snapshot);
            return [];
        }, Ec2Kind.Snapshot.ArnBy("SnapshotId"));
        On("DescribeSnapshotAttribute", call =>
        {
            var snapshot = Ec2Kind.Snapshot.Get(call, call.Must("SnapshotId"));
            return snapshot.Facet("DescribeSnapshotAttribute", () => new() { ["SnapshotId"] = snapshot.Id, ["CreateVolumePermissions"] = new JsonArray(), ["ProductCodes"] = new JsonArray() });
        }, Ec2Kind.Snapshot.ArnBy("SnapshotId"));
        On("CreateImage", call =>
        {
            var instance = Ec2Kind.Instance.Get(call, call.Must("InstanceId"));
            var image = Make(call, Ec2Kind.Image, call.World.Ids.Hex("ami-"), new()
            {
                ["Name"] = call.Must("Name"),
                ["Description"] = call.Text("Description") ?? "",
                ["Architecture"] = instance.Document.Text("Architecture") ?? "x86_64",
                ["CreationDate"] = call.Now.Iso(),
                ["ImageType"] = "machine",
                ["ImageLocation"] = $"{call.Account}/{call.Must("Name")}",
                ["OwnerId"] = call.Account,
                ["Public"] = false,
                ["State"] = "pending",
                ["RootDeviceName"] = "/dev/xvda",
                ["RootDeviceType"] = "ebs",
                ["VirtualizationType"] = "hvm",
                ["Hypervisor"] = "xen",
                ["EnaSupport"] = true,
                ["BlockDeviceMappings"] = new JsonArray(),
                ["PlatformDetails"] = "Linux/UNIX",
                ["UsageOperation"] = "RunInstances",
            });
            Moves.Start(call, image, "State", "pending", "available", 120);
            return new() { ["ImageId"] = image.Id };
        }, Ec2Kind.Instance.ArnBy("InstanceId"));
        On("DeregisterImage", call =>
        {
            call.World.Remove(Ec2Kind.Image.Get(call, call.Must("ImageId")));
            return [];
        }, Ec2Kind.Image.ArnBy("ImageId"));
        On("DescribeImageAttribute", call =>
        {
            var image = Ec2Kind.Image.Get(call, call.Must("ImageId"));
            return image.Facet("DescribeImageAttribute", () => new() { ["ImageId"] = image.Id, ["LaunchPermissions"] = image.Document.Flag("Public") ? new JsonArray(new JsonObject { ["Group"] = "all" }) : new JsonArray() });
        }, Ec2Kind.Image.ArnBy("ImageId"));
        On("CreateKeyPair", call => KeyPair(call, call.World.Ids.HexDigits(40), "-----BEGIN RSA PRIVATE KEY-----\nThis is no key: the demo account has nothing to log in to.\n-----END RSA PRIVATE KEY-----"), Ec2Kind.KeyPair.NewArn);
        On("ImportKeyPair", call => KeyPair(call, call.World.Ids.HexDigits(32), null), Ec2Kind.KeyPair.NewArn);
        On("DeleteKeyPair", call =>
        {
            if (call.World.List(call.Account, call.Region, Ec2Kind.KeyPair.Type).FirstOrDefault(k => k.Id == call.Text("KeyPairId") || k.Document.Text("KeyName") == call.Text("KeyName")) is { } key)
                call.World.Remove(key);
            return Done();
        });
    }

    private static JsonObject CreateVolume(DemoCall call)
    {
        if (call.Number("Size") is null && call.Text("SnapshotId") is null)
            throw new DemoException("MissingParameter", "The request must contain the parameter size/snapshotId");
        var size = call.Number("Size") ?? Ec2Kind.Snapshot.Get(call, call.Must("SnapshotId")).Document.Number("VolumeSize") ?? 8;
        var type = call.Text("VolumeType") ?? "gp2";
        var volume = Make(call, Ec2Kind.Volume, call.World.Ids.Hex("vol-"), new()
        {
            ["AvailabilityZone"] = call.Text("AvailabilityZone") ?? call.Region + "a",
            ["CreateTime"] = call.Now.Iso(),
            ["Encrypted"] = call.Flag("Encrypted"),
            ["Size"] = size,
            ["VolumeType"] = type,
            ["State"] = "creating",
            ["SnapshotId"] = call.Text("SnapshotId") ?? "",
            ["Iops"] = call.Number("Iops") ?? (type == "gp3" ? 3000 : Math.Max(100, size * 3)),
            ["MultiAttachEnabled"] = call.Flag("MultiAttachEnabled"),
            ["Attachments"] = new JsonArray(),
        });
        if (call.Text("KmsKeyId") is { } key)
            call.World.Update(volume, d => d["KmsKeyId"] = key);
        var shown = volume.ShownWithTags();
        Moves.Start(call, volume, "State", "creating", "available", 5);
        return shown;
    }

    private static JsonObject AttachVolume(DemoCall call)
    {
        var volume = Ec2Kind.Volume.Get(call, call.Must("VolumeId"));
        Moves.Finish(call, volume);
        var instance = Ec2Kind.Instance.Get(call, call.Must("InstanceId"));
        if (volume.Document.Text("State") != "available")
            throw new DemoException("VolumeInUse", $"{volume.Id} is already attached to an instance");
        if (volume.Document.Text("AvailabilityZone") != instance.Document.At("Placement.AvailabilityZone")?.GetValue<string>())
            throw new DemoException("InvalidVolume.ZoneMismatch", $"The volume '{volume.Id}' is not in the same availability zone as instance '{instance.Id}'");
        var attachment = new JsonObject { ["VolumeId"] = volume.Id, ["InstanceId"] = instance.Id, ["Device"] = call.Must("Device"), ["State"] = "attached", ["AttachTime"] = call.Now.Iso(), ["DeleteOnTermination"] = false };
        call.World.Update(volume, d => (d["State"], d["Attachments"]) = ("in-use", new JsonArray(attachment.DeepClone())));
        attachment["State"] = "attaching";
        return attachment;
    }

    private static JsonObject ModifyVolume(DemoCall call)
    {
        var volume = Ec2Kind.Volume.Get(call, call.Must("VolumeId"));
        var before = volume.Document;
        if (call.Number("Size") is { } size && size < before.Number("Size"))
            throw new DemoException("InvalidParameterValue", "New size cannot be smaller than existing size");
        call.World.Update(volume, d =>
        {
            foreach (var name in (ReadOnlySpan<string>)["Size", "VolumeType", "Iops", "Throughput"])
            {
                if (call.Input[name] is { } value)
                    d[name] = value.DeepClone();
            }
        });
        var change = new JsonObject
        {
            ["VolumeId"] = volume.Id,
            ["ModificationState"] = "completed",
            ["Progress"] = 100,
            ["StartTime"] = call.Now.Iso(),
            ["EndTime"] = call.Now.Iso(),
            ["OriginalSize"] = before["Size"]?.DeepClone(),
            ["TargetSize"] = volume.Document["Size"]?.DeepClone(),
            ["OriginalVolumeType"] = before["VolumeType"]?.DeepClone(),
            ["TargetVolumeType"] = volume.Document["VolumeType"]?.DeepClone(),
            ["OriginalIops"] = before["Iops"]?.DeepClone(),
            ["TargetIops"] = volume.Document["Iops"]?.DeepClone(),
        };
        volume.Facets["ModifyVolume"] = change.DeepClone();
        return new() { ["VolumeModification"] = change };
    }

    private static JsonObject CreateSnapshot(DemoCall call)
    {
        var volume = Ec2Kind.Volume.Get(call, call.Must("VolumeId"));
        var snapshot = Make(call, Ec2Kind.Snapshot, call.World.Ids.Hex("snap-"), new()
        {
            ["VolumeId"] = volume.Id,
            ["VolumeSize"] = volume.Document["Size"]?.DeepClone(),
            ["Encrypted"] = volume.Document["Encrypted"]?.DeepClone(),
            ["Description"] = call.Text("Description") ?? "",
            ["OwnerId"] = call.Account,
            ["StartTime"] = call.Now.Iso(),
            ["Progress"] = "",
            ["State"] = "pending",
            ["StorageTier"] = "standard",
        });
        var shown = snapshot.ShownWithTags();
        Moves.Start(call, snapshot, "State", "pending", "completed", 60);
        call.World.Update(snapshot, d => d["Progress"] = "100%");
        return shown;
    }

    private static JsonObject KeyPair(DemoCall call, string fingerprint, string? material)
    {
        var name = call.Must("KeyName");
        if (call.World.List(call.Account, call.Region, Ec2Kind.KeyPair.Type).Any(k => k.Document.Text("KeyName") == name))
            throw new DemoException("InvalidKeyPair.Duplicate", $"The keypair already exists");
        var pair = Make(call, Ec2Kind.KeyPair, call.World.Ids.Hex("key-"), new() { ["KeyName"] = name, ["KeyFingerprint"] = fingerprint, ["KeyType"] = call.Text("KeyType") ?? "rsa", ["CreateTime"] = call.Now.Iso() });
        var shown = pair.ShownWithTags();
        if (material is not null)
            shown["KeyMaterial"] = material;
        return shown;
    }
}
