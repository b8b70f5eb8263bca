using System.Collections.Immutable;
using Bot.Understanding;
using static Bot.Intents.Resources.Registry.FieldTable;

namespace Bot.Intents.Resources.Registry;

/// <summary>APIs, names, certificates and content delivery.</summary>
internal static class EdgeKinds
{
    public static ImmutableArray<ResourceKind> All { get; } =
    [
        new("rest-api", "API Gateway REST API", "apigateway", "rest api, api gateway, api gateway rest api, api gateway api, apigateway, api, api gw, apigw")
        {
            CloudFormationType = "AWS::ApiGateway::RestApi", List = new("GetRestApis", "items[]"), One = new("restApiId={id}", "GetRestApi", "."), Id = "id", NamePath = "name", Arn = "arn:aws:apigateway:{region}::/restapis/{id}", Tags = "tags", Console = "apigateway/main/apis/{id}/resources?api={id}&region={region}", ConsoleList = "apigateway/main/apis?region={region}", Columns = "name, id, endpoint_type, created, description",
            Fields = [Text("endpoint_type", "endpointConfiguration.types", "endpoint type, type").Is("edge, edge optimized", "EDGE").Is("regional", "REGIONAL").Is("private", "PRIVATE").IsNot("public", "PRIVATE"), Created("createdDate"), Text("description", "description", "description"), Text("policy", "policy", "resource policy, policy"), Text("version", "version", "version"), Flag("default_endpoint_disabled", "disableExecuteApiEndpoint", "default endpoint").Yes("default endpoint disabled")],
        },
        new("rest-api-stage", "API Gateway stage", "apigateway", "api stage, api gateway stage, rest api stage, stage")
        {
            CloudFormationType = "AWS::ApiGateway::Stage", Parent = new("rest-api"), List = new("GetStages", "item[]", "restApiId={parent}"), Id = "stageName", Tags = "tags", Console = "apigateway/main/apis/{parent}/stages?api={parent}&region={region}", ConsoleList = "apigateway/main/apis?region={region}", Columns = "name, api, deployment, tracing, logging, created",
            Fields = [Text("api", "^", "api, rest api"), Text("deployment", "deploymentId", "deployment"), Flag("tracing", "tracingEnabled", "tracing, xray, x-ray").Yes("with tracing").No("without tracing"), Text("logging", "accessLogSettings.destinationArn", "logging, access logging, access logs, logs").Lacks("without logging, without access logging, without access logs").Has("with access logs, with logging"), Text("waf", "last(webAclArn)", "waf, web acl").Lacks("without waf, without a waf, without web acl").Has("with waf"), Flag("cache", "cacheClusterEnabled", "cache, caching").Yes("with caching").No("without caching"), Created("createdDate"), Time("modified", "lastUpdatedDate", "modified, last updated, last deployed, deployed")],
        },
        new("api-domain", "API Gateway custom domain", "apigateway", "api custom domain, api gateway domain, api gateway custom domain, custom domain name")
        {
            CloudFormationType = "AWS::ApiGateway::DomainName", List = new("GetDomainNames", "items[]"), One = new("domainName={name}", "GetDomainName", "."), Id = "domainName", Tags = "tags", Console = "apigateway/main/publish/domain-names?region={region}", Columns = "name, endpoint_type, tls, state", Fields = [State("domainNameStatus"), Text("endpoint_type", "endpointConfiguration.types", "endpoint type"), Text("tls", "securityPolicy", "tls, tls version, security policy").Is("tls 1.0", "TLS_1_0").Is("tls 1.2", "TLS_1_2"), Text("certificate", "certificateArn|regionalCertificateArn", "certificate")],
        },
        new("usage-plan", "API Gateway usage plan", "apigateway", "usage plan, api usage plan")
        {
            CloudFormationType = "AWS::ApiGateway::UsagePlan", List = new("GetUsagePlans", "items[]"), Id = "id", NamePath = "name", Tags = "tags", Console = "apigateway/main/usage-plans?region={region}", Columns = "name, id, rate, burst", Fields = [Number("rate", "throttle.rateLimit", "rate limit, rate"), Number("burst", "throttle.burstLimit", "burst limit, burst"), Number("quota", "quota.limit", "quota")],
        },
        new("http-api", "API Gateway HTTP or WebSocket API", "apigatewayv2", "http api, websocket api, apigatewayv2 api, web socket api, api gateway v2 api, api gateway http api")
        {
            CloudFormationType = "AWS::ApiGatewayV2::Api", List = new("GetApis", "Items[]"), One = new("ApiId={id}", "GetApi", "."), Id = "ApiId", NamePath = "Name", Arn = "arn:aws:apigateway:{region}::/apis/{id}", Tags = "Tags", Console = "apigateway/main/api-detail?api={id}&region={region}", ConsoleList = "apigateway/main/apis?region={region}", Columns = "name, id, protocol, endpoint, created", Fields = [Text("protocol", "ProtocolType", "protocol, type").Is("http", "HTTP").Is("websocket", "WEBSOCKET"), Text("endpoint", "ApiEndpoint", "endpoint, url"), Created("CreatedDate"), Text("description", "Description", "description"), List("cors", "CorsConfiguration.AllowOrigins", "cors")],
        },
        new("appsync-api", "AppSync API", "appsync", "appsync api, graphql api, appsync, graph ql api")
        {
            CloudFormationType = "AWS::AppSync::GraphQLApi", List = new("ListGraphqlApis", "graphqlApis[]"), One = new("apiId={id}", "GetGraphqlApi", "graphqlApi"), Id = "apiId", NamePath = "name", Arn = "arn", Tags = "tags", Console = "appsync/home?region={region}#/{id}/v1/home", ConsoleList = "appsync/home?region={region}#/apis", Columns = "name, id, auth, tracing, waf", Fields = [Text("auth", "authenticationType", "auth, authentication, authentication type").Is("with api key auth", "API_KEY"), Flag("tracing", "xrayEnabled", "tracing, xray").Yes("with tracing").No("without tracing"), Text("waf", "last(wafWebAclArn)", "waf, web acl").Lacks("without waf"), Text("logging", "logConfig.fieldLogLevel", "logging, log level").Lacks("without logging")],
        },
        new("hosted-zone", "hosted zone", "route53", "hosted zone, dns zone, route53 zone, route 53 hosted zone, route53 hosted zone, zone, route53, route 53, dns hosted zone")
        {
            CloudFormationType = "AWS::Route53::HostedZone", IsGlobal = true, List = new("ListHostedZones", "HostedZones[]"), One = new("DNSName={name}", "ListHostedZonesByName", "HostedZones[]"), Id = "last(Id)", NamePath = "Name", Arn = "arn:aws:route53:::hostedzone/{id}", Console = "route53/v2/hostedzones#ListRecordSets/{id}", ConsoleList = "route53/v2/hostedzones", Columns = "name, id, records, private, comment", IdPrefixes = ["Z"],
            Fields = [Number("records", "ResourceRecordSetCount", "records, record count, record, record sets, dns records"), Flag("private", "Config.PrivateZone", "private, visibility, type").Yes("private").No("public, not private"), Text("comment", "Config.Comment", "comment, description")],
        },
        new("dns-record", "DNS record", "route53", "dns record, record set, route53 record, resource record, dns entry, route 53 record, cname record, a record, mx record, txt record")
        {
            CloudFormationType = "AWS::Route53::RecordSet", IsGlobal = true, Parent = new("hosted-zone"), List = new("ListResourceRecordSets", "ResourceRecordSets[]", "HostedZoneId={parent}") { MaxPages = 20 }, Id = "Name", Console = "route53/v2/hostedzones#ListRecordSets/{parent}", ConsoleList = "route53/v2/hostedzones", Columns = "name, type, values, ttl, alias",
            Fields = [Text("type", "Type", "type, record type").Is("cname", "CNAME").Is("a", "A").Is("mx", "MX").Is("txt", "TXT").Is("ns", "NS"), List("values", "ResourceRecords[].Value|AliasTarget.DNSName", "value, values, target"), Number("ttl", "TTL", "ttl", "s"), Text("alias", "AliasTarget.DNSName", "alias").Has("alias"), Number("weight", "Weight", "weight")],
        },
        new("health-check", "Route 53 health check", "route53", "route53 health check, route 53 health check, dns health check")
        {
            CloudFormationType = "AWS::Route53::HealthCheck", IsGlobal = true, List = new("ListHealthChecks", "HealthChecks[]"), One = new("HealthCheckId={id}", "GetHealthCheck", "HealthCheck"), Id = "Id", Console = "route53/healthchecks/home", Columns = "id, type, domain, port, path", Fields = [Text("type", "HealthCheckConfig.Type", "type"), Text("domain", "HealthCheckConfig.FullyQualifiedDomainName|HealthCheckConfig.IPAddress", "domain, target"), Number("port", "HealthCheckConfig.Port", "port"), Text("path", "HealthCheckConfig.ResourcePath", "path"), Flag("disabled", "HealthCheckConfig.Disabled", "disabled").Yes("disabled").No("enabled")],
        },
        new("registered-domain", "registered domain", "route53domains", "registered domain, route53 domain, domain name registration, domain name, domain registration, registered domain name")
        {
            IsGlobal = true, List = new("ListDomains", "Domains[]"), One = new("DomainName={name}", "GetDomainDetail", "."), Id = "DomainName", Console = "route53/domains/home#/DomainDetails/{name}", ConsoleList = "route53/domains/home#/DomainListing", Columns = "name, expires, auto_renew, transfer_lock", SortBy = "expires", Fields = [Time("expires", "Expiry|ExpirationDate", "expires, expiry, expiration, expiring, expire, expiry date"), Flag("auto_renew", "AutoRenew", "auto renew, auto-renew, renewal").Yes("with auto renew").No("without auto renew, no auto renew, not auto renewing, auto renew off"), Flag("transfer_lock", "TransferLock", "transfer lock, lock").No("without transfer lock")],
        },
        new("cloudfront-distribution", "CloudFront distribution", "cloudfront", "cloudfront distribution, distribution, cloudfront, cdn, cdn distribution, cloud front distribution, cloud front")
        {
            CloudFormationType = "AWS::CloudFront::Distribution", IsGlobal = true, List = new("ListDistributions", "DistributionList.Items[]"), One = new("Id={id}", "GetDistribution", "Distribution"), Details = [new("config", "GetDistributionConfig", "DistributionConfig", "Id={id}"), new("tags", "ListTagsForResource", "Tags", "Resource={arn}")], Id = "Id", NamePath = "Aliases.Items[]|DistributionConfig.Aliases.Items[]|DomainName", Arn = "ARN", Tags = "Items", TagsFrom = "tags",
            Console = "cloudfront/v4/home#/distributions/{id}", ConsoleList = "cloudfront/v4/home#/distributions", Columns = "name, id, domain, state, enabled, price_class, waf",
            Fields =
            [
                State("Status").Is("deployed", "Deployed").Is("in progress, deploying", "InProgress"), Flag("enabled", "Enabled|DistributionConfig.Enabled", "enabled").Yes("enabled").No("disabled"), Text("domain", "DomainName", "domain, domain name"), List("aliases", "Aliases.Items[]|DistributionConfig.Aliases.Items[]", "alias, aliases, cname, cnames, alternate domain name"), Text("waf", "last(WebACLId)|last(DistributionConfig.WebACLId)", "waf, web acl, firewall").Lacks("without waf, without a waf, no waf, without web acl").Has("with waf, with a waf"),
                Flag("logging", "Logging.Enabled", "logging, access logging, access logs, standard logging, logs").Of("config").Yes("with logging, logged, with access logs, with access logging").No("without logging, no logging, not logged, without access logs, without access logging, logging disabled"), Text("price_class", "PriceClass|DistributionConfig.PriceClass", "price class"), List("origins", "Origins.Items[].DomainName|DistributionConfig.Origins.Items[].DomainName", "origin, origins"),
                Text("tls", "ViewerCertificate.MinimumProtocolVersion|DistributionConfig.ViewerCertificate.MinimumProtocolVersion", "tls, tls version, minimum tls, minimum protocol version"), Text("certificate", "ViewerCertificate.ACMCertificateArn|DistributionConfig.ViewerCertificate.ACMCertificateArn", "certificate, ssl certificate"), Text("viewer_protocol", "DefaultCacheBehavior.ViewerProtocolPolicy|DistributionConfig.DefaultCacheBehavior.ViewerProtocolPolicy", "viewer protocol policy, https").Is("allowing http, allow http, without https", "allow-all"), Text("root_object", "DefaultRootObject", "default root object").Of("config").Lacks("without default root object"), Time("modified", "LastModifiedTime", "modified, last modified, changed, updated"), Text("comment", "Comment|DistributionConfig.Comment", "comment, description"), Text("http_version", "HttpVersion|DistributionConfig.HttpVersion", "http version"),
            ],
        },
        new("cloudfront-function", "CloudFront function", "cloudfront", "cloudfront function")
        {
            CloudFormationType = "AWS::CloudFront::Function", IsGlobal = true, List = new("ListFunctions", "FunctionList.Items[]"), Id = "Name", Arn = "FunctionMetadata.FunctionARN", Console = "cloudfront/v4/home#/functions", Columns = "name, state, modified", Fields = [State("Status"), Created("FunctionMetadata.CreatedTime"), Time("modified", "FunctionMetadata.LastModifiedTime", "modified")],
        },
        new("acm-certificate", "ACM certificate", "acm", "acm certificate, certificate, ssl certificate, tls certificate, cert, ssl cert, tls cert, acm cert, ssl")
        {
            CloudFormationType = "AWS::CertificateManager::Certificate", List = new("ListCertificates", "CertificateSummaryList[]", "Includes.keyTypes=[RSA_1024,RSA_2048,RSA_3072,RSA_4096,EC_prime256v1,EC_secp384r1,EC_secp521r1]"), Details = [new("certificate", "DescribeCertificate", "Certificate", "CertificateArn={arn}"), new("tags", "ListTagsForCertificate", ".", "CertificateArn={arn}")], One = null, Id = "CertificateArn", NamePath = "DomainName", Arn = "CertificateArn", Tags = "Tags", TagsFrom = "tags",
            Console = "acm/home?region={region}#/certificates/{id:last}", ConsoleList = "acm/home?region={region}#/certificates/list", Columns = "name, state, expires, in_use, type, renewal", SortBy = "expires",
            Fields =
            [
                State("Status").Is("issued", "ISSUED").Is("expired", "EXPIRED").Is("pending validation, pending", "PENDING_VALIDATION").Is("failed", "FAILED").Is("revoked", "REVOKED"), Time("expires", "NotAfter", "expires, expiry, expiration, expiring, expire, expiry date, expiration date, valid until, not after"), Flag("in_use", "InUse", "in use, used").Yes("in use, used").No("unused, not in use, not used"), Text("type", "Type", "type").Is("imported", "IMPORTED").Is("amazon issued", "AMAZON_ISSUED").Is("private", "PRIVATE"),
                Text("renewal", "RenewalEligibility", "renewal, renewal eligibility").Is("renewable, auto renewed, eligible for renewal", "ELIGIBLE").Is("not renewable, ineligible for renewal", "INELIGIBLE"), Created("CreatedAt"), Text("key_algorithm", "KeyAlgorithm", "key algorithm, key type"), List("names", "SubjectAlternativeNameSummaries", "domains, names, subject alternative names, sans"), List("used_by", "last(InUseBy)", "used by, in use by, attached to").Of("certificate"), Text("issuer", "Issuer", "issuer").Of("certificate"), List("validation", "DomainValidationOptions[].ValidationStatus", "validation, validation status").Of("certificate"),
            ],
        },
        new("web-acl", "WAF web ACL", "wafv2", "web acl, waf, waf acl, waf web acl, wafv2 web acl, web application firewall, webacl")
        {
            CloudFormationType = "AWS::WAFv2::WebACL", List = new("ListWebACLs", "WebACLs[]", "Scope=REGIONAL"), One = null, Details = [new("acl", "GetWebACL", "WebACL", "Scope=REGIONAL; Id={id}; Name={name}")], Id = "Id", NamePath = "Name", Arn = "ARN", Console = "wafv2/homev2/web-acl/{name}/{id}/overview?region={region}", ConsoleList = "wafv2/homev2/web-acls?region={region}", Columns = "name, id, description", Fields = [Text("description", "Description", "description"), Number("rules", "count(Rules)", "rules, rule count").Of("acl"), Number("capacity", "Capacity", "capacity, wcu").Of("acl")],
        },
        new("waf-ip-set", "WAF IP set", "wafv2", "ip set, waf ip set")
        {
            CloudFormationType = "AWS::WAFv2::IPSet", List = new("ListIPSets", "IPSets[]", "Scope=REGIONAL"), Id = "Id", NamePath = "Name", Arn = "ARN", Console = "wafv2/homev2/ip-sets?region={region}", Columns = "name, id, description", Fields = [Text("description", "Description", "description")],
        },
        new("shield-protection", "Shield protection", "shield", "shield protection, shield advanced protection, ddos protection")
        {
            CloudFormationType = "AWS::Shield::Protection", IsGlobal = true, List = new("ListProtections", "Protections[]"), Id = "Id", NamePath = "Name", Arn = "ProtectionArn", Console = "wafv2/shieldv2#/protected_resources", Columns = "name, resource", Fields = [Text("resource", "last(ResourceArn)", "resource")],
        },
        new("amplify-app", "Amplify app", "amplify", "amplify app, amplify application, amplify")
        {
            CloudFormationType = "AWS::Amplify::App", List = new("ListApps", "apps[]"), One = new("appId={id}", "GetApp", "app"), Id = "appId", NamePath = "name", Arn = "appArn", Tags = "tags", Console = "amplify/home?region={region}#/{id}", ConsoleList = "amplify/home?region={region}#/", Columns = "name, id, platform, domain, created, modified", Fields = [Text("platform", "platform", "platform"), Text("domain", "defaultDomain", "domain, url"), Text("repository", "repository", "repository, repo"), Created("createTime"), Time("modified", "updateTime", "modified, updated")],
        },
        new("cognito-user-pool", "Cognito user pool", "cognito-idp", "cognito user pool, user pool, cognito pool, cognito")
        {
            CloudFormationType = "AWS::Cognito::UserPool", List = new("ListUserPools", "UserPools[]", "MaxResults=60"), One = new("UserPoolId={id}", "DescribeUserPool", "UserPool"), Details = [new("pool", "DescribeUserPool", "UserPool", "UserPoolId={id}")], Id = "Id", NamePath = "Name", Arn = "Arn|arn:aws:cognito-idp:{region}:{account}:userpool/{id}", Tags = "UserPoolTags", TagsFrom = "pool", Console = "cognito/v2/idp/user-pools/{id}/users?region={region}", ConsoleList = "cognito/v2/idp/user-pools?region={region}", Columns = "name, id, created, modified", Fields = [Created("CreationDate"), Time("modified", "LastModifiedDate", "modified, last modified"), Text("mfa", "MfaConfiguration", "mfa, multi factor authentication").Of("pool").Is("with mfa, requiring mfa", "ON").Is("without mfa, mfa off, no mfa", "OFF"), Number("users", "EstimatedNumberOfUsers", "users, user count, number of users").Of("pool"), Text("deletion_protection", "DeletionProtection", "deletion protection").Of("pool").Is("with deletion protection", "ACTIVE").IsNot("without deletion protection, no deletion protection", "ACTIVE")],
        },
    ];
}
