using System.Diagnostics;
using OpenTelemetry;

namespace Bot.Telemetry;

/// <summary>Takes addresses out of spans before they leave: Slack's response URLs and webhook paths are secrets by themselves, and so are signed queries.</summary>
internal sealed class UrlSecrets : BaseProcessor<Activity>
{
    private const string Webhooks = "/notifications/webhook/";

    public override void OnEnd(Activity data)
    {
        if (data.GetTagItem("url.full") is string full)
            data.SetTag("url.full", Uri.TryCreate(full, UriKind.Absolute, out var uri) ? $"{uri.Scheme}://{uri.Authority}" : null);
        if (data.GetTagItem("url.query") is not null)
            data.SetTag("url.query", null);
        if (data.GetTagItem("url.path") is string path && path.StartsWith(Webhooks, StringComparison.OrdinalIgnoreCase))
        {
            data.SetTag("url.path", Webhooks + "{name}");
            data.DisplayName = data.DisplayName.Replace(path, Webhooks + "{name}", StringComparison.OrdinalIgnoreCase);
        }
    }
}
