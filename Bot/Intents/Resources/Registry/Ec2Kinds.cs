using System.Collections.Immutable;
using Bot.Understanding;
using static Bot.Intents.Resources.Registry.FieldTable;

namespace Bot.Intents.Resources.Registry;

/// <summary>EC2: instances, their disks and images.</summary>
internal static class Ec2Kinds
{
    public static ImmutableArray<ResourceKind> All { get; } =
    [
        new("ec2-instance", "EC2 instance", "ec2", "ec2 instance, instance, ec2, ec2 server, ec2 box, server, box, machine, vm, virtual machine, host, ec2 resource, compute instance, ec2 machine, ec2 fleet, node")
        {
            CloudFormationType = "AWS::EC2::Instance", IdPrefixes = ["i-"], HasFilters = true,
            List = new("DescribeInstances", "Reservations[].Instances[]"),
            One = new("InstanceIds=[{id}]"),
            Details = [new("status", "DescribeInstanceStatus", "InstanceStatuses[]", "IncludeAllInstances=true") { Batch = Detail.Whole, Key = "InstanceId" }, new("image", "DescribeImages", "Images[]", "ImageIds=[{@image_id}]; IncludeDeprecated=true")],
            Id = "InstanceId", NamePath = "tag:Name", Arn = "arn:aws:ec2:{region}:{account}:instance/{id}", Tags = "Tags",
            Console = "ec2/home?region={region}#InstanceDetails:instanceId={id}", ConsoleList = "ec2/home?region={region}#Instances:",
            Columns = "name, id, instance_type, state, private_ip, launch_time", SortBy = "name",
            Fields =
            [
                State("State.Name").Push("instance-state-name").Is("running").Is("up", "running").Is("stopped").Is("shut down", "stopped").Is("switched off", "stopped").Is("powered off", "stopped").Is("turned off", "stopped").Is("terminated").Is("pending").Is("stopping").Is("online", "running").Is("active", "running").Is("alive", "running"),
                Text("instance_type", "InstanceType", "instance type, type, size, instance size").Push("instance-type"),
                Time("launch_time", "LaunchTime", "launch time, launched, started, age, uptime, launch date, created, creation date"),
                Text("private_ip", "PrivateIpAddress", "private ip, private address, private ip address, internal ip, ip").Push("private-ip-address"),
                Text("public_ip", "PublicIpAddress", "public ip, public address, public ip address, external ip").Push("ip-address").Has("public, publicly reachable, internet facing"),
                Text("vpc_id", "VpcId", "vpc, vpc id").Push("vpc-id"),
                Text("subnet_id", "SubnetId", "subnet, subnet id").Push("subnet-id"),
                Text("availability_zone", "Placement.AvailabilityZone", "availability zone, az, zone").Push("availability-zone"),
                Text("image_id", "ImageId", "ami, image, ami id, image id").Push("image-id"),
                Text("image_name", "Name", "ami name, image name").Of("image"), Time("image_deprecation", "DeprecationTime", "ami deprecation, image deprecation, ami deprecated, image deprecated, deprecated, deprecation").Of("image").Has("with a deprecated ami, on a deprecated ami, using a deprecated ami, running a deprecated ami"),
                Text("platform", "PlatformDetails|Platform", "platform, os, operating system").Says("windows", ConditionOperator.Contains, "windows").Says("linux", ConditionOperator.Contains, "linux"),
                Text("architecture", "Architecture", "architecture, arch, cpu architecture").Push("architecture").Is("graviton", "arm64").Is("arm, arm64, arm based, aarch64", "arm64").Is("x86, x86_64, intel, amd64", "x86_64"),
                Text("lifecycle", "InstanceLifecycle", "lifecycle, purchase option").Push("instance-lifecycle").Is("spot").Lacks("on demand, on-demand"),
                Text("iam_profile", "last(IamInstanceProfile.Arn)", "iam role, iam profile, instance profile, role, iam instance profile"),
                Text("http_tokens", "MetadataOptions.HttpTokens", "imds, imds version, metadata options, http tokens, instance metadata").Push("metadata-options.http-tokens").IsNot("imdsv1, allowing imdsv1, without imdsv2, not enforcing imdsv2, imds v1", "required").Is("imdsv2, enforcing imdsv2, imds v2", "required"),
                List("security_groups", "SecurityGroups[].GroupId", "security group, security groups, sg, firewall").Push("instance.group-id"),
                List("volumes", "BlockDeviceMappings[].Ebs.VolumeId", "volume, volumes, disk, disks"),
                Text("key_name", "KeyName", "key pair, ssh key, key name").Push("key-name"),
                Flag("ebs_optimized", "EbsOptimized", "ebs optimized, ebs optimised").Yes("ebs optimized, ebs optimised"),
                Text("monitoring", "Monitoring.State", "monitoring, detailed monitoring").Is("detailed monitoring", "enabled"),
                Number("vcpus", "product(CpuOptions.CoreCount,CpuOptions.ThreadsPerCore)", "vcpu, vcpus, cpu, cpus, cores, core"),
                Text("tenancy", "Placement.Tenancy", "tenancy").Push("tenancy"),
                Text("reason", "StateTransitionReason|StateReason.Message", "reason, stop reason, state reason, why stopped"),
                Text("private_dns", "PrivateDnsName", "private dns, hostname"),
                Text("public_dns", "PublicDnsName", "public dns, dns name"),
                Flag("source_dest_check", "SourceDestCheck", "source destination check, source dest check"),
                Text("root_device", "RootDeviceType", "root device, root device type"),
                List("network_interfaces", "NetworkInterfaces[].NetworkInterfaceId", "network interface, eni"),
                Text("status_check", "InstanceStatus.Status", "status check, status checks, instance status, health check").Of("status").Is("failed the status checks, failed status checks, failing status checks, failed the status check, failing, impaired, failed status check, status check failed, unhealthy", "impaired").Is("passed status checks, passing status checks, healthy", "ok"),
                Text("system_status", "SystemStatus.Status", "system status, system status check").Of("status"),
                List("events", "Events[].Code", "scheduled event, scheduled events, maintenance event, scheduled maintenance, maintenance, retirement, scheduled maintenance event").Of("status").Has("scheduled maintenance, scheduled for maintenance, scheduled for retirement, scheduled event, scheduled maintenance event"),
                Number("cpu_percent", "", "cpu utilization, cpu usage, cpu load, cpu utilisation", "%").Measured("AWS/EC2", "CPUUtilization", "InstanceId={id}"), Number("network_in_mb", "", "network in, inbound traffic", "MB").Measured("AWS/EC2", "NetworkIn", "InstanceId={id}", "Sum", 1, 1048576), Number("network_out_mb", "", "network out, outbound traffic", "MB").Measured("AWS/EC2", "NetworkOut", "InstanceId={id}", "Sum", 1, 1048576),
                Time("event_time", "Events[].NotBefore", "event time, maintenance time").Of("status"),
            ],
        },
        new("ebs-volume", "EBS volume", "ec2", "ebs volume, volume, ebs, disk, ebs disk, block storage, block volume")
        {
            CloudFormationType = "AWS::EC2::Volume", IdPrefixes = ["vol-"], HasFilters = true,
            List = new("DescribeVolumes", "Volumes[]"), One = new("VolumeIds=[{id}]"),
            Id = "VolumeId", NamePath = "tag:Name", Arn = "arn:aws:ec2:{region}:{account}:volume/{id}", Tags = "Tags",
            Console = "ec2/home?region={region}#VolumeDetails:volumeId={id}", ConsoleList = "ec2/home?region={region}#Volumes:",
            Columns = "name, id, size_gib, volume_type, state, encrypted, attached_to", SortBy = "name",
            Fields =
            [
                State("State").Push("status").Is("unattached, detached, not attached, unused, orphaned, available, not in use, dangling, idle, not attached to anything", "available").Is("attached, in use, in-use", "in-use"),
                Number("size_gib", "Size", "size, capacity, storage, gb, gib, disk space, space", "GiB"),
                Text("volume_type", "VolumeType", "volume type, type, disk type").Push("volume-type").Is("gp2").Is("gp3").Is("io1").Is("io2").Is("st1").Is("sc1").Is("magnetic", "standard"),
                Flag("encrypted", "Encrypted", "encrypted, encryption").Push("encrypted").Yes("encrypted").No("unencrypted, not encrypted, without encryption, non encrypted"),
                Created("CreateTime"),
                Text("attached_to", "Attachments[].InstanceId", "attached to, instance, attachment").Push("attachment.instance-id"),
                Number("iops", "Iops", "iops, provisioned iops"),
                Number("throughput_mibs", "Throughput", "throughput", "MiB/s"),
                Text("availability_zone", "AvailabilityZone", "availability zone, az, zone").Push("availability-zone"),
                Text("kms_key", "KmsKeyId", "kms key, key, encryption key"),
                Text("snapshot_id", "SnapshotId", "snapshot, source snapshot").Push("snapshot-id"),
                Text("device", "Attachments[].Device", "device, device name"),
                Flag("delete_on_termination", "Attachments[].DeleteOnTermination", "delete on termination"),
                Flag("multi_attach", "MultiAttachEnabled", "multi attach").Yes("multi attach"),
            ],
        },
        new("ebs-snapshot", "EBS snapshot", "ec2", "ebs snapshot, snapshot, volume snapshot, disk snapshot, ec2 snapshot")
        {
            IdPrefixes = ["snap-"], HasFilters = true,
            List = new("DescribeSnapshots", "Snapshots[]", "OwnerIds=[self]"), One = new("SnapshotIds=[{id}]"),
            Id = "SnapshotId", NamePath = "tag:Name", Arn = "arn:aws:ec2:{region}::snapshot/{id}", Tags = "Tags",
            Console = "ec2/home?region={region}#SnapshotDetails:snapshotId={id}", ConsoleList = "ec2/home?region={region}#Snapshots:",
            Columns = "name, id, size_gib, volume_id, state, created", SortBy = "-created",
            Fields =
            [
                State("State").Push("status").Is("completed").Is("pending").Is("failed", "error"),
                Number("size_gib", "VolumeSize", "size, volume size, gb, gib, storage", "GiB"),
                Created("StartTime", "created, creation date, start time, age, taken, date"),
                Text("volume_id", "VolumeId", "volume, source volume").Push("volume-id"),
                Flag("encrypted", "Encrypted", "encrypted, encryption").Push("encrypted").Yes("encrypted").No("unencrypted, not encrypted, without encryption"),
                Text("description", "Description", "description"),
                Text("progress", "Progress", "progress"),
                Text("storage_tier", "StorageTier", "storage tier, tier").Push("storage-tier").Is("archived", "archive"),
                Text("owner", "OwnerId", "owner"),
            ],
        },
        new("ami", "AMI", "ec2", "ami, amis, machine image, image, amazon machine image, ec2 image, golden image, server image")
        {
            IdPrefixes = ["ami-"], HasFilters = true,
            List = new("DescribeImages", "Images[]", "Owners=[self]"), One = new("ImageIds=[{id}]; IncludeDeprecated=true"),
            Id = "ImageId", NamePath = "Name", Arn = "arn:aws:ec2:{region}::image/{id}", Tags = "Tags",
            Console = "ec2/home?region={region}#ImageDetails:imageId={id}", ConsoleList = "ec2/home?region={region}#Images:visibility=owned-by-me",
            Columns = "name, id, state, architecture, created, last_launched, deprecation_time", SortBy = "-created",
            Fields =
            [
                State("State").Push("state").Is("available").Is("pending").Is("failed"),
                Created("CreationDate"),
                Time("last_launched", "LastLaunchedTime", "last launched, last used, used, last launch, last use").Lacks("never used, never launched"),
                Time("deprecation_time", "DeprecationTime", "deprecation time, deprecated, deprecation, deprecation date").Has("deprecated"),
                Text("architecture", "Architecture", "architecture, arch").Push("architecture").Is("arm64, graviton, arm", "arm64").Is("x86_64, x86", "x86_64"),
                Text("platform", "PlatformDetails", "platform, os, operating system").Says("windows", ConditionOperator.Contains, "windows").Says("linux", ConditionOperator.Contains, "linux"),
                Flag("public", "Public", "public, visibility, shared").Push("is-public").Yes("public, shared publicly").No("private, not public"),
                Text("owner", "OwnerId", "owner"),
                Text("root_device", "RootDeviceType", "root device"),
                List("snapshots", "BlockDeviceMappings[].Ebs.SnapshotId", "snapshot, snapshots"),
                Text("virtualization", "VirtualizationType", "virtualization"),
                Text("description", "Description", "description"),
            ],
        },
        new("key-pair", "key pair", "ec2", "key pair, ssh key, ec2 key, keypair, ssh key pair")
        {
            CloudFormationType = "AWS::EC2::KeyPair", IdPrefixes = ["key-"], HasFilters = true,
            List = new("DescribeKeyPairs", "KeyPairs[]"), One = new("KeyNames=[{name}]"),
            Id = "KeyPairId", NamePath = "KeyName", Arn = "arn:aws:ec2:{region}:{account}:key-pair/{id}", Tags = "Tags",
            Console = "ec2/home?region={region}#KeyPairs:", Columns = "name, id, key_type, created",
            Fields = [Text("key_type", "KeyType", "key type, type"), Created("CreateTime"), Text("fingerprint", "KeyFingerprint", "fingerprint")],
        },
        new("launch-template", "launch template", "ec2", "launch template, ec2 launch template, instance template")
        {
            CloudFormationType = "AWS::EC2::LaunchTemplate", IdPrefixes = ["lt-"], HasFilters = true,
            List = new("DescribeLaunchTemplates", "LaunchTemplates[]"), One = new("LaunchTemplateNames=[{name}]"),
            Details = [new("version", "DescribeLaunchTemplateVersions", "LaunchTemplateVersions[]", "LaunchTemplateId={id}; Versions=[$Latest]")],
            Id = "LaunchTemplateId", NamePath = "LaunchTemplateName", Arn = "arn:aws:ec2:{region}:{account}:launch-template/{id}", Tags = "Tags",
            Console = "ec2/home?region={region}#LaunchTemplateDetails:launchTemplateId={id}", ConsoleList = "ec2/home?region={region}#LaunchTemplates:",
            Columns = "name, id, default_version, latest_version, created",
            Fields =
            [
                Number("default_version", "DefaultVersionNumber", "default version"), Number("latest_version", "LatestVersionNumber", "latest version, version"), Created("CreateTime"),
                Text("created_by", "CreatedBy", "created by, creator, owner"),
                Text("instance_type", "LaunchTemplateData.InstanceType", "instance type").Of("version"), Text("image_id", "LaunchTemplateData.ImageId", "ami, image").Of("version"),
                Text("http_tokens", "LaunchTemplateData.MetadataOptions.HttpTokens", "imds, http tokens, metadata options").Of("version").IsNot("imdsv1, without imdsv2, allowing imdsv1", "required"),
            ],
        },
        new("spot-request", "Spot request", "ec2", "spot request, spot instance request")
        {
            IdPrefixes = ["sir-"], HasFilters = true,
            List = new("DescribeSpotInstanceRequests", "SpotInstanceRequests[]"), One = new("SpotInstanceRequestIds=[{id}]"),
            Id = "SpotInstanceRequestId", Tags = "Tags", Arn = "arn:aws:ec2:{region}:{account}:spot-instances-request/{id}",
            Console = "ec2/home?region={region}#SpotInstances:", Columns = "id, state, status_code, instance_id, instance_type, spot_price, created", SortBy = "-created",
            Fields =
            [
                State("State").Push("state").Is("open").Is("active").Is("cancelled, canceled", "cancelled").Is("failed"), Text("status_code", "Status.Code", "status code"), Text("instance_id", "InstanceId", "instance").Push("instance-id"),
                Text("instance_type", "LaunchSpecification.InstanceType", "instance type, type"), Number("spot_price", "SpotPrice", "price, spot price, bid", "USD"), Created("CreateTime"),
            ],
        },
        new("spot-fleet", "Spot Fleet request", "ec2", "spot fleet, spot fleet request")
        {
            CloudFormationType = "AWS::EC2::SpotFleet", IdPrefixes = ["sfr-"],
            List = new("DescribeSpotFleetRequests", "SpotFleetRequestConfigs[]"), One = new("SpotFleetRequestIds=[{id}]"), Id = "SpotFleetRequestId", Tags = "Tags",
            Console = "ec2/home?region={region}#SpotInstances:", Columns = "id, state, target_capacity, created", SortBy = "-created",
            Fields = [State("SpotFleetRequestState"), Number("target_capacity", "SpotFleetRequestConfig.TargetCapacity", "target capacity, capacity"), Created("CreateTime")],
        },
        new("reserved-instance", "EC2 reserved instance", "ec2", "reserved instance, ri, ec2 reservation, ec2 reserved instance")
        {
            HasFilters = true, List = new("DescribeReservedInstances", "ReservedInstances[]"), One = new("ReservedInstancesIds=[{id}]"), Id = "ReservedInstancesId", Tags = "Tags",
            Console = "ec2/home?region={region}#ReservedInstances:", Columns = "id, instance_type, count, state, offering_type, expires", SortBy = "expires",
            Fields =
            [
                State("State").Push("state").Is("active").Is("retired").Is("expired", "retired"), Text("instance_type", "InstanceType", "instance type, type").Push("instance-type"), Number("count", "InstanceCount", "instance count, count"),
                Time("expires", "End", "expires, expiry, end, expiration, expiring, expire"), Time("created", "Start", "start, created"), Text("offering_type", "OfferingType", "offering type, payment option"), Text("scope", "Scope", "scope"), Text("offering_class", "OfferingClass", "class, offering class"),
            ],
        },
        new("dedicated-host", "dedicated host", "ec2", "dedicated host")
        {
            CloudFormationType = "AWS::EC2::Host", IdPrefixes = ["h-"],
            List = new("DescribeHosts", "Hosts[]"), One = new("HostIds=[{id}]"), Id = "HostId", NamePath = "tag:Name", Tags = "Tags", Arn = "arn:aws:ec2:{region}:{account}:dedicated-host/{id}",
            Console = "ec2/home?region={region}#Hosts:", Columns = "name, id, state, instance_type, availability_zone",
            Fields = [State("State"), Text("instance_type", "HostProperties.InstanceType", "instance type, type"), Text("instance_family", "HostProperties.InstanceFamily", "family, instance family"), Text("availability_zone", "AvailabilityZone", "availability zone, az"), Created("AllocationTime", "created, allocated, age"), Number("instances", "count(Instances)", "instances")],
        },
        new("placement-group", "placement group", "ec2", "placement group")
        {
            CloudFormationType = "AWS::EC2::PlacementGroup", IdPrefixes = ["pg-"], HasFilters = true,
            List = new("DescribePlacementGroups", "PlacementGroups[]"), One = new("GroupNames=[{name}]"), Id = "GroupId", NamePath = "GroupName", Tags = "Tags", Arn = "GroupArn",
            Console = "ec2/home?region={region}#PlacementGroups:", Columns = "name, id, strategy, state",
            Fields = [State("State").Push("state"), Text("strategy", "Strategy", "strategy, type").Push("strategy").Is("cluster").Is("spread").Is("partition")],
        },
        new("capacity-reservation", "capacity reservation", "ec2", "capacity reservation, on demand capacity reservation, odcr")
        {
            CloudFormationType = "AWS::EC2::CapacityReservation", IdPrefixes = ["cr-"], HasFilters = true,
            List = new("DescribeCapacityReservations", "CapacityReservations[]"), One = new("CapacityReservationIds=[{id}]"), Id = "CapacityReservationId", NamePath = "tag:Name", Tags = "Tags", Arn = "CapacityReservationArn",
            Console = "ec2/home?region={region}#CapacityReservations:", Columns = "name, id, instance_type, total, available, state",
            Fields = [State("State").Push("state").Is("active").Is("expired"), Text("instance_type", "InstanceType", "instance type, type").Push("instance-type"), Number("total", "TotalInstanceCount", "total, instance count"), Number("available", "AvailableInstanceCount", "available, unused"), Time("expires", "EndDate", "end date, expires, expiry"), Created("CreateDate")],
        },
        new("auto-scaling-group", "Auto Scaling group", "autoscaling", "auto scaling group, autoscaling group, asg, scaling group, auto-scaling group, ec2 auto scaling group")
        {
            CloudFormationType = "AWS::AutoScaling::AutoScalingGroup",
            List = new("DescribeAutoScalingGroups", "AutoScalingGroups[]"), One = new("AutoScalingGroupNames=[{name}]"),
            Id = "AutoScalingGroupName", Arn = "AutoScalingGroupARN", Tags = "Tags",
            Console = "ec2/home?region={region}#AutoScalingGroupDetails:id={id}", ConsoleList = "ec2/home?region={region}#AutoScalingGroups:",
            Columns = "name, min, desired, max, instances, health_check_type, created",
            Fields =
            [
                Number("desired", "DesiredCapacity", "desired, desired capacity, size, desired count, desired size"), Number("min", "MinSize", "min, minimum, min size, minimum size"), Number("max", "MaxSize", "max, maximum, max size, maximum size"),
                Number("instances", "count(Instances)", "instance, instances, instance count, running instances"), List("instance_ids", "Instances[].InstanceId", "instance ids, members"),
                Number("healthy", "countif(Instances[].HealthStatus,Healthy)", "healthy instances"), Text("health_check_type", "HealthCheckType", "health check, health check type"), Created("CreatedTime"),
                Text("launch_template", "LaunchTemplate.LaunchTemplateName|MixedInstancesPolicy.LaunchTemplate.LaunchTemplateSpecification.LaunchTemplateName", "launch template"), Text("launch_configuration", "LaunchConfigurationName", "launch configuration, launch config").Has("using launch configurations, with a launch configuration"),
                List("availability_zones", "AvailabilityZones", "availability zone, availability zones, az, azs, zones"), List("subnets", "VPCZoneIdentifier", "subnet, subnets"), List("target_groups", "TargetGroupARNs", "target group, target groups, load balancer"),
                List("suspended", "SuspendedProcesses[].ProcessName", "suspended processes, suspended process").Has("suspended, with suspended processes"), Text("state", "Status", "state, status"), Flag("protected", "NewInstancesProtectedFromScaleIn", "scale in protection, protected"),
            ],
        },
        new("launch-configuration", "launch configuration", "autoscaling", "launch configuration, launch config")
        {
            CloudFormationType = "AWS::AutoScaling::LaunchConfiguration", List = new("DescribeLaunchConfigurations", "LaunchConfigurations[]"), One = new("LaunchConfigurationNames=[{name}]"),
            Id = "LaunchConfigurationName", Arn = "LaunchConfigurationARN", Console = "ec2/home?region={region}#LaunchConfigurations:", Columns = "name, instance_type, image_id, created",
            Fields = [Text("instance_type", "InstanceType", "instance type, type"), Text("image_id", "ImageId", "ami, image"), Created("CreatedTime"), Text("http_tokens", "MetadataOptions.HttpTokens", "imds, http tokens").IsNot("imdsv1", "required"), List("security_groups", "SecurityGroups", "security group")],
        },
        new("scaling-policy", "scaling policy", "autoscaling", "scaling policy, autoscaling policy, auto scaling policy")
        {
            CloudFormationType = "AWS::AutoScaling::ScalingPolicy", List = new("DescribePolicies", "ScalingPolicies[]"), One = new("PolicyNames=[{name}]"), Id = "PolicyName", Arn = "PolicyARN",
            Console = "ec2/home?region={region}#AutoScalingGroups:", Columns = "name, auto_scaling_group, policy_type, enabled",
            Fields = [Text("auto_scaling_group", "AutoScalingGroupName", "auto scaling group, asg").PushAs("AutoScalingGroupName"), Text("policy_type", "PolicyType", "type, policy type"), Flag("enabled", "Enabled", "enabled").Yes("enabled").No("disabled")],
        },
        new("scheduled-action", "scheduled scaling action", "autoscaling", "scheduled action, scheduled scaling action, scaling schedule")
        {
            CloudFormationType = "AWS::AutoScaling::ScheduledAction", List = new("DescribeScheduledActions", "ScheduledUpdateGroupActions[]"), One = new("ScheduledActionNames=[{name}]"), Id = "ScheduledActionName", Arn = "ScheduledActionARN",
            Console = "ec2/home?region={region}#AutoScalingGroups:", Columns = "name, auto_scaling_group, schedule, min, desired, max",
            Fields = [Text("auto_scaling_group", "AutoScalingGroupName", "auto scaling group, asg").PushAs("AutoScalingGroupName"), Text("schedule", "Recurrence", "schedule, recurrence"), Number("min", "MinSize", "min"), Number("desired", "DesiredCapacity", "desired"), Number("max", "MaxSize", "max")],
        },
    ];
}
