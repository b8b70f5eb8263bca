namespace Bot.Tests.Intents.Commands;

/// <summary>Typed lines and the calls they are: <c>line => service:Operation {parameters} options</c>.</summary>
internal static class CommandLinesTable
{
    public const string Rows = """
        ec2 describe-instances => ec2:DescribeInstances {}
        aws ec2 describe-instances => ec2:DescribeInstances {}
        AWS EC2 DescribeInstances => ec2:DescribeInstances {}
        ec2 describe_instances => ec2:DescribeInstances {}
        $ aws ec2 describe-vpcs => ec2:DescribeVpcs {}
        `aws ec2 describe-vpcs` => ec2:DescribeVpcs {}
        `aws ec2 describe-vpcs` please => ec2:DescribeVpcs {}
        ```aws ec2 describe-vpcs --region eu-west-1``` => ec2:DescribeVpcs {} region=eu-west-1
        aws --region eu-west-1 ec2 describe-vpcs => ec2:DescribeVpcs {} region=eu-west-1
        ec2 describe-instances --region us-east-1 => ec2:DescribeInstances {} region=us-east-1
        ec2 describe-instances --region=us-east-1 => ec2:DescribeInstances {} region=us-east-1
        ec2 describe-instances -region us-east-1 => ec2:DescribeInstances {} region=us-east-1
        ec2 describe-instances —region us-east-1 => ec2:DescribeInstances {} region=us-east-1
        ec2 describe-instances –region us-east-1 => ec2:DescribeInstances {} region=us-east-1
        ec2␣describe-instances␣--region us-east-1 => ec2:DescribeInstances {} region=us-east-1
        ec2 describe-instances \\n --region us-east-1 => ec2:DescribeInstances {} region=us-east-1
        ec2 describe-instances --profile acme-staging => ec2:DescribeInstances {} account=acme-staging
        ec2 describe-instances --account 444455556666 => ec2:DescribeInstances {} account=444455556666
        ec2 describe-instances --output table => ec2:DescribeInstances {} output=Table
        ec2 describe-instances --output text --query 'Reservations[].Instances[].InstanceId' => ec2:DescribeInstances {} query=Reservations[].Instances[].InstanceId output=Text
        ec2 describe-instances --query "Reservations[].Instances[?State.Name=='running'].InstanceId" => ec2:DescribeInstances {} query=Reservations[].Instances[?State.Name=='running'].InstanceId
        ec2 describe-instances --query “Reservations[].Instances[?State.Name==‘running’].InstanceId” => ec2:DescribeInstances {} query=Reservations[].Instances[?State.Name=='running'].InstanceId
        ec2 describe-instances --query Reservations[].Instances[?State.Name=='running'] | [0] => ec2:DescribeInstances {} query=Reservations[].Instances[?State.Name=='running'] | [0]
        ec2 describe-volumes --query Volumes[?Size>`100`].[VolumeId, Size] => ec2:DescribeVolumes {} query=Volumes[?Size>`100`].[VolumeId, Size]
        ec2 describe-volumes --query sort_by(Volumes, &Size)[-1].VolumeId => ec2:DescribeVolumes {} query=sort_by(Volumes, &Size)[-1].VolumeId
        ec2 describe-volumes --query Volumes[?Size&gt;`100`] => ec2:DescribeVolumes {} query=Volumes[?Size>`100`]
        ec2 describe-instances --max-items 5 => ec2:DescribeInstances {} max-items=5
        ec2 describe-instances --page-size 100 --no-paginate => ec2:DescribeInstances {} one-page=True page-size=100
        ec2 describe-instances --starting-token abc== => ec2:DescribeInstances {} starting-token=abc==
        ec2 describe-instances --no-cli-pager --debug => ec2:DescribeInstances {}
        ec2 describe-instances --instance-ids i-1 i-2 => ec2:DescribeInstances {"InstanceIds":["i-1","i-2"]}
        ec2 describe-instances --instance-ids i-1,i-2 => ec2:DescribeInstances {"InstanceIds":["i-1","i-2"]}
        ec2 describe-instances --instance-ids '["i-1","i-2"]' => ec2:DescribeInstances {"InstanceIds":["i-1","i-2"]}
        ec2 describe-instances --instance-ids ["i-1", "i-2"] => ec2:DescribeInstances {"InstanceIds":["i-1","i-2"]}
        ec2 describe-instances --instance-id i-1 => ec2:DescribeInstances {"InstanceIds":["i-1"]}
        ec2 describe-instances --instance-ids i-1 --instance-ids i-2 => ec2:DescribeInstances {"InstanceIds":["i-1","i-2"]}
        ec2 describe-instances --InstanceIds i-1 => ec2:DescribeInstances {"InstanceIds":["i-1"]}
        ec2 describe-instances i-0abc => ec2:DescribeInstances {"InstanceIds":["i-0abc"]}
        ec2 describe-instances --filters Name=instance-type,Values=m5.large => ec2:DescribeInstances {"Filters":[{"Name":"instance-type","Values":["m5.large"]}]}
        ec2 describe-instances --filters Name=tag:Name,Values="web server",db => ec2:DescribeInstances {"Filters":[{"Name":"tag:Name","Values":["web server","db"]}]}
        ec2 describe-instances --filters "Name=tag:Name,Values=web server" => ec2:DescribeInstances {"Filters":[{"Name":"tag:Name","Values":["web server"]}]}
        ec2 describe-instances --filters 'Name=tag:Name,Values="a,b",c' => ec2:DescribeInstances {"Filters":[{"Name":"tag:Name","Values":["a,b","c"]}]}
        ec2 describe-instances --filters Name=instance-state-name,Values=running,stopped Name=vpc-id,Values=vpc-1 => ec2:DescribeInstances {"Filters":[{"Name":"instance-state-name","Values":["running","stopped"]},{"Name":"vpc-id","Values":["vpc-1"]}]}
        ec2 describe-instances --filter Name=instance-state-name,Values=running => ec2:DescribeInstances {"Filters":[{"Name":"instance-state-name","Values":["running"]}]}
        ec2 describe-instances --filters '[{"Name":"vpc-id","Values":["vpc-1"]}]' => ec2:DescribeInstances {"Filters":[{"Name":"vpc-id","Values":["vpc-1"]}]}
        ec2 describe-instances --filters [{"Name":"vpc-id","Values":["vpc-1", "vpc-2"]}] => ec2:DescribeInstances {"Filters":[{"Name":"vpc-id","Values":["vpc-1","vpc-2"]}]}
        ec2 describe-instances --filters {"Name":"vpc-id","Values":["vpc-1"]} => ec2:DescribeInstances {"Filters":[{"Name":"vpc-id","Values":["vpc-1"]}]}
        ec2 describe-instances --filters vpc-id=vpc-1 => ec2:DescribeInstances {"Filters":[{"Name":"vpc-id","Values":["vpc-1"]}]}
        ec2 describe-instances --filters Name=vpc-id,Values=[vpc-1,vpc-2] => ec2:DescribeInstances {"Filters":[{"Name":"vpc-id","Values":["vpc-1","vpc-2"]}]}
        ec2 describe-volumes --filters Name=status,Values=available Name=volume-type,Values=gp2,gp3 --region eu-central-1 => ec2:DescribeVolumes {"Filters":[{"Name":"status","Values":["available"]},{"Name":"volume-type","Values":["gp2","gp3"]}]} region=eu-central-1
        ec2 describe-images --owners self amazon => ec2:DescribeImages {"Owners":["self","amazon"]}
        ec2 describe-snapshots --owner-ids self --no-dry-run => ec2:DescribeSnapshots {"OwnerIds":["self"],"DryRun":false}
        ec2 describe-instance-status --include-all-instances => ec2:DescribeInstanceStatus {"IncludeAllInstances":true}
        ec2 describe-instance-status --include-all-instances false => ec2:DescribeInstanceStatus {"IncludeAllInstances":false}
        ec2 describe-security-groups sg-1 sg-2 => ec2:DescribeSecurityGroups {"GroupIds":["sg-1","sg-2"]}
        ec2 describe-security-groups --group-names 'my group' => ec2:DescribeSecurityGroups {"GroupNames":["my group"]}
        ec2 describe-instances --cli-input-json '{"InstanceIds":["i-1"],"MaxResults":5}' => ec2:DescribeInstances {"InstanceIds":["i-1"],"MaxResults":5}
        ec2 describe-instances --cli-input-json {"MaxResults": 5} --max-results 9 => ec2:DescribeInstances {"MaxResults":9}
        describe-db-instances => rds:DescribeDBInstances {}
        describe-log-groups --log-group-name-prefix /aws/lambda/ => logs:DescribeLogGroups {"logGroupNamePrefix":"/aws/lambda/"}
        lookup-events --max-results 10 => cloudtrail:LookupEvents {"MaxResults":10}
        get-cost-forecast --time-period Start=2026-12-01,End=2027-01-01 --metric UNBLENDED_COST --granularity MONTHLY => ce:GetCostForecast {"TimePeriod":{"Start":"2026-12-01","End":"2027-01-01"},"Metric":"UNBLENDED_COST","Granularity":"MONTHLY"}
        get-caller-identity => sts:GetCallerIdentity {}
        invoke fn --payload {} => lambda:Invoke {"Payload":"e30=","FunctionName":"fn"}
        lambda invoke --function-name hello --payload {"key1": "value1", "key2": 2} --region eu-west-1 => lambda:Invoke {"FunctionName":"hello","Payload":"eyJrZXkxIjogInZhbHVlMSIsICJrZXkyIjogMn0="} region=eu-west-1
        lambda invoke --function-name hello --payload {“key1”: “value1”} => lambda:Invoke {"FunctionName":"hello","Payload":"eyJrZXkxIjogInZhbHVlMSJ9"}
        aws lambda get-function-configuration --function-name checkout-api --region eu-west-1 => lambda:GetFunctionConfiguration {"FunctionName":"checkout-api"} region=eu-west-1
        lambda get-function-configuration checkout-api => lambda:GetFunctionConfiguration {"FunctionName":"checkout-api"}
        lambda get-function-configuration "checkout-api" => lambda:GetFunctionConfiguration {"FunctionName":"checkout-api"}
        lambda list-functions --max-items 10 => lambda:ListFunctions {} max-items=10
        lambda list-functions --function-version ALL => lambda:ListFunctions {"FunctionVersion":"ALL"}
        lambda list-event-source-mappings --function-name f --event-source-arn arn:aws:sqs:us-east-1:111122223333:q => lambda:ListEventSourceMappings {"FunctionName":"f","EventSourceArn":"arn:aws:sqs:us-east-1:111122223333:q"}
        s3api get-bucket-encryption --bucket acme-invoices-prod => s3:GetBucketEncryption {"Bucket":"acme-invoices-prod"}
        s3api get-bucket-encryption acme-invoices-prod => s3:GetBucketEncryption {"Bucket":"acme-invoices-prod"}
        s3api list-buckets => s3:ListBuckets {}
        s3 list-buckets => s3:ListBuckets {}
        s3 ls => s3:ListBuckets {}
        aws s3 ls --region eu-west-1 => s3:ListBuckets {} region=eu-west-1
        s3api get-object --bucket b --key k out.txt => s3:GetObject {"Bucket":"b","Key":"k"}
        lambda invoke --function-name f --payload '{}' out.json => lambda:Invoke {"FunctionName":"f","Payload":"e30="}
        s3api head-bucket --bucket <http://acme.example.com|acme.example.com> => s3:HeadBucket {"Bucket":"acme.example.com"}
        cloudwatch describe-alarms --state-value ALARM --region ap-southeast-2 => cloudwatch:DescribeAlarms {"StateValue":"ALARM"} region=ap-southeast-2
        cloudwatch describe-alarms --state ALARM => cloudwatch:DescribeAlarms {"StateValue":"ALARM"}
        cloudwatch describe-alarms --alarm-names "High CPU" low-disk => cloudwatch:DescribeAlarms {"AlarmNames":["High CPU","low-disk"]}
        cloudwatch get-metric-statistics --namespace AWS/EC2 --metric-name CPUUtilization --dimensions Name=InstanceId,Value=i-1 --start-time 2026-11-19T00:00:00Z --end-time 2026-11-20T00:00:00Z --period 3600 --statistics Average Maximum => cloudwatch:GetMetricStatistics {"Namespace":"AWS/EC2","MetricName":"CPUUtilization","Dimensions":[{"Name":"InstanceId","Value":"i-1"}],"StartTime":"2026-11-19T00:00:00Z","EndTime":"2026-11-20T00:00:00Z","Period":3600,"Statistics":["Average","Maximum"]}
        cloudwatch get-metric-statistics --namespace AWS/EC2 --metric-name X --dimensions InstanceId=i-1 --start-time 1763596800 --end-time 2026-11-20 --period 60 => cloudwatch:GetMetricStatistics {"Namespace":"AWS/EC2","MetricName":"X","Dimensions":[{"Name":"InstanceId","Value":"i-1"}],"StartTime":1763596800,"EndTime":"2026-11-20T00:00:00Z","Period":60}
        cloudwatch list-metrics --namespace AWS/Lambda --recently-active PT3H => cloudwatch:ListMetrics {"Namespace":"AWS/Lambda","RecentlyActive":"PT3H"}
        aws logs describe-log-groups --log-group-name-prefix /aws/lambda/ => logs:DescribeLogGroups {"logGroupNamePrefix":"/aws/lambda/"}
        logs filter-log-events --log-group-name /aws/lambda/x --filter-pattern "ERROR timeout" --start-time 1763596800000 --limit 20 => logs:FilterLogEvents {"logGroupName":"/aws/lambda/x","filterPattern":"ERROR timeout","startTime":1763596800000,"limit":20}
        ecs describe-services --cluster prod-web --services checkout cart --region us-west-2 => ecs:DescribeServices {"cluster":"prod-web","services":["checkout","cart"]} region=us-west-2
        ecs describe-services --cluster prod-web --services checkout,cart => ecs:DescribeServices {"cluster":"prod-web","services":["checkout","cart"]}
        ecs describe-services checkout --cluster prod-web => ecs:DescribeServices {"cluster":"prod-web","services":["checkout"]}
        ecs list-tasks --cluster prod-web --desired-status RUNNING => ecs:ListTasks {"cluster":"prod-web","desiredStatus":"RUNNING"}
        ecs describe-clusters prod-web staging => ecs:DescribeClusters {"clusters":["prod-web","staging"]}
        ce get-cost-and-usage --time-period Start=2026-10-01,End=2026-11-01 --granularity MONTHLY --metrics UnblendedCost --group-by Type=DIMENSION,Key=SERVICE => ce:GetCostAndUsage {"TimePeriod":{"Start":"2026-10-01","End":"2026-11-01"},"Granularity":"MONTHLY","Metrics":["UnblendedCost"],"GroupBy":[{"Type":"DIMENSION","Key":"SERVICE"}]}
        ce get-cost-and-usage --time-period '{"Start":"2026-10-01","End":"2026-11-01"}' --granularity DAILY --metrics UnblendedCost,UsageQuantity => ce:GetCostAndUsage {"TimePeriod":{"Start":"2026-10-01","End":"2026-11-01"},"Granularity":"DAILY","Metrics":["UnblendedCost","UsageQuantity"]}
        ce get-cost-and-usage --time-period Start=2026-10-01,End=2026-11-01 --granularity MONTHLY --metrics UnblendedCost --filter {"Dimensions":{"Key":"SERVICE","Values":["AWS Lambda"]}} => ce:GetCostAndUsage {"TimePeriod":{"Start":"2026-10-01","End":"2026-11-01"},"Granularity":"MONTHLY","Metrics":["UnblendedCost"],"Filter":{"Dimensions":{"Key":"SERVICE","Values":["AWS Lambda"]}}}
        ce get-cost-and-usage --time-period Start=2026-10-01,End=2026-11-01 --granularity MONTHLY --metrics UnblendedCost --filter Dimensions={Key=SERVICE,Values=[Amazon RDS,AWS Lambda]} => ce:GetCostAndUsage {"TimePeriod":{"Start":"2026-10-01","End":"2026-11-01"},"Granularity":"MONTHLY","Metrics":["UnblendedCost"],"Filter":{"Dimensions":{"Key":"SERVICE","Values":["Amazon RDS","AWS Lambda"]}}}
        aws sqs get-queue-attributes --queue-url <https://sqs.eu-west-1.amazonaws.com/111122223333/orders-dlq> --attribute-names ApproximateNumberOfMessages --region eu-west-1 => sqs:GetQueueAttributes {"QueueUrl":"https://sqs.eu-west-1.amazonaws.com/111122223333/orders-dlq","AttributeNames":["ApproximateNumberOfMessages"]} region=eu-west-1
        sqs get-queue-attributes --queue-url <https://sqs.eu-west-1.amazonaws.com/1/q|https://sqs.eu-west-1.amazonaws.com/1/q> --attribute-names All => sqs:GetQueueAttributes {"QueueUrl":"https://sqs.eu-west-1.amazonaws.com/1/q","AttributeNames":["All"]}
        sqs get-queue-url orders-dlq => sqs:GetQueueUrl {"QueueName":"orders-dlq"}
        sns get-topic-attributes arn:aws:sns:us-east-1:111122223333:alerts => sns:GetTopicAttributes {"TopicArn":"arn:aws:sns:us-east-1:111122223333:alerts"}
        support describe-cases --include-resolved-cases => support:DescribeCases {"includeResolvedCases":true}
        support describe-cases --no-include-communications --max-results 20 => support:DescribeCases {"includeCommunications":false,"maxResults":20}
        cloudtrail lookup-events --lookup-attributes AttributeKey=EventName,AttributeValue=StopInstances --max-results 10 --region us-east-2 => cloudtrail:LookupEvents {"LookupAttributes":[{"AttributeKey":"EventName","AttributeValue":"StopInstances"}],"MaxResults":10} region=us-east-2
        cloudtrail lookup-events --start-time "2026-11-19 10:00" => cloudtrail:LookupEvents {"StartTime":"2026-11-19T10:00:00Z"}
        rds describe-db-instances --region eu-west-2 => rds:DescribeDBInstances {} region=eu-west-2
        rds describe-db-instances orders-db => rds:DescribeDBInstances {"DBInstanceIdentifier":"orders-db"}
        rds describe-db-snapshots --db-instance-identifier orders-db --snapshot-type automated => rds:DescribeDBSnapshots {"DBInstanceIdentifier":"orders-db","SnapshotType":"automated"}
        rds describe-db-engine-versions --engine postgres --default-only => rds:DescribeDBEngineVersions {"Engine":"postgres","DefaultOnly":true}
        dynamodb describe-table --table-name orders => dynamodb:DescribeTable {"TableName":"orders"}
        dynamodb describe-table orders => dynamodb:DescribeTable {"TableName":"orders"}
        dynamodb list-tables --limit 3 => dynamodb:ListTables {"Limit":3}
        iam list-attached-role-policies --role-name admin => iam:ListAttachedRolePolicies {"RoleName":"admin"}
        iam get-role admin => iam:GetRole {"RoleName":"admin"}
        iam list-roles --path-prefix /service-role/ => iam:ListRoles {"PathPrefix":"/service-role/"}
        iam get-policy-version --policy-arn arn:aws:iam::aws:policy/ReadOnlyAccess --version-id v1 => iam:GetPolicyVersion {"PolicyArn":"arn:aws:iam::aws:policy/ReadOnlyAccess","VersionId":"v1"}
        sts get-caller-identity => sts:GetCallerIdentity {}
        states list-state-machines => stepfunctions:ListStateMachines {}
        stepfunctions list-executions --state-machine-arn arn:aws:states:us-east-1:1:stateMachine:x --status-filter FAILED => stepfunctions:ListExecutions {"stateMachineArn":"arn:aws:states:us-east-1:1:stateMachine:x","statusFilter":"FAILED"}
        configservice describe-config-rules => config:DescribeConfigRules {}
        deploy list-applications => codedeploy:ListApplications {}
        events list-rules --name-prefix nightly => events:ListRules {"NamePrefix":"nightly"}
        elbv2 describe-target-health --target-group-arn arn:aws:elasticloadbalancing:us-east-1:1:targetgroup/a/b --targets Id=i-1,Port=80 => elbv2:DescribeTargetHealth {"TargetGroupArn":"arn:aws:elasticloadbalancing:us-east-1:1:targetgroup/a/b","Targets":[{"Id":"i-1","Port":80}]}
        elbv2 describe-load-balancers --names web api => elbv2:DescribeLoadBalancers {"Names":["web","api"]}
        autoscaling describe-auto-scaling-groups --auto-scaling-group-names web-fleet-asg => autoscaling:DescribeAutoScalingGroups {"AutoScalingGroupNames":["web-fleet-asg"]}
        autoscaling describe-scaling-activities --auto-scaling-group-name web --max-records 5 => autoscaling:DescribeScalingActivities {"AutoScalingGroupName":"web","MaxRecords":5}
        cloudformation describe-stacks --stack-name web => cloudformation:DescribeStacks {"StackName":"web"}
        cloudformation describe-stacks web => cloudformation:DescribeStacks {"StackName":"web"}
        cloudformation list-stacks --stack-status-filter CREATE_COMPLETE UPDATE_COMPLETE => cloudformation:ListStacks {"StackStatusFilter":["CREATE_COMPLETE","UPDATE_COMPLETE"]}
        route53 list-resource-record-sets --hosted-zone-id Z1 => route53:ListResourceRecordSets {"HostedZoneId":"Z1"}
        cloudfront get-distribution --id E1 => cloudfront:GetDistribution {"Id":"E1"}
        kms describe-key --key-id alias/orders => kms:DescribeKey {"KeyId":"alias/orders"}
        ssm describe-parameters --parameter-filters Key=Name,Option=BeginsWith,Values=/prod => ssm:DescribeParameters {"ParameterFilters":[{"Key":"Name","Option":"BeginsWith","Values":["/prod"]}]}
        ssm start-automation-execution --document-name AWS-RestartEC2Instance --parameters InstanceId=i-1 => ssm:StartAutomationExecution {"DocumentName":"AWS-RestartEC2Instance","Parameters":{"InstanceId":["i-1"]}}
        ec2 create-tags --resources i-1 vol-2 --tags Key=env,Value=prod Key=team,Value="core api" => ec2:CreateTags {"Resources":["i-1","vol-2"],"Tags":[{"Key":"env","Value":"prod"},{"Key":"team","Value":"core api"}]}
        ec2 create-tags --resources i-1 --tags env=prod team=core => ec2:CreateTags {"Resources":["i-1"],"Tags":[{"Key":"env","Value":"prod"},{"Key":"team","Value":"core"}]}
        lambda tag-resource --resource arn:aws:lambda:us-east-1:1:function:f --tags env=prod,team=core => lambda:TagResource {"Resource":"arn:aws:lambda:us-east-1:1:function:f","Tags":{"env":"prod","team":"core"}}
        ec2 terminate-instances --instance-ids i-0a1b2c3d4e5f67890 --region us-east-1 => ec2:TerminateInstances {"InstanceIds":["i-0a1b2c3d4e5f67890"]} region=us-east-1
        ec2 reboot-instances i-1 => ec2:RebootInstances {"InstanceIds":["i-1"]}
        autoscaling update-auto-scaling-group --auto-scaling-group-name web --min-size 2 --max-size 6 => autoscaling:UpdateAutoScalingGroup {"AutoScalingGroupName":"web","MinSize":2,"MaxSize":6}
        kinesis update-shard-count --stream-name s --target-shard-count 4 --scaling-type UNIFORM_SCALING => kinesis:UpdateShardCount {"StreamName":"s","TargetShardCount":4,"ScalingType":"UNIFORM_SCALING"}
        secretsmanager get-secret-value --secret-id prod/orders-db => secretsmanager:GetSecretValue {"SecretId":"prod/orders-db"}
        secretsmanager list-secrets --filters Key=name,Values=prod => secretsmanager:ListSecrets {"Filters":[{"Key":"name","Values":["prod"]}]}
        organizations list-accounts => organizations:ListAccounts {}
        resourcegroupstaggingapi get-resources --tag-filters Key=env,Values=prod,staging --resource-type-filters ec2:instance rds:db => resourcegroupstaggingapi:GetResources {"TagFilters":[{"Key":"env","Values":["prod","staging"]}],"ResourceTypeFilters":["ec2:instance","rds:db"]}
        health describe-events --filter eventStatusCodes=open,upcoming => health:DescribeEvents {"filter":{"eventStatusCodes":["open","upcoming"]}}
        budgets describe-budgets --account-id 111122223333 => budgets:DescribeBudgets {"AccountId":"111122223333"}
        ses list-identities --identity-type EmailAddress => ses:ListIdentities {"IdentityType":"EmailAddress"}
        sesv2 get-email-identity --email-identity <mailto:ops@example.com|ops@example.com> => sesv2:GetEmailIdentity {"EmailIdentity":"ops@example.com"}
        """;
}
