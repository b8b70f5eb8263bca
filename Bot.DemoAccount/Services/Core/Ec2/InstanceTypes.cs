using System.Text.Json.Nodes;

namespace Bot.DemoAccount.Services.Core.Ec2;

/// <summary>An instance type.</summary>
internal sealed record InstanceType(string Name, int Cpus, int MemoryMiB, string Architecture, decimal Price)
{
    public JsonObject Document() => new()
    {
        ["InstanceType"] = Name,
        ["CurrentGeneration"] = Name[0] is not ('m' or 'c' or 'r') || Name[1] >= '4',
        ["FreeTierEligible"] = Name is "t2.micro" or "t3.micro",
        ["BareMetal"] = false,
        ["Hypervisor"] = Name.StartsWith("t2", StringComparison.Ordinal) ? "xen" : "nitro",
        ["SupportedUsageClasses"] = new JsonArray("on-demand", "spot"),
        ["SupportedRootDeviceTypes"] = new JsonArray("ebs"),
        ["SupportedVirtualizationTypes"] = new JsonArray("hvm"),
        ["ProcessorInfo"] = new JsonObject { ["SupportedArchitectures"] = new JsonArray(Architecture) },
        ["VCpuInfo"] = new JsonObject { ["DefaultVCpus"] = Cpus, ["DefaultCores"] = Architecture == "arm64" ? Cpus : Math.Max(1, Cpus / 2), ["DefaultThreadsPerCore"] = Architecture == "arm64" ? 1 : 2 },
        ["MemoryInfo"] = new JsonObject { ["SizeInMiB"] = MemoryMiB },
        ["InstanceStorageSupported"] = Name.Contains("d.", StringComparison.Ordinal) || Name.StartsWith("i3", StringComparison.Ordinal),
        ["EbsInfo"] = new JsonObject { ["EbsOptimizedSupport"] = "default", ["EncryptionSupport"] = "supported" },
        ["BurstablePerformanceSupported"] = Name[0] == 't',
        ["HibernationSupported"] = false,
        ["AutoRecoverySupported"] = true,
    };
}

/// <summary>The instance types that accounts use most, with their on-demand price an hour in us-east-1.</summary>
internal static class InstanceTypes
{
    public static IReadOnlyList<InstanceType> All { get; } =
    [
        .. Family("t2", "x86_64", ("nano", 1, 512, 0.0058m), ("micro", 1, 1024, 0.0116m), ("small", 1, 2048, 0.023m), ("medium", 2, 4096, 0.0464m), ("large", 2, 8192, 0.0928m)),
        .. Family("t3", "x86_64", ("nano", 2, 512, 0.0052m), ("micro", 2, 1024, 0.0104m), ("small", 2, 2048, 0.0208m), ("medium", 2, 4096, 0.0416m), ("large", 2, 8192, 0.0832m), ("xlarge", 4, 16384, 0.1664m), ("2xlarge", 8, 32768, 0.3328m)),
        .. Family("t4g", "arm64", ("nano", 2, 512, 0.0042m), ("micro", 2, 1024, 0.0084m), ("small", 2, 2048, 0.0168m), ("medium", 2, 4096, 0.0336m), ("large", 2, 8192, 0.0672m), ("xlarge", 4, 16384, 0.1344m)),
        .. Sizes("m5", "x86_64", 4096, 0.048m), .. Sizes("m6i", "x86_64", 4096, 0.048m), .. Sizes("m6g", "arm64", 4096, 0.0385m), .. Sizes("m7i", "x86_64", 4096, 0.0504m), .. Sizes("m7g", "arm64", 4096, 0.0408m),
        .. Sizes("c5", "x86_64", 2048, 0.0425m), .. Sizes("c6i", "x86_64", 2048, 0.0425m), .. Sizes("c6g", "arm64", 2048, 0.034m), .. Sizes("c7g", "arm64", 2048, 0.03625m),
        .. Sizes("r5", "x86_64", 8192, 0.063m), .. Sizes("r6i", "x86_64", 8192, 0.063m), .. Sizes("r6g", "arm64", 8192, 0.0504m), .. Sizes("i3", "x86_64", 7808, 0.078m),
        new("g4dn.xlarge", 4, 16384, "x86_64", 0.526m), new("g5.xlarge", 4, 16384, "x86_64", 1.006m), new("p3.2xlarge", 8, 62464, "x86_64", 3.06m), new("m4.large", 2, 8192, "x86_64", 0.10m), new("c4.large", 2, 3840, "x86_64", 0.10m),
    ];

    private static IEnumerable<InstanceType> Family(string family, string architecture, params (string Size, int Cpus, int Memory, decimal Price)[] sizes) =>
        sizes.Select(s => new InstanceType($"{family}.{s.Size}", s.Cpus, s.Memory, architecture, s.Price));

    private static IEnumerable<InstanceType> Sizes(string family, string architecture, int memoryPerCpu, decimal pricePerCpu) =>
        ((string Size, int Cpus)[])[("large", 2), ("xlarge", 4), ("2xlarge", 8), ("4xlarge", 16), ("8xlarge", 32), ("16xlarge", 64)] is var sizes
            ? sizes.Select(s => new InstanceType($"{family}.{s.Size}", s.Cpus, s.Cpus * memoryPerCpu, architecture, s.Cpus * pricePerCpu))
            : [];
}
