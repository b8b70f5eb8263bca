using System.Diagnostics;
using System.Net;
using System.Text.RegularExpressions;
using Bot.Settings;
using Bot.Tests.Testing;
using YamlDotNet.RepresentationModel;

namespace Bot.Tests.Manifests;

/// <summary>The manifests for running the bot: they say nothing that the bot does not know, and what they start starts.</summary>
public sealed partial class RunningTests
{
    private static readonly string Folder = Path.Combine(Repository.Root, "manifests");
    private static readonly string Unit = Path.Combine(Folder, "systemd", "wheelhouse.service");
    private static readonly string[] OfTheRuntime = ["ASPNETCORE_URLS", "DOTNET_EnableDiagnostics"];

    public static TheoryData<string> Deployments => ["one.yaml", "replicas.yaml"];

    [Fact]
    public async Task Unit_IsValid_AndShutsTheMachineOff()
    {
        if (!File.Exists("/usr/bin/systemd-analyze"))
            Assert.Skip("systemd-analyze is not installed.");
        var folder = System.IO.Directory.CreateTempSubdirectory("wheelhouse-unit-");
        var copy = Path.Combine(folder.FullName, "wheelhouse.service");
        try
        {
            // Nothing is installed where the unit expects it.
            await File.WriteAllTextAsync(copy, (await File.ReadAllTextAsync(Unit)).Replace("/opt/wheelhouse/Wheelhouse", Environment.ProcessPath, StringComparison.Ordinal));
            var (status, said) = await RunAsync("/usr/bin/systemd-analyze", ["verify", "--man=no", copy]);
            Assert.True(status == 0 && !said.Contains("wheelhouse.service:", StringComparison.Ordinal), said);
            // 0 is shut off wholly, 100 is not at all; what a web server with a compiler needs leaves some.
            var (security, scores) = await RunAsync("/usr/bin/systemd-analyze", ["security", "--offline=yes", "--threshold=20", "--no-pager", copy]);
            Assert.True(security == 0, scores);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    [Fact]
    public void Unit_NamesSettingsThatExist()
    {
        var names = File.ReadLines(Unit).Where(l => l.StartsWith("Environment=", StringComparison.Ordinal)).Select(l => l.Split('=')[1]).ToList();
        Assert.NotEmpty(names);
        Assert.All(names, AssertKnown);
    }

    [Theory]
    [MemberData(nameof(Deployments))]
    public void Deployment_NamesSettingsProbesAndPortsOfTheBot_AndIsShutOff(string file)
    {
        var documents = Read(file);
        var spec = At(documents["Deployment"], "spec", "template", "spec");
        var container = (YamlMappingNode)((YamlSequenceNode)At(spec, "containers")).Single();
        var env = ((YamlSequenceNode)At(container, "env")).ToDictionary(e => Text(e, "name"), e => (YamlMappingNode)e);
        Assert.All(env.Keys, AssertKnown);
        Assert.All(env.Where(e => IsSecret(e.Key)), e => Assert.True(e.Value.Children.ContainsKey("valueFrom"), $"{e.Key} is a secret and stands in the manifest."));
        Assert.All((string[])["startupProbe", "livenessProbe", "readinessProbe"], p => Assert.Equal(p == "readinessProbe" ? "/readyz" : "/healthz", Text(container, p, "httpGet", "path")));
        var port = Text(((YamlSequenceNode)At(container, "ports")).Single(), "containerPort");
        Assert.EndsWith($":{port}", Text(env["ASPNETCORE_URLS"], "value"));
        Assert.Equal("true", Text(container, "securityContext", "readOnlyRootFilesystem"));
        Assert.Equal("false", Text(container, "securityContext", "allowPrivilegeEscalation"));
        Assert.Equal("true", Text(spec, "securityContext", "runAsNonRoot"));
        Assert.Equal(((YamlSequenceNode)At(container, "volumeMounts")).Select(v => Text(v, "name")).Order(), ((YamlSequenceNode)At(spec, "volumes")).Select(v => Text(v, "name")).Order());
        Assert.Equal(Text(documents["Deployment"], "spec", "selector", "matchLabels", "app"), Text(documents["Deployment"], "spec", "template", "metadata", "labels", "app"));
        Assert.Equal(Text(documents["Deployment"], "spec", "selector", "matchLabels", "app"), Text(documents["Service"], "spec", "selector", "app"));
        // Longer than what the bot takes to stop, and the pause before it is told to.
        Assert.True(int.Parse(Text(spec, "terminationGracePeriodSeconds")) > int.Parse(Text(container, "lifecycle", "preStop", "sleep", "seconds")) + new Bot.Conversations.TurnOptions().Grace.TotalSeconds);
    }

    [Fact]
    public void Replicas_ShareOnePostgres_AndOneReplicaHasItsFileAlone()
    {
        var (one, many) = (Read("one.yaml"), Read("replicas.yaml"));
        Assert.Equal("1", Text(one["Deployment"], "spec", "replicas"));
        Assert.Equal("Recreate", Text(one["Deployment"], "spec", "strategy", "type"));
        Assert.Equal(Text(one["PersistentVolumeClaim"], "metadata", "name"), Claim(one["Deployment"]));
        Assert.True(int.Parse(Text(many["Deployment"], "spec", "replicas")) > 1);
        Assert.Contains("Store__Postgres", Env(many["Deployment"]));
        Assert.DoesNotContain("Store__Sqlite", Env(many["Deployment"]));
        Assert.Equal(Text(many["Deployment"], "spec", "selector", "matchLabels", "app"), Text(many["PodDisruptionBudget"], "spec", "selector", "matchLabels", "app"));
        Assert.Equal("1", Text(many["PodDisruptionBudget"], "spec", "maxUnavailable"));
    }

    [Fact]
    public async Task Image_StartsFromWhatIsPublished()
    {
        var file = await File.ReadAllLinesAsync(Path.Combine(Folder, "container", "Containerfile"));
        var environment = file.Where(l => l.StartsWith("ENV ", StringComparison.Ordinal)).Select(l => l[4..].Split('=', 2)).ToDictionary(p => p[0], p => p[1]);
        Assert.All(environment.Keys, AssertKnown);
        var entry = EntryPoint().Match(string.Join('\n', file));
        Assert.True(entry.Success);
        var folder = System.IO.Directory.CreateTempSubdirectory("wheelhouse-image-");
        try
        {
            var configuration = Path.GetFileName(Path.GetDirectoryName(AppContext.BaseDirectory.TrimEnd('/'))!);
            var (published, said) = await RunAsync("dotnet", ["publish", Path.Combine(Repository.Root, "Bot"), "--no-build", "-c", configuration, "-o", Path.Combine(folder.FullName, "app")]);
            Assert.True(published == 0, said);
            var start = new ProcessStartInfo(entry.Groups[1].Value, [entry.Groups[2].Value]) { WorkingDirectory = Path.Combine(folder.FullName, "app"), RedirectStandardOutput = true };
            foreach (var (name, value) in environment)
                start.Environment[name] = value.Replace("/data/", folder.FullName + "/data/", StringComparison.Ordinal).Replace("0.0.0.0:3978", "127.0.0.1:0", StringComparison.Ordinal);
            using var process = Process.Start(start)!;
            try
            {
                var ready = await process.StandardOutput.ReadLineAsync().WaitAsync(TimeSpan.FromSeconds(60));
                using var client = new HttpClient { BaseAddress = new(Address().Match(ready!).Value) };
                Assert.Equal(HttpStatusCode.OK, (await client.GetAsync("/healthz")).StatusCode);
                Assert.Equal(HttpStatusCode.OK, (await client.GetAsync("/readyz")).StatusCode);
                Assert.True(File.Exists(Path.Combine(folder.FullName, "data", "wheelhouse.db")));
            }
            finally
            {
                process.Kill();
                await process.WaitForExitAsync();
            }
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    [GeneratedRegex("""^ENTRYPOINT \["([^"]+)", "([^"]+)"\]$""", RegexOptions.Multiline)]
    private static partial Regex EntryPoint();

    [GeneratedRegex(@"http://127\.0\.0\.1:\d+")]
    private static partial Regex Address();

    private static void AssertKnown(string variable) =>
        Assert.True(OfTheRuntime.Contains(variable) || KnownSettings.All.Any(s => s.Key == variable.Replace("__", ":", StringComparison.Ordinal)), $"{variable} is no setting of the bot.");

    private static bool IsSecret(string variable) => KnownSettings.All.Any(s => s.Secret && s.Key == variable.Replace("__", ":", StringComparison.Ordinal));

    private static Dictionary<string, YamlNode> Read(string file)
    {
        var yaml = new YamlStream();
        using var reader = new StreamReader(Path.Combine(Folder, "kubernetes", file));
        yaml.Load(reader);
        return yaml.Documents.ToDictionary(d => Text(d.RootNode, "kind"), d => d.RootNode);
    }

    private static IEnumerable<string> Env(YamlNode deployment) =>
        ((YamlSequenceNode)At(((YamlSequenceNode)At(deployment, "spec", "template", "spec", "containers")).Single(), "env")).Select(e => Text(e, "name"));

    private static string Claim(YamlNode deployment) =>
        ((YamlSequenceNode)At(deployment, "spec", "template", "spec", "volumes")).OfType<YamlMappingNode>().Where(v => v.Children.ContainsKey("persistentVolumeClaim")).Select(v => Text(v, "persistentVolumeClaim", "claimName")).Single();

    private static YamlNode At(YamlNode node, params IEnumerable<string> path) => path.Aggregate(node, (n, key) => ((YamlMappingNode)n).Children[new YamlScalarNode(key)]);

    private static string Text(YamlNode node, params IEnumerable<string> path) => ((YamlScalarNode)At(node, path)).Value!;

    private static async Task<(int Status, string Said)> RunAsync(string program, IEnumerable<string> arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardError = true, RedirectStandardOutput = true })!;
        var (output, errors) = (process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        await process.WaitForExitAsync();
        return (process.ExitCode, await output + await errors);
    }
}
