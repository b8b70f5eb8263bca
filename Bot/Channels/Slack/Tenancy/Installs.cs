using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text.Json;
using Bot.Channels.Slack.Ingress;
using Bot.Conversations.Stores;
using Microsoft.AspNetCore.DataProtection;

namespace Bot.Channels.Slack.Tenancy;

/// <summary>The workspaces and organisations that installed the app, their tokens encrypted each for itself.</summary>
internal sealed partial class Installs(IRecords records, IDataProtectionProvider protection, WorkspaceNotes workspaces, TimeProvider clock, ILogger<Installs> log)
{
    private const string Kind = "slack-install", Purpose = "Bot.Channels.Slack.Tenancy";
    /// <summary>How long another replica's change may go unseen.</summary>
    private static readonly TimeSpan Fresh = TimeSpan.FromMinutes(1);
    private readonly ConcurrentDictionary<string, (KnownInstall? Install, DateTimeOffset Until)> _known = new(StringComparer.Ordinal);

    /// <summary>The installation that a workspace is served by: its own, else its organisation's. Null for none.</summary>
    public async ValueTask<KnownInstall?> OfAsync(string workspace, CancellationToken cancellation)
    {
        if (_known.TryGetValue(workspace, out var known) && known.Until > clock.GetUtcNow())
            return known.Install;
        var install = await ReadAsync(Install.KeyOf(workspace, null), cancellation).ConfigureAwait(false);
        if (install is null && await workspaces.EnterpriseOfAsync(workspace, cancellation).ConfigureAwait(false) is { } enterprise)
            install = await ReadAsync(Install.KeyOf(null, enterprise), cancellation).ConfigureAwait(false);
        // Where the organisation itself is named as the workspace.
        install ??= await ReadAsync(Install.KeyOf(null, workspace), cancellation).ConfigureAwait(false);
        _known[workspace] = (install, clock.GetUtcNow() + Fresh);
        return install;
    }

    /// <summary>Keeps an installation.</summary>
    /// <param name="install">The installation.</param>
    /// <param name="expected">The version that it rests on; null to replace whatever there is.</param>
    /// <param name="cancellation">Gives up waiting.</param>
    /// <returns>False where another wrote meanwhile.</returns>
    public async Task<bool> PutAsync(Install install, long? expected, CancellationToken cancellation)
    {
        var key = install.Key;
        var json = JsonSerializer.Serialize(new Kept(install.WithoutTokens(), For(key).Protect(JsonSerializer.Serialize(install))));
        while (true)
        {
            var version = expected ?? (await records.GetAsync(Kind, key, cancellation).ConfigureAwait(false))?.Version ?? 0;
            if (await records.PutAsync(Kind, key, json, version, null, cancellation).ConfigureAwait(false))
                break;
            if (expected is not null)
                return false;
        }
        _known.Clear();
        return true;
    }

    /// <summary>Forgets a workspace's installation, or its organisation's where that is what there was.</summary>
    public async Task RemoveAsync(string workspace, string? enterprise, CancellationToken cancellation)
    {
        var key = Install.KeyOf(workspace, null);
        if (await records.GetAsync(Kind, key, cancellation).ConfigureAwait(false) is null && enterprise is not null)
            key = Install.KeyOf(null, enterprise);
        await records.DeleteAsync(Kind, key, cancellation).ConfigureAwait(false);
        _known.Clear();
        Removed(log, key);
    }

    /// <summary>All installations, for the doctor.</summary>
    public async IAsyncEnumerable<Install> AllAsync([System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellation)
    {
        await foreach (var record in records.ListAsync(Kind, "", cancellation).ConfigureAwait(false))
        {
            if (JsonSerializer.Deserialize<Kept>(record.Json) is { } kept)
                yield return kept.Facts;
        }
    }

    /// <summary>Reads past what this process remembers.</summary>
    public async Task<KnownInstall?> ReadAsync(string key, CancellationToken cancellation)
    {
        if (await records.GetAsync(Kind, key, cancellation).ConfigureAwait(false) is not { } stored || JsonSerializer.Deserialize<Kept>(stored.Json) is not { } kept)
            return null;
        try
        {
            return new(JsonSerializer.Deserialize<Install>(For(key).Unprotect(kept.Protected))!, stored.Version);
        }
        catch (CryptographicException)
        {
            Unreadable(log, key);
            return null;
        }
    }

    /// <summary>A record put under another's key does not open.</summary>
    private IDataProtector For(string key) => protection.CreateProtector(Purpose, key);

    private sealed record Kept(Install Facts, string Protected);

    [LoggerMessage(EventId = 220, Level = LogLevel.Error, Message = "The tokens of {Install} cannot be read: they were encrypted with a key that is gone. The app must be installed there again")]
    private static partial void Unreadable(ILogger log, string install);

    [LoggerMessage(EventId = 221, Level = LogLevel.Information, Message = "The installation {Install} was removed in Slack; its tokens are deleted")]
    private static partial void Removed(ILogger log, string install);
}

/// <param name="Version">What a change must rest on.</param>
internal sealed record KnownInstall(Install Install, long Version);
