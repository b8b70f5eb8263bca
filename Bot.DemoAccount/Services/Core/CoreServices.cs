namespace Bot.DemoAccount.Services.Core;

/// <summary>Identity, compute, storage and keys; each is made when first called.</summary>
internal static class CoreServices
{
    public static IReadOnlyDictionary<string, Func<DemoService>> All { get; } = new Dictionary<string, Func<DemoService>>
    {
        ["ec2"] = static () => new Ec2.Ec2Service(),
        ["sts"] = static () => new StsService(),
    };
}
