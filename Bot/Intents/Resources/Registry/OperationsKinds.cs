using System.Collections.Immutable;
using Bot.Understanding;
using static Bot.Intents.Resources.Registry.FieldTable;

namespace Bot.Intents.Resources.Registry;

/// <summary>Stacks, monitoring, inventory, accounts and limits.</summary>
internal static class OperationsKinds
{
    public static ImmutableArray<ResourceKind> All { get; } =
    [
        new("stack", "CloudFormation stack", "cloudformation", "cloudformation stack, stack, cfn stack, cfn, cf stack, cloud formation stack, cloudformation, cdk stack")
        {
            CloudFormationType = "AWS::CloudFormation::Stack", List = new("DescribeStacks", "Stacks[]"), One = new("StackName={name}"), Id = "StackName", Arn = "StackId", Tags = "Tags", Console = "cloudformation/home?region={region}#/stacks/stackinfo?stackId={arn:url}", ConsoleList = "cloudformation/home?region={region}#/stacks", Columns = "name, state, modified, created, drift", SortBy = "-modified",
            Fields =
            [
                Text("state", "StackStatus", "state, status").Says("failed, broken", ConditionOperator.Contains, "FAILED").Says("rolled back, in rollback, stuck in rollback, rollback, with rollback", ConditionOperator.Contains, "ROLLBACK").Is("rollback_complete, rollback complete", "ROLLBACK_COMPLETE").Is("update_rollback_failed, update rollback failed", "UPDATE_ROLLBACK_FAILED").Is("update_rollback_complete, update rollback complete", "UPDATE_ROLLBACK_COMPLETE").Is("create_complete, create complete", "CREATE_COMPLETE").Is("create_failed, create failed", "CREATE_FAILED").Is("delete_failed, delete failed", "DELETE_FAILED").Is("update_complete, update complete", "UPDATE_COMPLETE").Is("rollback_failed", "ROLLBACK_FAILED").Says("in progress, deploying, updating", ConditionOperator.Contains, "IN_PROGRESS").Says("complete", ConditionOperator.Contains, "COMPLETE"),
                Time("modified", "LastUpdatedTime|CreationTime", "modified, changed, updated, last updated, last changed, last modified, deployed, last deployed, last update"), Created("CreationTime"), Text("reason", "StackStatusReason", "reason, status reason"), Text("drift", "DriftInformation.StackDriftStatus", "drift, drift status").Is("drifted, with drift", "DRIFTED").Is("in sync", "IN_SYNC"), Flag("termination_protection", "EnableTerminationProtection", "termination protection, deletion protection").Yes("with termination protection, termination protected").No("without termination protection, no termination protection, not termination protected"),
                Text("description", "Description", "description"), List("outputs", "Outputs[].OutputKey", "output, outputs"), List("parameters", "Parameters[].ParameterKey", "parameter, parameters"), Text("parent", "ParentId", "parent, parent stack").Has("nested"), Text("role", "last(RoleARN)", "role"), List("capabilities", "Capabilities", "capabilities"),
            ],
        },
        new("stack-resource", "stack resource", "cloudformation", "stack resource, cloudformation resource")
        {
            Parent = new("stack", "name"), List = new("ListStackResources", "StackResourceSummaries[]", "StackName={parent}"), Id = "PhysicalResourceId|LogicalResourceId", NamePath = "LogicalResourceId", Console = "cloudformation/home?region={region}#/stacks/resources?stackId={parent}", ConsoleList = "cloudformation/home?region={region}#/stacks", Columns = "name, type, id, state, modified", SortBy = "type",
            Fields = [Text("type", "ResourceType", "type, resource type"), State("ResourceStatus"), Time("modified", "LastUpdatedTimestamp", "modified, updated"), Text("stack", "^", "stack"), Text("drift", "DriftInformation.StackResourceDriftStatus", "drift")],
        },
        new("stack-set", "CloudFormation stack set", "cloudformation", "stack set, stackset, cloudformation stack set")
        {
            CloudFormationType = "AWS::CloudFormation::StackSet", List = new("ListStackSets", "Summaries[]", "Status=ACTIVE"), One = new("StackSetName={name}", "DescribeStackSet", "StackSet"), Id = "StackSetName", Arn = "StackSetARN", Console = "cloudformation/home?region={region}#/stacksets/{name}/info", ConsoleList = "cloudformation/home?region={region}#/stacksets", Columns = "name, state, permission_model, drift", Fields = [State("Status"), Text("permission_model", "PermissionModel", "permission model"), Text("drift", "DriftStatus", "drift, drift status").Is("drifted", "DRIFTED")],
        },
        new("stack-export", "CloudFormation export", "cloudformation", "cloudformation export, stack export, exported value")
        {
            List = new("ListExports", "Exports[]"), Id = "Name", Console = "cloudformation/home?region={region}#/exports", Columns = "name, value, stack", Fields = [Text("value", "Value", "value"), Text("stack", "before(ExportingStackId,/)", "stack")],
        },
        new("alarm", "CloudWatch alarm", "cloudwatch", "cloudwatch alarm, alarm, metric alarm, cw alarm")
        {
            CloudFormationType = "AWS::CloudWatch::Alarm", List = new("DescribeAlarms", "MetricAlarms[]"), One = new("AlarmNames=[{name}]"), Id = "AlarmName", Arn = "AlarmArn", Console = "cloudwatch/home?region={region}#alarmsV2:alarm/{name}", ConsoleList = "cloudwatch/home?region={region}#alarmsV2:", Columns = "name, state, metric, namespace, threshold, updated", SortBy = "state",
            Fields =
            [
                State("StateValue").PushAs("StateValue").Is("firing, in alarm, alarming, active, triggered, ringing, red", "ALARM").Is("ok, green", "OK").Is("insufficient data, without data, no data, missing data, lacking data, data missing", "INSUFFICIENT_DATA"), Text("metric", "MetricName", "metric, metric name"), Text("namespace", "Namespace", "namespace"), Number("threshold", "Threshold", "threshold"), Time("updated", "StateUpdatedTimestamp", "state changed, since, updated, last changed"), List("dimensions", "Dimensions[].Value", "dimension, dimensions, resource"), List("actions", "last(AlarmActions)", "action, actions, alarm actions, notification, notifications").Lacks("without actions, without action, without notifications, no actions, without an action").Has("with actions"), Flag("actions_enabled", "ActionsEnabled", "actions enabled").No("with actions disabled, actions disabled, actions are disabled, actions turned off, actions off, actions muted, disabled, muted").Yes("enabled"), Text("reason", "StateReason", "reason"), Time("modified", "AlarmConfigurationUpdatedTimestamp", "configuration changed, modified"), Text("missing_data", "TreatMissingData", "treat missing data, treats missing data, missing data treatment"),
            ],
        },
        new("dashboard", "CloudWatch dashboard", "cloudwatch", "cloudwatch dashboard, dashboard, cw dashboard")
        {
            CloudFormationType = "AWS::CloudWatch::Dashboard", IsGlobal = true, List = new("ListDashboards", "DashboardEntries[]"), Id = "DashboardName", Arn = "DashboardArn", Console = "cloudwatch/home?region={region}#dashboards/dashboard/{name}", ConsoleList = "cloudwatch/home?region={region}#dashboards", Columns = "name, modified, size_bytes", Fields = [Time("modified", "LastModified", "modified, last modified, updated"), Number("size_bytes", "Size", "size", "bytes")],
        },
        new("log-group", "log group", "logs", "log group, cloudwatch log group, loggroup, cloudwatch log, cw log group")
        {
            CloudFormationType = "AWS::Logs::LogGroup", List = new("DescribeLogGroups", "logGroups[]"), One = new("logGroupNamePrefix={name}"), Details = [new("tags", "ListTagsForResource", ".", "resourceArn={arn}")], Id = "logGroupName", Arn = "arn:aws:logs:{region}:{account}:log-group:{id}", Tags = "tags", TagsFrom = "tags", Console = "cloudwatch/home?region={region}#logsV2:log-groups/log-group/{id:log}", ConsoleList = "cloudwatch/home?region={region}#logsV2:log-groups", Columns = "name, retention_days, size_gib, class, created",
            Fields = [Number("retention_days", "retentionInDays", "retention, retention period, retention days, retention policy", "days").Lacks("without retention, never expiring, never expires, without a retention policy, no retention, without retention policy, without expiry, with no retention, kept forever, with no retention policy, with infinite retention, that never expire").Has("with retention, with a retention policy"), Number("size_gib", "div(storedBytes,1073741824)", "size, stored bytes, storage, stored data, gb, volume", "GiB").Is("empty", "0"), Created("epoch(creationTime)"), Text("kms_key", "kmsKeyId", "kms key, encryption, encrypted").Lacks("unencrypted, not encrypted, without kms, without kms key").Has("encrypted, kms encrypted"), Number("metric_filters", "metricFilterCount", "metric filters, metric filter count"), Text("class", "logGroupClass", "class, log class").Is("infrequent access", "INFREQUENT_ACCESS").Is("standard", "STANDARD")],
        },
        new("metric-filter", "metric filter", "logs", "metric filter, log metric filter")
        {
            CloudFormationType = "AWS::Logs::MetricFilter", List = new("DescribeMetricFilters", "metricFilters[]"), Id = "filterName", Console = "cloudwatch/home?region={region}#logsV2:log-groups", Columns = "name, log_group, pattern, created", Fields = [Text("log_group", "logGroupName", "log group").PushAs("logGroupName"), Text("pattern", "filterPattern", "pattern, filter pattern"), Created("epoch(creationTime)")],
        },
        new("log-subscription", "log subscription filter", "logs", "subscription filter, log subscription filter, log subscription")
        {
            CloudFormationType = "AWS::Logs::SubscriptionFilter", Parent = new("log-group", "name"), List = new("DescribeSubscriptionFilters", "subscriptionFilters[]", "logGroupName={parent}"), Id = "filterName", Console = "cloudwatch/home?region={region}#logsV2:log-groups", Columns = "name, log_group, destination", Fields = [Text("log_group", "logGroupName", "log group"), Text("destination", "last(destinationArn)", "destination")],
        },
        new("trail", "CloudTrail trail", "cloudtrail", "cloudtrail trail, trail, cloudtrail, cloud trail, audit trail")
        {
            CloudFormationType = "AWS::CloudTrail::Trail", List = new("DescribeTrails", "trailList[]"), One = new("trailNameList=[{name}]"), Details = [new("status", "GetTrailStatus", ".", "Name={arn}")], Id = "Name", Arn = "TrailARN", Console = "cloudtrailv2/home?region={region}#/trails/{arn}", ConsoleList = "cloudtrailv2/home?region={region}#/trails", Columns = "name, home_region, multi_region, logging, bucket",
            Fields = [Text("home_region", "HomeRegion", "home region"), Flag("multi_region", "IsMultiRegionTrail", "multi region, multi-region").Yes("multi region, multi-region").No("single region, not multi region, single-region"), Flag("logging", "IsLogging", "logging, state, status").Of("status").Yes("logging, enabled, active").No("not logging, disabled, stopped, without logging"), Text("bucket", "S3BucketName", "bucket, s3 bucket"), Flag("validation", "LogFileValidationEnabled", "log file validation, validation").Yes("with log file validation").No("without log file validation, without validation"), Text("kms_key", "KmsKeyId", "kms key, encryption, encrypted").Lacks("unencrypted, not encrypted"), Flag("organization", "IsOrganizationTrail", "organization trail").Yes("organization, organisation"), Text("log_group", "CloudWatchLogsLogGroupArn", "log group, cloudwatch logs").Lacks("without cloudwatch logs")],
        },
        new("config-rule", "Config rule", "config", "config rule, aws config rule, compliance rule")
        {
            CloudFormationType = "AWS::Config::ConfigRule", List = new("DescribeConfigRules", "ConfigRules[]"), One = new("ConfigRuleNames=[{name}]"), Details = [new("compliance", "DescribeComplianceByConfigRule", "ComplianceByConfigRules[]", "ConfigRuleNames=[{name}]") { Batch = 25, Key = "ConfigRuleName" }], Id = "ConfigRuleName", Arn = "ConfigRuleArn", Console = "config/home?region={region}#/rules/details?configRuleName={name}", ConsoleList = "config/home?region={region}#/rules", Columns = "name, state, compliance, source", Fields = [State("ConfigRuleState").Is("active", "ACTIVE"), Text("compliance", "Compliance.ComplianceType", "compliance, compliant").Of("compliance").Is("non compliant, noncompliant, non-compliant, failing, violated, not compliant", "NON_COMPLIANT").Is("compliant, passing", "COMPLIANT"), Text("source", "Source.SourceIdentifier", "source, identifier"), Text("description", "Description", "description")],
        },
        new("config-recorder", "Config recorder", "config", "config recorder, configuration recorder, aws config recorder, aws config")
        {
            CloudFormationType = "AWS::Config::ConfigurationRecorder", List = new("DescribeConfigurationRecorders", "ConfigurationRecorders[]"), Details = [new("status", "DescribeConfigurationRecorderStatus", "ConfigurationRecordersStatus[]", "ConfigurationRecorderNames=[{name}]")], Id = "name", Console = "config/home?region={region}#/settings", Columns = "name, recording, status", Fields = [Flag("recording", "recording", "recording, enabled, on").Of("status").Yes("recording, enabled").No("not recording, disabled, stopped"), Text("status", "lastStatus", "status, last status, state").Of("status")],
        },
        new("canary", "Synthetics canary", "synthetics", "synthetics canary, canary, cloudwatch canary, synthetic canary, synthetics")
        {
            CloudFormationType = "AWS::Synthetics::Canary", List = new("DescribeCanaries", "Canaries[]"), One = new("Name={name}", "GetCanary", "Canary"), Id = "Name", Arn = "arn:aws:synthetics:{region}:{account}:canary:{name}", Tags = "Tags", Console = "cloudwatch/home?region={region}#synthetics:canary/detail/{name}", ConsoleList = "cloudwatch/home?region={region}#synthetics:canary/list", Columns = "name, state, schedule, runtime, last_started", Fields = [State("Status.State").Is("running", "RUNNING").Is("stopped", "STOPPED").Is("error, failing", "ERROR"), Text("schedule", "Schedule.Expression", "schedule"), Text("runtime", "RuntimeVersion", "runtime, runtime version"), Time("last_started", "Timeline.LastStarted", "last started, last run"), Created("Timeline.Created")],
        },
        new("xray-group", "X-Ray group", "xray", "x-ray group, xray group")
        {
            CloudFormationType = "AWS::XRay::Group", List = new("GetGroups", "Groups[]"), Id = "GroupName", Arn = "GroupARN", Console = "cloudwatch/home?region={region}#xray:settings/groups", Columns = "name, filter", Fields = [Text("filter", "FilterExpression", "filter, filter expression")],
        },
        new("quota", "service quota", "service-quotas", "service quota, quota, service limit, limit, aws quota, account limit")
        {
            List = new("ListServiceQuotas", "Quotas[]", "ServiceCode={parent}") { MaxPages = 10 }, Parent = new("quota-service"), Id = "QuotaCode", NamePath = "QuotaName", Arn = "QuotaArn", IdPrefixes = ["L-"], Console = "servicequotas/home/services/{parent}/quotas/{id}?region={region}", ConsoleList = "servicequotas/home/services?region={region}", Columns = "name, service, value, usage, used_percent, adjustable",
            Fields = [Text("service", "ServiceCode", "service"), Number("value", "Value", "value, limit, quota"), Number("usage", "", "usage, used, utilization"), Number("used_percent", "", "used percent, utilisation, percentage", "%").Says("close to limit, close to the limit, near the limit, near limit, nearly reached, almost reached, close to being reached, close to limits, nearly used up, approaching the limit, near its limit, near their limit, close to their limit, close to the quota", ConditionOperator.GreaterOrEqual, "80").Says("reached, exhausted, at the limit, exceeded, maxed out", ConditionOperator.GreaterOrEqual, "100"), Flag("adjustable", "Adjustable", "adjustable").Yes("adjustable").No("not adjustable, fixed"), Text("unit", "Unit", "unit"), Flag("global", "GlobalQuota", "global").Yes("global")],
        },
        new("quota-service", "service with quotas", "service-quotas", "quota service")
        {
            List = new("ListServices", "Services[]"), Id = "ServiceCode", NamePath = "ServiceName", Console = "servicequotas/home/services/{id}/quotas?region={region}", ConsoleList = "servicequotas/home/services?region={region}", Columns = "name, id", Fields = [],
        },
        new("account", "AWS account", "organizations", "aws account, accounts, member account, sub account, child account, organization account, linked account, organisation account")
        {
            CloudFormationType = "AWS::Organizations::Account", IsGlobal = true, List = new("ListAccounts", "Accounts[]"), One = new("AccountId={id}", "DescribeAccount", "Account"), Id = "Id", NamePath = "Name", Arn = "Arn", Console = "organizations/v2/home/accounts/{id}", ConsoleList = "organizations/v2/home/accounts", Columns = "name, id, email, state, joined", Fields = [State("Status").Is("active", "ACTIVE").Is("suspended", "SUSPENDED"), Text("email", "Email", "email, email address"), Time("joined", "JoinedTimestamp", "joined, created, age, join date")],
        },
        new("scp", "service control policy", "organizations", "service control policy, scp, organization policy")
        {
            CloudFormationType = "AWS::Organizations::Policy", IsGlobal = true, List = new("ListPolicies", "Policies[]", "Filter=SERVICE_CONTROL_POLICY"), IdPrefixes = ["p-"], Id = "Id", NamePath = "Name", Arn = "Arn", Console = "organizations/v2/home/policies/service-control-policy/{id}", ConsoleList = "organizations/v2/home/policies", Columns = "name, id, aws_managed, description", Fields = [Flag("aws_managed", "AwsManaged", "aws managed").Yes("aws managed").No("customer managed, custom"), Text("description", "Description", "description")],
        },
        new("organizational-root", "organization root", "organizations", "organization root, organisation root")
        {
            IsGlobal = true, IdPrefixes = ["r-"], List = new("ListRoots", "Roots[]"), Id = "Id", NamePath = "Name", Arn = "Arn", Console = "organizations/v2/home/accounts", Columns = "name, id", Fields = [],
        },
        new("organizational-unit", "organizational unit", "organizations", "organizational unit, organisational unit, ou")
        {
            CloudFormationType = "AWS::Organizations::OrganizationalUnit", IsGlobal = true, IdPrefixes = ["ou-"], Parent = new("organizational-root"), List = new("ListOrganizationalUnitsForParent", "OrganizationalUnits[]", "ParentId={parent}"), Id = "Id", NamePath = "Name", Arn = "Arn", Console = "organizations/v2/home/accounts", Columns = "name, id", Fields = [],
        },
        new("budget", "budget", "budgets", "aws budget, budget definition")
        {
            CloudFormationType = "AWS::Budgets::Budget", IsGlobal = true, List = new("DescribeBudgets", "Budgets[]", "AccountId={account}"), One = new("AccountId={account}; BudgetName={name}", "DescribeBudget", "Budget"), Id = "BudgetName", Console = "billing/home#/budgets/details?name={name}", ConsoleList = "billing/home#/budgets", Columns = "name, type, limit, actual, period", Fields = [Text("type", "BudgetType", "type"), Number("limit", "BudgetLimit.Amount", "limit, amount", "USD"), Number("actual", "CalculatedSpend.ActualSpend.Amount", "actual, spent, actual spend", "USD"), Text("period", "TimeUnit", "period, time unit")],
        },
        new("savings-plan", "Savings Plan", "savingsplans", "savings plan, compute savings plan")
        {
            IsGlobal = true, List = new("DescribeSavingsPlans", "savingsPlans[]"), One = new("savingsPlanIds=[{id}]"), Id = "savingsPlanId", Arn = "savingsPlanArn", Tags = "tags", Console = "cost-management/home#/savings-plans/inventory", Columns = "id, type, state, commitment, expires", SortBy = "expires", Fields = [State("state").Is("active").Is("retired, expired", "retired"), Text("type", "savingsPlanType", "type"), Number("commitment", "commitment", "commitment", "USD/h"), Time("expires", "end", "expires, expiry, end, expiring, expire"), Time("created", "start", "start, created"), Text("payment", "paymentOption", "payment option")],
        },
        new("explorer-index", "Resource Explorer index", "resource-explorer-2", "resource explorer index, explorer index")
        {
            CloudFormationType = "AWS::ResourceExplorer2::Index", List = new("ListIndexes", "Indexes[]"), Id = "Arn", Arn = "Arn", Console = "resource-explorer/home?region={region}#/settings", Columns = "index_region, type, id", Fields = [Text("index_region", "Region", "region"), Text("type", "Type", "type").Is("aggregator", "AGGREGATOR").Is("local", "LOCAL")],
        },
    ];
}
