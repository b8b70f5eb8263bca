using System.Collections.Immutable;

namespace Bot.Intents.Investigations.Reason;

/// <summary>Load balancers, APIs, networks, workflows, and what can happen to anything.</summary>
internal static partial class Mechanisms
{
    private static readonly ImmutableArray<Mechanism> Edge =
    [
        new("elb-no-targets", "target-group", "has no registered target", "state.no-targets", 0.84) { Supports = "change.config=0.5, user:metric.HTTPCode_ELB_503_Count.high=0.3, user:symptom=0.1", Next = "Register targets, or look at why the service or group took them out." },
        new("elb-health-check-path", "target-group", "has targets that fail their health check: the answer is not the one expected (path or code)", "state.health-mismatch", 0.78) { Supports = "change.config=0.6, user:metric.HTTPCode_ELB_503_Count.high=0.1", Next = "Put the health check's path and code right." },
        new("elb-health-check-timeout", "target-group", "has targets that do not answer their health check in time", "state.health-timeout", 0.66) { IsEffect = true, Supports = "change.config=0.5", Next = "Look at security groups, ports and the load of the targets." },
        new("elb-unhealthy-targets", "target-group", "has unhealthy targets", "state.no-healthy-target|metric.UnHealthyHostCount.high|metric.HealthyHostCount.low|state.health-failed", 0.45) { IsEffect = true, Supports = "change.config=0.6", Refutes = "state.health-mismatch, state.health-timeout", Next = "Look at the targets." },
        new("elb-502", "load-balancer", "gets broken answers from its targets (502): they close connections or crash", "metric.HTTPCode_ELB_502_Count.high & metric.TargetConnectionErrorCount.high|dep:log.reset|dep:log.error|dep:log.refused", 0.62) { IsEffect = true, Next = "Look at the targets' logs; keep their idle time-out above the balancer's." },
        new("elb-504", "load-balancer", "waits for its targets until the time-out (504)", "metric.HTTPCode_ELB_504_Count.high & metric.TargetResponseTime.high", 0.62) { IsEffect = true, Next = "Find what the targets wait for." },
        new("elb-tls", "load-balancer", "fails TLS handshakes with clients", "metric.ClientTLSNegotiationErrorCount.high", 0.7) { Supports = "change.config=0.5, dep:state.cert-expired=0.5", Next = "Look at the listener's certificate and security policy." },
        new("elb-rejected", "load-balancer", "refuses connections: it is at its limit", "metric.RejectedConnectionCount.high", 0.74) { Supports = "metric.RequestCount.high=0.3", Next = "Ask for more load balancer capacity units ahead of known surges." },
        new("elb-rule", "load-balancer", "routes differently since a listener or rule was changed", "change.config & symptom", 0.7) { Next = "Set the listener or rule back." },
        new("api-integration-timeout", "rest-api, http-api", "waits for its integration until the time-out", "metric.IntegrationLatency.high & metric.5XXError.high|metric.5xx.high", 0.58) { IsEffect = true, Next = "Look at the integration behind." },
        new("api-throttled", "rest-api, http-api", "throttles clients (429): the rate limit of a stage or usage plan is reached", "metric.4XXError.high|metric.4xx.high & metric.Count.high|change.config", 0.7) { Next = "Raise the rate limit of the stage or usage plan." },
        new("api-backend-errors", "rest-api, http-api", "passes on errors of what is behind it", "metric.5XXError.high|metric.5xx.high & dep:metric.Errors.high|dep:symptom", 0.56) { IsEffect = true, Next = "Look at the function or service behind." },
        new("sfn-step-fails", "state-machine", "fails in a step", "metric.ExecutionsFailed.high|state.executions-failed & dep:symptom", 0.58) { IsEffect = true, Next = "Read the failed execution." },
        new("sfn-error", "state-machine", "fails with: {fact}", "state.execution-error", 0.7) { IsEffect = true, Next = "Repair what the error names; redrive the execution." },
        new("sfn-throttled", "state-machine", "is throttled by the limits of Step Functions", "metric.ExecutionThrottled.high", 0.8) { Supports = "metric.ExecutionsStarted.high=0.4", Next = "Ask for a higher quota or spread the starts." },
        new("sfn-surge", "state-machine", "gets far more executions than usual", "metric.ExecutionsStarted.high & metric.ExecutionsFailed.high|metric.ExecutionTime.high", 0.55) { Refutes = "metric.ExecutionThrottled.high", Next = "Look at what starts them." },
        new("nat-ports", "nat-gateway", "has no free ports left: too many connections to one destination", "metric.ErrorPortAllocation.high", 0.88) { Supports = "metric.ActiveConnectionCount.high=0.3, user:log.unreachable=0.2, user:symptom=0.1", Next = "Add addresses to the NAT gateway, another gateway, or a VPC endpoint." },
        new("nat-gone", "nat-gateway", "is deleted or failed", "state.nat-gone", 0.88) { Supports = "change.network=0.5", Next = "Make a NAT gateway and point the route at it." },
        new("nat-drops", "nat-gateway", "drops packets", "metric.PacketsDropCount.high", 0.64) { Refutes = "metric.ErrorPortAllocation.high", Next = "Look at its throughput and at AWS Health." },
        new("route-blackhole", "route-table", "has a route that leads nowhere", "state.blackhole", 0.86) { Supports = "change.network=0.5, user:symptom=0.1, user:log.unreachable=0.3", Next = "Point the route at a gateway that exists." },
        new("route-changed", "route-table", "lost or changed a route", "change.network & state.no-way-out|user:log.unreachable|user:log.timeout|user:symptom", 0.8) { Next = "Set the route back." },
        new("security-group-changed", "*", "lost a rule that its traffic needs (security group)", "set:change.network & symptom|user:log.unreachable|user:symptom|log.unreachable|state.health-timeout|dep:state.health-timeout", 0.82) { BlamesOther = true, Supports = "log.unreachable=0.4, user:log.unreachable=0.5, state.health-timeout=0.3, dep:state.health-timeout=0.4", Next = "Put the rule back." },
        new("security-group-closed", "*", "lets no traffic out (security group)", "set:state.no-egress & log.unreachable|log.timeout|symptom", 0.78) { BlamesOther = true, Next = "Allow what is needed to go out." },
        new("permission-removed", "*", "lost a permission that is needed (policy changed)", "set:change.permission & log.denied|log.kms|state.task-init|user:log.denied", 0.87) { BlamesOther = true, Supports = "symptom=0.2", Next = "Put the permission back." },
        new("permission-changed", "*", "refuses since its policy was changed", "change.permission & symptom|user:log.denied|user:symptom|log.denied", 0.76) { Supports = "user:log.denied=0.6, log.denied=0.5", Next = "Compare the policy with the one before." },
        new("key-changed", "*", "uses a key that was disabled", "set:change.key & symptom|log.kms|user:symptom", 0.82) { BlamesOther = true, Supports = "log.kms=0.5, set:state.key-unusable=0.4", Next = "Enable the key again." },
        new("secret-changed", "*", "uses credentials that were rotated or deleted", "set:change.secret|change.secret & log.password|log.denied|user:log.password", 0.82) { BlamesOther = true, Next = "Let the clients read the new secret." },
        new("credentials-expired", "lambda-function, ecs-service, ec2-instance", "uses credentials that are not accepted any more", "log.password", 0.66) { IsEffect = true, Next = "Renew the credentials it uses." },
        new("certificate-expired", "acm-certificate", "is expired or not valid", "state.cert-expired|metric.DaysToExpiry.low", 0.86) { Supports = "state.cert-renewal=0.4, user:log.certificate=0.3, user:metric.ClientTLSNegotiationErrorCount.high=0.3", Next = "Put the DNS record for its validation back, or import a new certificate." },
        new("certificate-not-validated", "acm-certificate", "waits for its validation: {fact}", "state.cert-pending|state.cert-renewal", 0.8) { Next = "Create the CNAME record that validation asks for." },
        new("certificate-of-callee", "lambda-function, ecs-service", "is refused by a certificate that expired or is not trusted", "log.certificate", 0.78) { Next = "Renew the certificate of the host that the message names." },
        new("dns-failure", "lambda-function, ecs-service, ec2-instance", "cannot resolve a host name (DNS)", "log.dns", 0.8) { Supports = "set:change.dns=0.4, set:change.network=0.2", Next = "Look at the record, the hosted zone and the VPC's DNS settings." },
        new("health-check-fails", "health-check", "finds its endpoint unhealthy", "metric.HealthCheckStatus.low|state.check-fails", 0.4) { IsEffect = true, Next = "Look at the endpoint." },
        new("aws-event", "*", "is touched by an event of AWS itself: {fact}", "event.issue & symptom|metric.*.high|metric.*.low|state.unavailable|user:symptom", 0.83) { Next = "Follow the event in AWS Health; move to another zone or Region if it lasts." },
        new("quota-reached", "*", "is at a quota of the account: {fact}", "quota.reached", 0.86) { Supports = "symptom=0.1, state.launch-failed=0.3, log.throttled=0.2", Next = "Ask for a higher quota." },
        new("bad-deploy", "*", "fails or is slow since a deployment", "change.deploy & symptom", 0.84) { Supports = "log.error=0.25, blame.first=0.25, state.deploy-failed=0.3", Next = "Roll back.", Action = "roll back {name} in {region}" },
        new("bad-deploy-below", "ecs-service, lambda-function, auto-scaling-group, state-machine", "was deployed just before what uses it began to fail", "change.deploy & user:symptom", 0.76) { Supports = "blame.first=0.2, log.error=0.3, state.deploy-failed=0.3", Next = "Roll back.", Action = "roll back {name} in {region}" },
        new("config-change", "*", "fails or is slow since a configuration change", "change.config & symptom|metric.CPUUtilization.high|metric.DatabaseConnections.high", 0.78) { Supports = "blame.first=0.2, log.error=0.15", Next = "Set the configuration back." },
        new("setup-change", "*", "fails or is slow since something it is set up with was changed", "set:change.config|set:change.deploy & symptom|metric.CPUUtilization.high|user:symptom", 0.74) { BlamesOther = true, Supports = "blame.first=0.2", Next = "Set it back." },
        new("capacity-change", "*", "fails or is slow since its capacity was changed", "change.capacity & symptom", 0.78) { Next = "Set the capacity back." },
        new("scale-change", "*", "fails or is slow since it was scaled", "change.scale & symptom", 0.7) { Supports = "blame.first=0.2", Next = "Set the size back." },
        new("caller-scaled", "rds-instance, rds-cluster, dynamodb-table, elasticache-cluster, sqs-queue, kinesis-stream", "gets more load since what calls it was scaled or changed", "user:change.scale|user:change.deploy & metric.CPUUtilization.high|metric.DatabaseConnections.high|symptom", 0.74) { BlamesOther = true, Supports = "user:metric.Invocations.high=0.2", Next = "Set the caller's size back." },
        new("stopped-or-deleted", "*", "was stopped or deleted", "change.power & symptom|user:symptom|user:log.refused", 0.84) { Supports = "user:log.refused=0.3", Next = "Start or restore it, if that was not meant.", Action = "start {name} in {region}" },
        new("traffic-surge", "lambda-function, load-balancer, rest-api, http-api, ecs-service, cloudfront-distribution", "gets far more traffic than usual", "metric.Invocations.high|metric.RequestCount.high|metric.Count.high|metric.Requests.high & symptom", 0.6) { Refutes = "log.oom, log.import, log.timeout", Supports = "metric.ConcurrentExecutions.high=0.15, dep:metric.CPUUtilization.high=0.2", Next = "Look at who sends it; scale; limit." },
        new("dependency-degraded", "*", "is slow or fails itself, and takes down what calls it", "blame.first & symptom", 0.62) { IsEffect = true, IsForOthers = true, Next = "Look into it next." },
        new("external-service", "external service, database, service", "is slow or fails; it is called from here and not visible in this account", "blame.first", 0.66) { Next = "Look at the provider's status; add a time-out and a fallback." },
        new("connection-refused", "lambda-function, ecs-service", "cannot connect: what it calls refuses connections", "log.refused", 0.5) { IsEffect = true, Next = "Look at what it calls." },
        new("throttled-by-aws", "lambda-function, ecs-service, state-machine", "is throttled by an AWS API that it calls", "log.throttled", 0.6) { IsEffect = true, Next = "Retry with backoff; ask for a higher quota." },
        new("stack-failed", "stack", "failed at a resource: {fact}", "state.resource-failed", 0.9) { Next = "Repair what the reason names and update again." },
        new("pipeline-failed", "pipeline", "failed: {fact}", "state.stage-failed", 0.9) { Next = "Repair what the action names and retry the stage." },
        new("job-failed", "glue-job, glue-job-run", "failed: {fact}", "state.run-failed", 0.88) { Next = "Repair what the error names and run it again." },
        new("execution-failed", "execution", "failed: {fact}", "state.execution-error|state.step-failed", 0.88) { Next = "Repair what the cause names; redrive the execution." },
        new("query-failed", "athena-query", "failed: {fact}", "state.query-failed", 0.88) { Next = "Repair what the reason names." },
        new("agent-disconnected", "ecs-container-instance", "has an ECS agent that is not connected", "state.agent-lost", 0.85) { Next = "Restart the agent or the instance; look at its way to the ECS endpoints." },
        new("ssm-not-connected", "ec2-instance", "is not connected to Systems Manager: agent, role or network", "state.ssm-not-connected", 0.56) { Refutes = "symptom", Next = "Look at the agent, the instance profile and the way to the SSM endpoints." },
        new("cost-anomaly", "*", "costs more than usual: {fact}", "cost.anomaly", 0.84) { Next = "Look at the usage type in Cost Explorer." },
    ];

    /// <summary>All of them.</summary>
    public static ImmutableArray<Mechanism> All { get; } = [.. Compute, .. Data, .. Edge];
}
