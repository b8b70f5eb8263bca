using System.Globalization;
using System.Text.Json.Nodes;
using Bot.Identity;
using Bot.Intents.Investigations.Facts;

namespace Bot.Intents.Investigations.Collect;

/// <summary>Why tasks of a service stopped: ECS keeps stopped tasks for an hour.</summary>
internal static class StoppedTasks
{
    private const int Most = 20;

    public static async Task CollectAsync(Case @case, Thing service, int reserve)
    {
        var cluster = service.Row?.ParentId is { Length: > 0 } parent ? parent[(parent.LastIndexOf('/') + 1)..] : service.Parent.Length > 0 ? service.Parent : service.Arn.Split('/') is [_, var named, _] ? named : "";
        if (cluster.Length == 0 || @case.Left <= reserve + 1)
            return;
        var listed = await @case.Calls.AskAsync("ecs", "ListTasks", new() { ["cluster"] = cluster, ["serviceName"] = service.Name, ["desiredStatus"] = "STOPPED" }, service.Spot, 1).ConfigureAwait(false);
        if (listed is not CallOutcome.Ok list)
        {
            if (listed is not CallOutcome.Failed { Error.IsNotFound: true })
                @case.Book.Miss(Gaps.Of($"stopped tasks of {service.Name}", listed));
            return;
        }
        var arns = (list.Body["taskArns"] as JsonArray ?? []).Select(a => a.Text()).Take(Most).ToList();
        if (arns.Count == 0)
            return;
        var described = await @case.Calls.AskAsync("ecs", "DescribeTasks", new() { ["cluster"] = cluster, ["tasks"] = new JsonArray([.. arns.Select(a => (JsonNode)a)]) }, service.Spot, 1).ConfigureAwait(false);
        if (described is not CallOutcome.Ok ok)
        {
            @case.Book.Miss(Gaps.Of($"stopped tasks of {service.Name}", described));
            return;
        }
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var task in ok.Body["tasks"].Objects().OrderByDescending(t => t["stoppedAt"].Text(), StringComparer.Ordinal))
        {
            var containers = task["containers"].Objects().Select(c => $"{c["reason"].Text()} {(c["exitCode"].Number() is { } code ? $"exit code {code.ToString(CultureInfo.InvariantCulture)}" : "")}".Trim()).Where(t => t.Length > 0);
            var text = string.Join("; ", containers.Prepend(task["stoppedReason"].Text()).Where(t => t.Length > 0).Distinct());
            if (SignOf(text) is { } sign && seen.Add(sign))
                @case.Book.Add(new($"state.{sign}", service, $"{service.Name}: a task stopped: {text}", ok.Call.Id) { Said = text, From = DateTimeOffset.TryParse(task["stoppedAt"].Text(), CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var at) ? at : null });
        }
        @case.Book.Add(new("state.read", service, $"{arns.Count} stopped tasks of {service.Name} were looked at", ok.Call.Id));
    }

    private static string? SignOf(string text)
    {
        bool Has(params string[] parts) => parts.Any(p => text.Contains(p, StringComparison.OrdinalIgnoreCase));
        return Has("network interface provisioning", "Timeout waiting for", "infrastructure is unhealthy", "capacity is unavailable") ? "task-infra"
            : Has("OutOfMemory", "exit code 137") ? "task-oom"
            : Has("CannotPull", "pull image", "image manifest") ? "image-pull"
            : Has("ResourceInitializationError", "unable to pull secrets", "AccessDenied") ? "task-init"
            : Has("health check", "failed ELB", "failed container health") ? "health-failed"
            : Has("Spot", "host was terminated", "Host EC2", "instance terminated") ? "host-gone"
            : Has("bind", "address already in use", "port is already") ? "port-mismatch"
            : Has("exit code 0", "Scaling activity", "deployment") && !Has("exit code 1") ? null
            : Has("Essential container", "exit code") ? "task-exit"
            : null;
    }
}
