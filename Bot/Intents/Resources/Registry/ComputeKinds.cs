using System.Collections.Immutable;
using Bot.Understanding;
using static Bot.Intents.Resources.Registry.FieldTable;

namespace Bot.Intents.Resources.Registry;

/// <summary>What runs code: functions, containers, batch and application platforms.</summary>
internal static class ComputeKinds
{
    public static ImmutableArray<ResourceKind> All { get; } =
    [
        new("lambda-function", "Lambda function", "lambda", "lambda function, lambda, function, serverless function, lambda fn, aws lambda, lamda")
        {
            CloudFormationType = "AWS::Lambda::Function",
            List = new("ListFunctions", "Functions[]"), One = new("FunctionName={name}", "GetFunctionConfiguration", "."),
            Details =
            [
                new("concurrency", "GetFunctionConcurrency", ".", "FunctionName={name}"), new("url", "GetFunctionUrlConfig", ".", "FunctionName={name}") { Absent = "ResourceNotFoundException" },
                new("policy", "GetPolicy", ".", "FunctionName={name}") { Absent = "ResourceNotFoundException" }, new("tags", "ListTags", ".", "Resource={arn}"),
            ],
            Id = "FunctionName", Arn = "FunctionArn|arn:aws:lambda:{region}:{account}:function:{name}", Tags = "Tags", TagsFrom = "tags",
            Console = "lambda/home?region={region}#/functions/{name}", ConsoleList = "lambda/home?region={region}#/functions", Columns = "name, runtime, memory_mb, timeout_s, modified",
            Fields =
            [
                State("State").Is("active", "Active").Is("inactive", "Inactive").Is("failed", "Failed"),
                Text("runtime", "Runtime", "runtime, language, runtime version").Is("python 3.8", "python3.8").Is("python 3.9", "python3.9").Is("python 3.10", "python3.10").Is("python 3.11", "python3.11").Is("python 3.12", "python3.12").Is("python 3.13", "python3.13").Is("python 2.7", "python2.7").Is("python 3.7", "python3.7")
                    .Is("node 12, nodejs 12, node.js 12, nodejs12, node12", "nodejs12.x").Is("node 14, nodejs 14, node.js 14, nodejs14, node14", "nodejs14.x").Is("node 16, nodejs 16, node.js 16, nodejs16, node16", "nodejs16.x").Is("node 18, nodejs 18, node.js 18, nodejs18, node18", "nodejs18.x").Is("node 20, nodejs 20, node.js 20, nodejs20, node20", "nodejs20.x").Is("node 22, nodejs 22, node.js 22, nodejs22, node22", "nodejs22.x")
                    .Is("java 8", "java8").Is("java 11, java11", "java11").Is("java 17, java17", "java17").Is("java 21, java21", "java21").Is("ruby 2.7", "ruby2.7").Is("ruby 3.2", "ruby3.2").Is("ruby 3.3", "ruby3.3").Is("go 1.x, go1.x", "go1.x").Is(".net 6, dotnet 6, dotnet6", "dotnet6").Is(".net 8, dotnet 8, dotnet8", "dotnet8").Is(".net core 3.1", "dotnetcore3.1")
                    .Says("python", ConditionOperator.StartsWith, "python").Says("node, nodejs, node.js", ConditionOperator.StartsWith, "nodejs").Says("java", ConditionOperator.StartsWith, "java").Says("ruby", ConditionOperator.StartsWith, "ruby").Says("dotnet, .net", ConditionOperator.StartsWith, "dotnet").Says("golang", ConditionOperator.StartsWith, "go1").Says("custom runtime", ConditionOperator.StartsWith, "provided"),
                Flag("deprecated", "", "deprecated, end of life, eol, outdated, unsupported, deprecated runtime, end of support, supported").Yes("deprecated, deprecated runtime, deprecated runtimes, end of life, outdated runtime, outdated runtimes, unsupported runtime, eol, old runtime, out of support, unsupported runtimes, outdated"),
                Number("memory_mb", "MemorySize", "memory, ram, memory size", "MB"), Number("timeout_s", "Timeout", "timeout, time out, max duration, time limit", "s"),
                Time("modified", "LastModified", "last modified, modified, last deployed, deployed, updated, last updated, changed, last changed, last update, last deployment, last deploy, created, age"),
                Text("vpc_id", "VpcConfig.VpcId", "vpc").Lacks("not in a vpc, not in vpc, outside a vpc, without a vpc, without vpc, not in any vpc, outside vpc, not attached to a vpc").Has("in a vpc, vpc attached, attached to a vpc, inside a vpc"),
                List("subnets", "VpcConfig.SubnetIds", "subnet, subnets"), List("security_groups", "VpcConfig.SecurityGroupIds", "security group, security groups, sg"),
                Text("role", "last(Role)", "role, iam role, execution role, permissions"), Text("handler", "Handler", "handler, entry point"), Number("code_size_mb", "div(CodeSize,1048576)", "code size, package size, size, deployment size", "MB"),
                Text("architecture", "Architectures", "architecture, arch").Is("arm64, graviton, arm, arm based", "arm64").Is("x86_64, x86, intel", "x86_64"), Text("package_type", "PackageType", "package type").Is("container image, image based, container based", "Image").Is("zip", "Zip"),
                List("layers", "Layers[].Arn", "layer, layers").Lacks("without layers"), List("env_names", "keys(Environment.Variables)", "environment variable, environment variables, env var, env vars, environment, env variable, env variables, env names"),
                Text("dead_letter_queue", "DeadLetterConfig.TargetArn", "dead letter queue, dlq, dead letter config").Lacks("without a dead letter queue, without dlq, without a dlq, no dlq").Has("with a dlq"), Text("tracing", "TracingConfig.Mode", "tracing, x-ray, xray, x ray").Is("with tracing, with x-ray, tracing enabled, traced", "Active").IsNot("without tracing, without x-ray, untraced", "Active"),
                Number("ephemeral_mb", "EphemeralStorage.Size", "ephemeral storage, tmp size, disk, temp storage", "MB"), Text("description", "Description", "description"), Text("kms_key", "KMSKeyArn", "kms key, encryption key, encryption"), Text("log_group", "LoggingConfig.LogGroup", "log group, logs"), Text("version", "Version", "version"),
                Text("last_update_status", "LastUpdateStatus", "last update status, update status").Is("failed update, failed to update", "Failed"), Number("reserved_concurrency", "ReservedConcurrentExecutions", "reserved concurrency, concurrency, concurrency limit").Of("concurrency").Lacks("without reserved concurrency"),
                Text("url", "FunctionUrl", "function url, url, endpoint").Of("url").Has("with a function url, with function url"), Text("url_auth", "AuthType", "function url auth, url auth").Of("url").Is("public function url, without url auth, public url", "NONE"), Text("policy", "Policy", "resource policy, policy, resource based policy").Of("policy"),
                Number("invocations_24h", "", "invocations, invocation count, calls, times invoked").Measured("AWS/Lambda", "Invocations", "FunctionName={name}", "Sum", 24), Number("errors_24h", "", "error count, errors, failures, failed invocations").Measured("AWS/Lambda", "Errors", "FunctionName={name}", "Sum", 24), Number("duration_ms", "", "average duration, duration, run time", "ms").Measured("AWS/Lambda", "Duration", "FunctionName={name}", "Average", 24), Number("throttles_24h", "", "throttles, throttled invocations").Measured("AWS/Lambda", "Throttles", "FunctionName={name}", "Sum", 24),
            ],
        },
        new("lambda-layer", "Lambda layer", "lambda", "lambda layer, layer")
        {
            CloudFormationType = "AWS::Lambda::LayerVersion", List = new("ListLayers", "Layers[]"), Id = "LayerName", Arn = "LayerArn", Console = "lambda/home?region={region}#/layers", Columns = "name, version, runtimes, created",
            Fields = [Number("version", "LatestMatchingVersion.Version", "version, latest version"), List("runtimes", "LatestMatchingVersion.CompatibleRuntimes", "runtime, runtimes, compatible runtimes"), Created("LatestMatchingVersion.CreatedDate")],
        },
        new("event-source-mapping", "event source mapping", "lambda", "event source mapping, event source, lambda trigger, lambda event source, esm")
        {
            CloudFormationType = "AWS::Lambda::EventSourceMapping", List = new("ListEventSourceMappings", "EventSourceMappings[]"), One = new("UUID={id}", "GetEventSourceMapping", "."), Id = "UUID", Arn = "arn:aws:lambda:{region}:{account}:event-source-mapping:{id}",
            Console = "lambda/home?region={region}#/event-source-mappings/{id}", ConsoleList = "lambda/home?region={region}#/event-source-mappings", Columns = "event_source_arn, function_name, state, batch_size",
            Fields =
            [
                State("State").Is("enabled", "Enabled").Is("disabled", "Disabled"), Text("event_source_arn", "EventSourceArn", "event source, source, source arn").PushAs("EventSourceArn"), Text("function_name", "last(FunctionArn)", "function, lambda, function name").PushAs("FunctionName"),
                Number("batch_size", "BatchSize", "batch size"), Time("modified", "LastModified", "last modified, modified"), Text("last_result", "LastProcessingResult", "last result, last processing result, result"), Number("max_concurrency", "ScalingConfig.MaximumConcurrency", "maximum concurrency"),
            ],
        },
        new("lambda-alias", "Lambda alias", "lambda", "lambda alias, function alias")
        {
            CloudFormationType = "AWS::Lambda::Alias", Parent = new("lambda-function", "name"), List = new("ListAliases", "Aliases[]", "FunctionName={parent}"), Id = "Name", Arn = "AliasArn", Console = "lambda/home?region={region}#/functions/{parent}/aliases/{id}", ConsoleList = "lambda/home?region={region}#/functions", Columns = "name, function_name, version, description",
            Fields = [Text("function_name", "^", "function, lambda"), Text("version", "FunctionVersion", "version"), Text("description", "Description", "description")],
        },
        new("ecs-cluster", "ECS cluster", "ecs", "ecs cluster, container cluster, fargate cluster, ecs")
        {
            CloudFormationType = "AWS::ECS::Cluster", List = new("ListClusters", "clusterArns[]"), One = new("Value={name}", Lookup.Given), Details = [new("cluster", "DescribeClusters", "clusters[]", "clusters=[{id}]; include=[TAGS,SETTINGS]") { Batch = 100, Key = "clusterArn" }],
            Id = "Value", NamePath = "last(Value)", Arn = "Value", Tags = "tags", TagsFrom = "cluster", Console = "ecs/v2/clusters/{name}/services?region={region}", ConsoleList = "ecs/v2/clusters?region={region}", Columns = "name, state, services, running_tasks, pending_tasks, container_instances",
            Fields =
            [
                State("status").Of("cluster").Is("active", "ACTIVE").Is("inactive", "INACTIVE"), Number("services", "activeServicesCount", "services, service, active services, service count").Of("cluster").Is("without services, empty", "0"), Number("running_tasks", "runningTasksCount", "running tasks, tasks, task count, running task").Of("cluster"), Number("pending_tasks", "pendingTasksCount", "pending tasks").Of("cluster"),
                Number("container_instances", "registeredContainerInstancesCount", "container instances, instances").Of("cluster"), List("capacity_providers", "capacityProviders", "capacity provider, capacity providers").Of("cluster"), Text("container_insights", "settings[].value", "container insights").Of("cluster").Is("with container insights", "enabled").Is("without container insights", "disabled"),
            ],
        },
        new("ecs-service", "ECS service", "ecs", "ecs service, container service, fargate service")
        {
            CloudFormationType = "AWS::ECS::Service", Parent = new("ecs-cluster", "name"), List = new("ListServices", "serviceArns[]", "cluster={parent}"), One = new("Value={name}", Lookup.Given),
            Details = [new("service", "DescribeServices", "services[]", "cluster={parent}; services=[{name}]; include=[TAGS]") { Batch = 10, Key = "serviceArn" }, new("task-definition", "DescribeTaskDefinition", "taskDefinition", "taskDefinition={service.taskDefinition|name}")],
            Id = "Value", NamePath = "last(Value)", Arn = "Value", Tags = "tags", TagsFrom = "service", Console = "ecs/v2/clusters/{parent}/services/{name}/health?region={region}", ConsoleList = "ecs/v2/clusters?region={region}", Columns = "name, cluster, state, running, desired, launch_type, task_definition",
            Fields =
            [
                Text("cluster", "^", "cluster, ecs cluster"), State("status").Of("service").Is("active", "ACTIVE").Is("draining", "DRAINING"), Number("running", "runningCount", "running count, running tasks, running").Of("service").Is("without running tasks, no running tasks, with no running tasks, scaled to zero", "0"), Number("desired", "desiredCount", "desired count, desired, desired tasks").Of("service"), Number("pending", "pendingCount", "pending count, pending").Of("service"),
                Text("launch_type", "launchType", "launch type").Of("service").Is("fargate, on fargate", "FARGATE").Is("on ec2, ec2 launch type", "EC2").Is("external", "EXTERNAL"), Text("task_definition", "last(taskDefinition)|taskDefinition", "task definition, task def, taskdef, revision").Of("service"), Text("platform_version", "platformVersion", "platform version").Of("service"),
                Created("createdAt").Of("service"), Text("rollout", "deployments[].rolloutState", "deployment, deployments, deployment state, rollout, rollout state").Of("service").Is("deploying, in progress, deployment in progress", "IN_PROGRESS").Is("failed deployment, with failed deployments", "FAILED"), Time("last_deployed", "deployments[].updatedAt", "last deployed, deployed, last deployment, last deploy").Of("service"),
                List("target_groups", "loadBalancers[].targetGroupArn", "target group, target groups, load balancer").Of("service"), Text("role", "roleArn", "role").Of("service"), List("subnets", "networkConfiguration.awsvpcConfiguration.subnets", "subnet, subnets").Of("service"), List("security_groups", "networkConfiguration.awsvpcConfiguration.securityGroups", "security group, security groups").Of("service"),
                Text("assign_public_ip", "networkConfiguration.awsvpcConfiguration.assignPublicIp", "public ip, assign public ip").Of("service").Is("with public ip", "ENABLED"), Flag("execute_command", "enableExecuteCommand", "execute command, ecs exec, exec").Of("service").Yes("with exec enabled, with ecs exec"), List("recent_events", "events[].message", "event, events, service events").Of("service"),
                List("image", "containerDefinitions[].image", "image, images, container image, docker image, image tag, image version").Of("task-definition"), Text("cpu", "cpu", "cpu, cpu units").Of("task-definition"), Text("memory", "memory", "memory").Of("task-definition"), List("containers", "containerDefinitions[].name", "container, containers").Of("task-definition"),
            ],
        },
        new("ecs-task", "ECS task", "ecs", "ecs task, container task, fargate task, task, container")
        {
            Parent = new("ecs-cluster", "name"), List = new("ListTasks", "taskArns[]", "cluster={parent}"), Details = [new("task", "DescribeTasks", "tasks[]", "cluster={parent}; tasks=[{id}]; include=[TAGS]") { Batch = 100, Key = "taskArn" }],
            One = new("Value={id}", Lookup.Given), Id = "Value", NamePath = "last(Value)", Arn = "Value", Tags = "tags", TagsFrom = "task", Console = "ecs/v2/clusters/{parent}/tasks/{name}/configuration?region={region}", ConsoleList = "ecs/v2/clusters?region={region}", Columns = "name, cluster, state, group, launch_type, created",
            Fields =
            [
                Text("cluster", "^", "cluster, ecs cluster"), State("lastStatus").Of("task").PushAs("desiredStatus").Is("running", "RUNNING").Is("stopped", "STOPPED").Is("pending", "PENDING"), Text("group", "group", "group, service").Of("task"), Text("launch_type", "launchType", "launch type").Of("task").Is("fargate", "FARGATE"), Created("createdAt", "created, started, age, start time").Of("task"),
                Text("task_definition", "last(taskDefinitionArn)", "task definition").Of("task"), Text("stopped_reason", "stoppedReason", "stop reason, stopped reason, reason").Of("task"), Text("health", "healthStatus", "health, health status").Of("task").Is("unhealthy", "UNHEALTHY").Is("healthy", "HEALTHY"), Number("cpu", "cpu", "cpu").Of("task"), Number("memory", "memory", "memory").Of("task"), List("images", "containers[].image", "image, images").Of("task"), Text("availability_zone", "availabilityZone", "availability zone, az").Of("task"),
            ],
        },
        new("ecs-task-definition", "ECS task definition", "ecs", "task definition, ecs task definition, taskdef, task def")
        {
            CloudFormationType = "AWS::ECS::TaskDefinition", List = new("ListTaskDefinitions", "taskDefinitionArns[]"), One = new("Value={name}", Lookup.Given), Details = [new("definition", "DescribeTaskDefinition", "taskDefinition", "taskDefinition={name}")], Id = "Value", NamePath = "last(Value)", Arn = "Value",
            Console = "ecs/v2/task-definitions?region={region}", Columns = "name",
            Fields = [State("status").Of("definition"), List("image", "containerDefinitions[].image", "image, images, container image").Of("definition"), Text("cpu", "cpu", "cpu").Of("definition"), Text("memory", "memory", "memory").Of("definition"), Text("role", "last(taskRoleArn)", "role, task role").Of("definition"), Text("execution_role", "last(executionRoleArn)", "execution role").Of("definition"), Text("network_mode", "networkMode", "network mode").Of("definition"), List("env_names", "containerDefinitions[].environment[].name", "environment variable, environment variables, env var, env vars").Of("definition"), Created("registeredAt", "created, registered").Of("definition"), Number("revision", "revision", "revision").Of("definition")],
        },
        new("ecs-container-instance", "ECS container instance", "ecs", "container instance, ecs container instance, ecs instance")
        {
            Parent = new("ecs-cluster", "name"), List = new("ListContainerInstances", "containerInstanceArns[]", "cluster={parent}"), Details = [new("instance", "DescribeContainerInstances", "containerInstances[]", "cluster={parent}; containerInstances=[{id}]") { Batch = 100, Key = "containerInstanceArn" }], Id = "Value", NamePath = "last(Value)", Arn = "Value",
            Console = "ecs/v2/clusters?region={region}", Columns = "name, cluster, instance_id, state, running_tasks", Fields = [Text("cluster", "^", "cluster"), State("status").Of("instance").Is("draining", "DRAINING"), Text("instance_id", "ec2InstanceId", "instance, instance id").Of("instance"), Number("running_tasks", "runningTasksCount", "running tasks, tasks").Of("instance"), Flag("agent_connected", "agentConnected", "agent connected, agent").Of("instance").No("agent disconnected")],
        },
        new("ecr-repository", "ECR repository", "ecr", "ecr repository, ecr repo, container registry, image repository, docker repository, container repository, docker registry, ecr, docker repo, container repo")
        {
            CloudFormationType = "AWS::ECR::Repository", List = new("DescribeRepositories", "repositories[]"), One = new("repositoryNames=[{name}]"), Details = [new("lifecycle", "GetLifecyclePolicy", ".", "repositoryName={name}") { Absent = "LifecyclePolicyNotFoundException" }], Id = "repositoryName", Arn = "repositoryArn",
            Console = "ecr/repositories/private/{account}/{name}?region={region}", ConsoleList = "ecr/repositories?region={region}", Columns = "name, uri, scan_on_push, tag_mutability, created",
            Fields = [Text("uri", "repositoryUri", "uri, url"), Flag("scan_on_push", "imageScanningConfiguration.scanOnPush", "scan on push, scanning, image scanning").Yes("with scan on push, scanned on push").No("without scan on push, without image scanning, without scanning, not scanned"), Text("tag_mutability", "imageTagMutability", "tag mutability, tag immutability, mutability").Is("mutable, with mutable tags", "MUTABLE").Is("immutable, with immutable tags", "IMMUTABLE"), Text("encryption", "encryptionConfiguration.encryptionType", "encryption"), Created("createdAt"), Text("lifecycle_policy", "lifecyclePolicyText", "lifecycle policy, lifecycle").Of("lifecycle").Lacks("without a lifecycle policy, without lifecycle policy, no lifecycle policy, without lifecycle policies")],
        },
        new("ecr-image", "ECR image", "ecr", "ecr image, container image, docker image")
        {
            Parent = new("ecr-repository", "name"), List = new("DescribeImages", "imageDetails[]", "repositoryName={parent}"), Id = "imageDigest", NamePath = "imageTags|imageDigest", Console = "ecr/repositories/private/{account}/{parent}?region={region}", ConsoleList = "ecr/repositories?region={region}", Columns = "name, repository, size_mb, created, critical_findings", SortBy = "-created",
            Fields = [Text("repository", "^", "repository, repo"), Number("size_mb", "div(imageSizeInBytes,1048576)", "size, image size", "MB"), Created("imagePushedAt", "created, pushed, push date, age, latest"), Text("scan_status", "imageScanStatus.status", "scan status"), Time("last_pulled", "lastRecordedPullTime", "last pulled, pulled"), List("image_tags", "imageTags", "tag, image tag").Lacks("untagged"), Number("critical_findings", "imageScanFindingsSummary.findingSeverityCounts.CRITICAL", "critical findings, critical vulnerabilities")],
        },
        new("eks-cluster", "EKS cluster", "eks", "eks cluster, k8s cluster, kubernetes cluster, eks, kubernetes, k8s, kube cluster")
        {
            CloudFormationType = "AWS::EKS::Cluster", List = new("ListClusters", "clusters[]"), One = new("Value={name}", Lookup.Given), Details = [new("cluster", "DescribeCluster", "cluster", "name={name}")],
            Id = "Value", Arn = "arn:aws:eks:{region}:{account}:cluster/{id}", Tags = "tags", TagsFrom = "cluster", Console = "eks/home?region={region}#/clusters/{name}", ConsoleList = "eks/home?region={region}#/clusters", Columns = "name, version, state, endpoint_public, created",
            Fields =
            [
                Version("version", "version", "version, kubernetes version, k8s version, eks version, k8s").Of("cluster"), State("status").Of("cluster").Is("active", "ACTIVE").Is("creating", "CREATING").Is("failed", "FAILED").Is("updating", "UPDATING"), Text("platform_version", "platformVersion", "platform version").Of("cluster"), Flag("deprecated", "", "end of life, eol, deprecated, end of support, supported, extended support").Of("cluster").Yes("end of life, deprecated, eol, out of support, out of standard support, in extended support, unsupported, outdated, on an old version, nearing end of support"),
                Text("endpoint", "endpoint", "endpoint, api server, api endpoint").Of("cluster"), Flag("endpoint_public", "resourcesVpcConfig.endpointPublicAccess", "public endpoint, public access, endpoint access, public api endpoint").Of("cluster").Yes("public, with a public endpoint, publicly accessible, with public endpoint, with public access, publicly reachable, exposed to the internet, with a public api endpoint").No("private, without a public endpoint, private endpoint only"),
                Text("vpc_id", "resourcesVpcConfig.vpcId", "vpc").Of("cluster"), List("subnets", "resourcesVpcConfig.subnetIds", "subnet, subnets").Of("cluster"), List("security_groups", "resourcesVpcConfig.securityGroupIds", "security group, security groups").Of("cluster"), Text("role", "last(roleArn)", "role, cluster role, iam role").Of("cluster"), List("logging", "logging.clusterLogging[].types", "logging, control plane logging, logs").Of("cluster"), List("encryption", "encryptionConfig[].resources", "encryption, secrets encryption").Of("cluster").Lacks("without secrets encryption, unencrypted, not encrypted"), Created("createdAt").Of("cluster"), Text("oidc", "identity.oidc.issuer", "oidc, oidc provider, oidc issuer").Of("cluster"),
            ],
        },
        new("eks-nodegroup", "EKS node group", "eks", "node group, eks node group, nodegroup, managed node group, eks nodegroup, worker group, node pool, eks node, eks worker node")
        {
            CloudFormationType = "AWS::EKS::Nodegroup", Parent = new("eks-cluster"), List = new("ListNodegroups", "nodegroups[]", "clusterName={parent}"), One = new("Value={name}", Lookup.Given), Details = [new("nodegroup", "DescribeNodegroup", "nodegroup", "clusterName={parent}; nodegroupName={name}")],
            Id = "Value", Arn = "arn:aws:eks:{region}:{account}:nodegroup/{parent}/{name}/*", Tags = "tags", TagsFrom = "nodegroup", Console = "eks/home?region={region}#/clusters/{parent}/nodegroups/{name}", ConsoleList = "eks/home?region={region}#/clusters", Columns = "name, cluster, state, desired, min, max, instance_types, version",
            Fields =
            [
                Text("cluster", "^", "cluster, eks cluster"), State("status").Of("nodegroup").Is("active", "ACTIVE").Is("degraded", "DEGRADED"), Number("desired", "scalingConfig.desiredSize", "nodes, node count, desired, desired size, size, node").Of("nodegroup"), Number("min", "scalingConfig.minSize", "min, min size, minimum").Of("nodegroup"), Number("max", "scalingConfig.maxSize", "max, max size, maximum").Of("nodegroup"), List("instance_types", "instanceTypes", "instance type, instance types").Of("nodegroup"), Version("version", "version", "version, kubernetes version, k8s version").Of("nodegroup"),
                Text("release", "releaseVersion", "release, release version, ami version").Of("nodegroup"), Text("capacity_type", "capacityType", "capacity type").Of("nodegroup").Is("spot", "SPOT").Is("on demand, on-demand", "ON_DEMAND"), Text("ami_type", "amiType", "ami type, ami").Of("nodegroup"), Number("disk_gib", "diskSize", "disk, disk size", "GiB").Of("nodegroup"), List("health_issues", "health.issues[].code", "health, issues, health issues").Of("nodegroup").Has("with health issues, unhealthy"), Created("createdAt").Of("nodegroup"), Text("role", "last(nodeRole)", "role, node role").Of("nodegroup"),
            ],
        },
        new("eks-addon", "EKS add-on", "eks", "eks addon, eks add-on, cluster addon, addon, add-on")
        {
            CloudFormationType = "AWS::EKS::Addon", Parent = new("eks-cluster"), List = new("ListAddons", "addons[]", "clusterName={parent}"), One = new("Value={name}", Lookup.Given), Details = [new("addon", "DescribeAddon", "addon", "clusterName={parent}; addonName={name}")], Id = "Value", Console = "eks/home?region={region}#/clusters/{parent}", ConsoleList = "eks/home?region={region}#/clusters", Columns = "name, cluster, version, state",
            Fields = [Text("cluster", "^", "cluster"), Text("version", "addonVersion", "version, addon version").Of("addon"), State("status").Of("addon").Is("degraded", "DEGRADED").Is("active", "ACTIVE")],
        },
        new("eks-fargate-profile", "EKS Fargate profile", "eks", "fargate profile, eks fargate profile")
        {
            CloudFormationType = "AWS::EKS::FargateProfile", Parent = new("eks-cluster"), List = new("ListFargateProfiles", "fargateProfileNames[]", "clusterName={parent}"), One = new("Value={name}", Lookup.Given), Details = [new("profile", "DescribeFargateProfile", "fargateProfile", "clusterName={parent}; fargateProfileName={name}")], Id = "Value", Console = "eks/home?region={region}#/clusters/{parent}", ConsoleList = "eks/home?region={region}#/clusters", Columns = "name, cluster, state, namespaces",
            Fields = [Text("cluster", "^", "cluster"), State("status").Of("profile"), List("namespaces", "selectors[].namespace", "namespace, namespaces").Of("profile")],
        },
        new("batch-job-queue", "Batch job queue", "batch", "batch job queue, job queue, batch queue")
        {
            CloudFormationType = "AWS::Batch::JobQueue", List = new("DescribeJobQueues", "jobQueues[]"), One = new("jobQueues=[{name}]"), Id = "jobQueueName", Arn = "jobQueueArn", Tags = "tags", Console = "batch/home?region={region}#queues/detail/{arn}", ConsoleList = "batch/home?region={region}#queues", Columns = "name, state, health, priority",
            Fields = [State("state").Is("enabled", "ENABLED").Is("disabled", "DISABLED"), Text("health", "status", "health, status").Is("invalid", "INVALID").Is("valid", "VALID"), Number("priority", "priority", "priority")],
        },
        new("batch-compute-environment", "Batch compute environment", "batch", "batch compute environment, compute environment, batch environment")
        {
            CloudFormationType = "AWS::Batch::ComputeEnvironment", List = new("DescribeComputeEnvironments", "computeEnvironments[]"), One = new("computeEnvironments=[{name}]"), Id = "computeEnvironmentName", Arn = "computeEnvironmentArn", Tags = "tags", Console = "batch/home?region={region}#compute-environments", Columns = "name, state, health, type, max_vcpus",
            Fields = [State("state").Is("enabled", "ENABLED").Is("disabled", "DISABLED"), Text("health", "status", "health, status").Is("invalid", "INVALID"), Text("type", "computeResources.type", "type").Is("spot", "SPOT").Is("fargate", "FARGATE"), Number("max_vcpus", "computeResources.maxvCpus", "max vcpus, vcpus")],
        },
        new("batch-job-definition", "Batch job definition", "batch", "batch job definition, job definition")
        {
            CloudFormationType = "AWS::Batch::JobDefinition", List = new("DescribeJobDefinitions", "jobDefinitions[]", "status=ACTIVE"), One = new("jobDefinitionName={name}"), Id = "jobDefinitionArn", NamePath = "jobDefinitionName", Arn = "jobDefinitionArn", Tags = "tags", Console = "batch/home?region={region}#job-definition", Columns = "name, revision, state, image",
            Fields = [State("status"), Number("revision", "revision", "revision"), Text("image", "containerProperties.image", "image"), Text("type", "type", "type")],
        },
        new("batch-job", "Batch job", "batch", "batch job")
        {
            Parent = new("batch-job-queue", "name"), List = new("ListJobs", "jobSummaryList[]", "jobQueue={parent}"), One = new("jobs=[{id}]", "DescribeJobs", "jobs[]"), Id = "jobId", NamePath = "jobName", Arn = "jobArn", Console = "batch/home?region={region}#jobs/detail/{id}", ConsoleList = "batch/home?region={region}#jobs", Columns = "name, id, queue, state, created, reason", SortBy = "-created",
            Fields = [Text("queue", "^", "queue"), State("status").PushAs("jobStatus").Is("failed", "FAILED").Is("running", "RUNNING").Is("succeeded", "SUCCEEDED").Is("runnable, stuck in runnable", "RUNNABLE").Is("pending", "PENDING"), Created("epoch(createdAt)"), Text("reason", "statusReason", "reason, status reason")],
        },
        new("beanstalk-application", "Elastic Beanstalk application", "elasticbeanstalk", "beanstalk application, elastic beanstalk application, beanstalk app, eb app")
        {
            CloudFormationType = "AWS::ElasticBeanstalk::Application", List = new("DescribeApplications", "Applications[]"), One = new("ApplicationNames=[{name}]"), Id = "ApplicationName", Arn = "ApplicationArn", Console = "elasticbeanstalk/home?region={region}#/applications", Columns = "name, created, modified", Fields = [Created("DateCreated"), Time("modified", "DateUpdated", "modified, updated")],
        },
        new("beanstalk-environment", "Elastic Beanstalk environment", "elasticbeanstalk", "beanstalk environment, elastic beanstalk environment, elastic beanstalk, beanstalk, eb environment, beanstalk env")
        {
            CloudFormationType = "AWS::ElasticBeanstalk::Environment", IdPrefixes = ["e-"], List = new("DescribeEnvironments", "Environments[]", "IncludeDeleted=false"), One = new("EnvironmentNames=[{name}]"), Id = "EnvironmentId", NamePath = "EnvironmentName", Arn = "EnvironmentArn", Console = "elasticbeanstalk/home?region={region}#/environment/dashboard?environmentId={id}", ConsoleList = "elasticbeanstalk/home?region={region}#/environments", Columns = "name, application, state, health, platform, version",
            Fields = [State("Status").Is("ready", "Ready"), Text("health", "Health", "health").Is("red, unhealthy, severe", "Red").Is("green, healthy", "Green").Is("yellow, degraded", "Yellow"), Text("application", "ApplicationName", "application, app").PushAs("ApplicationName"), Text("platform", "SolutionStackName", "platform, solution stack"), Text("version", "VersionLabel", "version, version label"), Text("url", "CNAME", "url, cname, endpoint"), Created("DateCreated"), Time("modified", "DateUpdated", "modified, updated, last deployed")],
        },
        new("app-runner-service", "App Runner service", "apprunner", "app runner service, apprunner service, app runner, apprunner")
        {
            CloudFormationType = "AWS::AppRunner::Service", List = new("ListServices", "ServiceSummaryList[]"), Details = [new("service", "DescribeService", "Service", "ServiceArn={arn}")], Id = "ServiceArn", NamePath = "ServiceName", Arn = "ServiceArn", Console = "apprunner/home?region={region}#/services/dashboard?service_arn={arn}", ConsoleList = "apprunner/home?region={region}#/services", Columns = "name, state, url, created, modified",
            Fields = [State("Status").Is("running", "RUNNING").Is("paused", "PAUSED"), Text("url", "ServiceUrl", "url, endpoint"), Created("CreatedAt"), Time("modified", "UpdatedAt", "modified, updated, last deployed"), Text("cpu", "InstanceConfiguration.Cpu", "cpu").Of("service"), Text("memory", "InstanceConfiguration.Memory", "memory").Of("service")],
        },
        new("lightsail-instance", "Lightsail instance", "lightsail", "lightsail instance, lightsail, lightsail server")
        {
            CloudFormationType = "AWS::Lightsail::Instance", List = new("GetInstances", "instances[]"), One = new("instanceName={name}", "GetInstance", "instance"), Id = "name", Arn = "arn", Tags = "tags", Console = "ls/webapp/{region}/instances/{name}/connect", ConsoleList = "ls/webapp/home/instances", Columns = "name, state, bundle, public_ip, created",
            Fields = [State("state.name").Is("running").Is("stopped"), Text("bundle", "bundleId", "bundle, plan, size"), Text("blueprint", "blueprintId", "blueprint, image"), Text("public_ip", "publicIpAddress", "public ip, ip"), Created("createdAt")],
        },
        new("emr-cluster", "EMR cluster", "emr", "emr cluster, emr, hadoop cluster, spark cluster, elastic mapreduce cluster")
        {
            CloudFormationType = "AWS::EMR::Cluster", IdPrefixes = ["j-"], List = new("ListClusters", "Clusters[]"), One = new("ClusterId={id}", "DescribeCluster", "Cluster"), Details = [new("cluster", "DescribeCluster", "Cluster", "ClusterId={id}")], Id = "Id", NamePath = "Name", Arn = "ClusterArn", Tags = "Tags", TagsFrom = "cluster", Console = "emr/home?region={region}#/clusterDetails/{id}", ConsoleList = "emr/home?region={region}#/clusters", Columns = "name, id, state, created, instance_hours", SortBy = "-created",
            Fields = [State("Status.State").Is("running", "RUNNING").Is("waiting, idle", "WAITING").Is("terminated", "TERMINATED").Is("failed, terminated with errors", "TERMINATED_WITH_ERRORS"), Created("Status.Timeline.CreationDateTime"), Number("instance_hours", "NormalizedInstanceHours", "instance hours"), Text("release", "ReleaseLabel", "release, version, emr version").Of("cluster"), Flag("termination_protection", "TerminationProtected", "termination protection").Of("cluster").No("without termination protection, not termination protected"), Text("reason", "Status.StateChangeReason.Message", "reason")],
        },
    ];
}
