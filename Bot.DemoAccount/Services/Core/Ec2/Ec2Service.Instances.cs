using System.Text;
using System.Text.Json.Nodes;
using Bot.DemoAccount.State;

namespace Bot.DemoAccount.Services.Core.Ec2;

/// <content>Instances.</content>
internal sealed partial class Ec2Service
{
    private void Instances()
    {
        var kind = Ec2Kind.Instance;
        OnEach("StopInstances", kind, "InstanceIds", (call, all) => Change(call, all, "StoppingInstances", (64, "stopping"), (80, "stopped"), "running", "stopped"));
        OnEach("StartInstances", kind, "InstanceIds", (call, all) => Change(call, all, "StartingInstances", (0, "pending"), (16, "running"), "stopped", "running"));
        OnEach("TerminateInstances", kind, "InstanceIds", Terminate);
        OnEach("RebootInstances", kind, "InstanceIds", (_, _) => []);
        OnEach("MonitorInstances", kind, "InstanceIds", (call, all) => Monitoring(call, all, "enabled"));
        OnEach("UnmonitorInstances", kind, "InstanceIds", (call, all) => Monitoring(call, all, "disabled"));
        On("RunInstances", RunInstances, kind.NewArn);
        On("DescribeInstanceStatus", DescribeInstanceStatus);
        On("DescribeInstanceAttribute", call => InstanceAttribute(call, kind.Get(call, call.Must("InstanceId"))), kind.ArnBy("InstanceId"));
        On("ModifyInstanceAttribute", ModifyInstance, kind.ArnBy("InstanceId"));
        On("ModifyInstanceMetadataOptions", call =>
        {
            var instance = kind.Get(call, call.Must("InstanceId"));
            call.World.Update(instance, d =>
            {
                var options = d["MetadataOptions"]?.DeepClone().AsObject() ?? [];
                foreach (var name in (ReadOnlySpan<string>)["HttpTokens", "HttpEndpoint", "HttpPutResponseHopLimit", "InstanceMetadataTags", "HttpProtocolIpv6"])
                {
                    if (call.Input[name] is { } value)
                        options[name] = value.DeepClone();
                }
                d["MetadataOptions"] = options;
            });
            return new() { ["InstanceId"] = instance.Id, ["InstanceMetadataOptions"] = instance.Document["MetadataOptions"]?.DeepClone() };
        }, kind.ArnBy("InstanceId"));
        On("GetConsoleOutput", call =>
        {
            var instance = kind.Get(call, call.Must("InstanceId"));
            return instance.Facet("GetConsoleOutput", () => new() { ["InstanceId"] = instance.Id, ["Timestamp"] = call.Now.Iso(), ["Output"] = Convert.ToBase64String(Encoding.UTF8.GetBytes("[    0.000000] Linux version 6.1\n")) });
        }, kind.ArnBy("InstanceId"));
        On("GetPasswordData", call => new() { ["InstanceId"] = kind.Get(call, call.Must("InstanceId")).Id, ["Timestamp"] = call.Now.Iso(), ["PasswordData"] = "" }, kind.ArnBy("InstanceId"));
        On("DescribeIamInstanceProfileAssociations", call => new()
        {
            ["IamInstanceProfileAssociations"] = Filtered(call, "IamInstanceProfileAssociations", call.World.List(call.Account, call.Region, kind.Type).Where(i => i.Document["IamInstanceProfile"] is not null).Select(i => new JsonObject
            {
                ["AssociationId"] = "iip-assoc-" + i.Id[2..],
                ["InstanceId"] = i.Id,
                ["IamInstanceProfile"] = i.Document["IamInstanceProfile"]!.DeepClone(),
                ["State"] = "associated",
            })),
        });
        On("DescribeInstanceCreditSpecifications", call => new()
        {
            ["InstanceCreditSpecifications"] = (call.Texts("InstanceIds") is { Count: > 0 } ids ? ids.Select(id => kind.Get(call, id)) : call.World.List(call.Account, call.Region, kind.Type))
                .Where(i => i.Document.Text("InstanceType")?.StartsWith('t') == true).Select(i => new JsonObject { ["InstanceId"] = i.Id, ["CpuCredits"] = "unlimited" }).ToJsonArray(),
        });
    }

    private static JsonObject Change(DemoCall call, IReadOnlyList<Resource> all, string member, (int, string) passing, (int, string) final, string from, string to)
    {
        var changed = new JsonArray();
        foreach (var instance in all)
        {
            Moves.Finish(call, instance);
            var before = instance.Document["State"]!.AsObject().Copy();
            var state = before.Text("Name");
            if (state != from && state != to)
                throw new DemoException("IncorrectInstanceState", $"The instance '{instance.Id}' is not in a state from which it can be {(to == "stopped" ? "stopped" : "started")}.");
            if (state == from)
            {
                Moves.Start(call, instance, "State", State(passing), State(final), 30);
                call.World.Update(instance, d =>
                {
                    d["StateTransitionReason"] = to == "stopped" ? $"User initiated ({call.Now:yyyy-MM-dd HH:mm:ss} GMT)" : "";
                    if (to == "running")
                        d["LaunchTime"] = call.Now.Iso();
                    else
                        d.Remove("PublicIpAddress");
                });
            }
            changed.Add(new JsonObject { ["InstanceId"] = instance.Id, ["PreviousState"] = before, ["CurrentState"] = state == from ? State(passing) : before.DeepClone() });
        }
        return new() { [member] = changed };
    }

    private static JsonObject Terminate(DemoCall call, IReadOnlyList<Resource> all)
    {
        if (all.FirstOrDefault(i => i.Facet("DescribeInstanceAttribute").At("DisableApiTermination.Value") is JsonValue v && v.GetValue<bool>()) is { } guarded)
            throw new DemoException("OperationNotPermitted", $"The instance '{guarded.Id}' may not be terminated. Modify its 'disableApiTermination' instance attribute and try again.");
        var changed = new JsonArray();
        foreach (var instance in all)
        {
            Moves.Finish(call, instance);
            var before = instance.Document["State"]!.AsObject().Copy();
            if (before.Text("Name") != "terminated")
                Moves.Start(call, instance, "State", State((32, "shutting-down")), State((48, "terminated")), 30);
            changed.Add(new JsonObject { ["InstanceId"] = instance.Id, ["PreviousState"] = before, ["CurrentState"] = instance.Document["State"]!.DeepClone() });
        }
        return new() { ["TerminatingInstances"] = changed };
    }

    private static JsonObject RunInstances(DemoCall call)
    {
        var image = call.Text("ImageId") ?? throw new DemoException("MissingParameter", "The request must contain the parameter ImageId");
        if (call.World.Find(call.Account, call.Region, Ec2Kind.Image.Type, image) is null && !image.StartsWith("ami-", StringComparison.Ordinal))
            throw new DemoException("InvalidAMIID.Malformed", $"Invalid id: \"{image}\" (expecting \"ami-...\")");
        if (call.Input["IamInstanceProfile"] is JsonObject profile && (profile.Text("Name") ?? profile.Text("Arn")?.Split('/')[^1]) is { } name
            && call.World.Find(call.Account, "global", "AWS::IAM::InstanceProfile", name)?.Document["Roles"] is JsonArray { Count: > 0 } roles && roles[0] is JsonObject role)
            call.Demand("iam:PassRole", role.Text("Arn") ?? "*");
        var subnet = call.Text("SubnetId") is { } id ? Ec2Kind.Subnet.Get(call, id) : call.World.List(call.Account, call.Region, Ec2Kind.Subnet.Type).FirstOrDefault();
        var groups = new JsonArray([.. call.Texts("SecurityGroupIds").Select(g => Ec2Kind.SecurityGroup.Get(call, g)).Select(g => (JsonNode)new JsonObject { ["GroupId"] = g.Id, ["GroupName"] = g.Document.Text("GroupName") })]);
        var reservation = call.World.Ids.Hex("r-");
        var made = new JsonArray();
        for (var i = 0; i < (call.Number("MaxCount") ?? 1); i++)
        {
            var address = $"10.0.{200 + (i / 250)}.{4 + (i % 250)}";
            var instance = Make(call, Ec2Kind.Instance, call.World.Ids.Hex("i-"), new()
            {
                ["ImageId"] = image,
                ["InstanceType"] = call.Text("InstanceType") ?? "m1.small",
                ["KeyName"] = call.Text("KeyName"),
                ["LaunchTime"] = call.Now.Iso(),
                ["AmiLaunchIndex"] = i,
                ["State"] = State((0, "pending")),
                ["Monitoring"] = new JsonObject { ["State"] = "disabled" },
                ["PrivateIpAddress"] = address,
                ["PrivateDnsName"] = $"ip-{address.Replace('.', '-')}.ec2.internal",
                ["PublicDnsName"] = "",
                ["Placement"] = new JsonObject { ["AvailabilityZone"] = subnet?.Document.Text("AvailabilityZone") ?? call.Region + "a", ["GroupName"] = "", ["Tenancy"] = "default" },
                ["SubnetId"] = subnet?.Id,
                ["VpcId"] = subnet?.Document.Text("VpcId"),
                ["SecurityGroups"] = groups.DeepClone(),
                ["Architecture"] = "x86_64",
                ["Hypervisor"] = "xen",
                ["VirtualizationType"] = "hvm",
                ["RootDeviceName"] = "/dev/xvda",
                ["RootDeviceType"] = "ebs",
                ["EbsOptimized"] = call.Flag("EbsOptimized"),
                ["EnaSupport"] = true,
                ["SourceDestCheck"] = true,
                ["StateTransitionReason"] = "",
                ["BlockDeviceMappings"] = new JsonArray(),
                ["NetworkInterfaces"] = new JsonArray(),
                ["ProductCodes"] = new JsonArray(),
                ["PlatformDetails"] = "Linux/UNIX",
                ["MetadataOptions"] = new JsonObject { ["State"] = "applied", ["HttpTokens"] = "required", ["HttpPutResponseHopLimit"] = 2, ["HttpEndpoint"] = "enabled" },
            });
            instance.Facets["ReservationId"] = JsonValue.Create(reservation);
            made.Add(instance.ShownWithTags());
            Moves.Start(call, instance, "State", State((0, "pending")), State((16, "running")), 20);
        }
        return new() { ["ReservationId"] = reservation, ["OwnerId"] = call.Account, ["Groups"] = new JsonArray(), ["Instances"] = made };
    }

    private static JsonObject DescribeInstanceStatus(DemoCall call)
    {
        var shape = Item(call, "InstanceStatuses");
        var wanted = Ec2Filters.Of(call, shape);
        var ids = call.Texts("InstanceIds");
        var statuses = new JsonArray();
        foreach (var instance in ids.Count > 0 ? ids.Select(id => Ec2Kind.Instance.Get(call, id)) : call.World.List(call.Account, call.Region, Ec2Kind.Instance.Type))
        {
            Moves.Settle(call, instance);
            var running = instance.Document.At("State.Name")?.GetValue<string>() == "running";
            if (!running && !call.Flag("IncludeAllInstances"))
                continue;
            var status = instance.Facet("DescribeInstanceStatus") is { Count: > 0 } stated ? stated["InstanceStatuses"] is JsonArray { Count: > 0 } list ? list[0]!.DeepClone().AsObject() : stated : [];
            status["InstanceId"] = instance.Id;
            status["AvailabilityZone"] ??= instance.Document.At("Placement.AvailabilityZone")?.DeepClone();
            status["InstanceState"] = instance.Document["State"]!.DeepClone();
            status["InstanceStatus"] ??= Check(running);
            status["SystemStatus"] ??= Check(running);
            status["Events"] ??= new JsonArray();
            if (wanted(status, instance.Tags))
                statuses.Add(status);
        }
        return new() { ["InstanceStatuses"] = statuses };
    }

    private static JsonObject Check(bool running) => running
        ? new() { ["Status"] = "ok", ["Details"] = new JsonArray(new JsonObject { ["Name"] = "reachability", ["Status"] = "passed" }) }
        : new() { ["Status"] = "not-applicable" };

    private static JsonObject InstanceAttribute(DemoCall call, Resource instance)
    {
        var name = call.Must("Attribute");
        var member = char.ToUpperInvariant(name[0]) + name[1..];
        var stated = instance.Facet("DescribeInstanceAttribute");
        JsonNode? value = member switch
        {
            "GroupSet" => instance.Document["SecurityGroups"]?.DeepClone() ?? new JsonArray(),
            "BlockDeviceMapping" => instance.Document["BlockDeviceMappings"]?.DeepClone() ?? new JsonArray(),
            "DisableApiTermination" or "DisableApiStop" => stated[member]?.DeepClone() ?? new JsonObject { ["Value"] = false },
            "InstanceInitiatedShutdownBehavior" => stated[member]?.DeepClone() ?? new JsonObject { ["Value"] = "stop" },
            _ => stated[member]?.DeepClone() ?? (instance.Document[member] is { } own ? new JsonObject { ["Value"] = own.DeepClone() } : new JsonObject()),
        };
        return new() { ["InstanceId"] = instance.Id, [member switch { "GroupSet" => "Groups", "BlockDeviceMapping" => "BlockDeviceMappings", _ => member }] = value };
    }

    private static JsonObject ModifyInstance(DemoCall call)
    {
        var instance = Ec2Kind.Instance.Get(call, call.Must("InstanceId"));
        if (call.Input["InstanceType"] is JsonObject type)
        {
            if (instance.Document.At("State.Name")?.GetValue<string>() is "running" or "pending")
                throw new DemoException("IncorrectInstanceState", $"The instance '{instance.Id}' is not in the 'stopped' state.");
            call.World.Update(instance, d => d["InstanceType"] = type.Text("Value"));
        }
        if (call.Texts("Groups") is { Count: > 0 } groups)
            call.World.Update(instance, d => d["SecurityGroups"] = groups.Select(g => Ec2Kind.SecurityGroup.Get(call, g)).Select(g => new JsonObject { ["GroupId"] = g.Id, ["GroupName"] = g.Document.Text("GroupName") }).ToJsonArray());
        var attributes = instance.Facet("DescribeInstanceAttribute");
        foreach (var name in (ReadOnlySpan<string>)["DisableApiTermination", "DisableApiStop", "InstanceInitiatedShutdownBehavior", "EbsOptimized", "UserData"])
        {
            if (call.Input[name] is JsonObject value)
                attributes[name] = value.DeepClone();
        }
        instance.Facets["DescribeInstanceAttribute"] = attributes;
        return [];
    }

    private static JsonObject Monitoring(DemoCall call, IReadOnlyList<Resource> all, string state)
    {
        foreach (var instance in all)
            call.World.Update(instance, d => d["Monitoring"] = new JsonObject { ["State"] = state });
        return new() { ["InstanceMonitorings"] = all.Select(i => new JsonObject { ["InstanceId"] = i.Id, ["Monitoring"] = new JsonObject { ["State"] = state } }).ToJsonArray() };
    }

    private static JsonArray Filtered(DemoCall call, string member, IEnumerable<JsonObject> items)
    {
        var wanted = Ec2Filters.Of(call, Item(call, member));
        return [.. items.Where(i => wanted(i, null))];
    }

    private static JsonObject State((int Code, string Name) state) => new() { ["Code"] = state.Code, ["Name"] = state.Name };
}
