namespace Bot.DemoAccount.Services.Core;

/// <summary>Identity, compute, storage and keys; each is made when first called.</summary>
internal static class CoreServices
{
    public static IReadOnlyDictionary<string, Func<DemoService>> All { get; } = new Dictionary<string, Func<DemoService>>
    {
        ["ec2"] = static () => new Ec2.Ec2Service(),
        ["iam"] = static () => new Iam.IamService(),
        ["kms"] = static () => new KmsService(),
        ["lambda"] = static () => new LambdaService(),
        ["s3"] = static () => new S3.S3Service(),
        ["s3control"] = static () => new S3.S3ControlService(),
        ["secretsmanager"] = static () => new SecretsManagerService(),
        ["sso"] = static () => new IdentityCenter.SsoService(),
        ["sso-oidc"] = static () => new IdentityCenter.SsoOidcService(),
        ["ssm"] = static () => new SsmService(),
        ["sts"] = static () => new Sts.StsService(),
    };
}
