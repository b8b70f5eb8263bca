using System.Text.Json;
using Bot.Channels.Slack.Api;
using Bot.Conversations.Stores;

namespace Bot.Channels.Slack.Tenancy;

/// <summary>Exchanges refresh tokens. Each can be used once, so that one replica does it and the others wait for what it got.</summary>
internal sealed partial class TokenRotation(IRecords records, Installs installs, OAuthCalls oauth, TimeProvider clock, ILogger<TokenRotation> log)
{
    private const string LockKind = "slack-rotation";
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(30), Look = TimeSpan.FromMilliseconds(250);
    private readonly SemaphoreSlim _one = new(1, 1);

    /// <summary>The installation with its next token; null where there is none to be had.</summary>
    public async Task<Install?> RenewAsync(KnownInstall known, CancellationToken cancellation)
    {
        var key = known.Install.Key;
        await _one.WaitAsync(cancellation).ConfigureAwait(false);
        try
        {
            // It ends when the lock does: then the one that held it is gone.
            var until = clock.GetUtcNow() + Longest;
            while (clock.GetUtcNow() < until)
            {
                if (await installs.ReadAsync(key, cancellation).ConfigureAwait(false) is not { } now)
                    return null;
                if (now.Version != known.Version && now.Install.BotToken != known.Install.BotToken)
                    return now.Install;
                if (await records.PutAsync(LockKind, key, JsonSerializer.Serialize(Environment.ProcessId), 0, clock.GetUtcNow() + Longest, cancellation).ConfigureAwait(false))
                    return await ExchangeAsync(now, cancellation).ConfigureAwait(false);
                await Task.Delay(Look, clock, cancellation).ConfigureAwait(false);
            }
            return null;
        }
        finally
        {
            _one.Release();
        }
    }

    private async Task<Install?> ExchangeAsync(KnownInstall now, CancellationToken cancellation)
    {
        var key = now.Install.Key;
        try
        {
            var reply = await oauth.RefreshAsync(now.Install.RefreshToken!, cancellation).ConfigureAwait(false);
            if (reply is not SlackReply.Ok ok || OAuthCalls.Read(ok.Body, clock.GetUtcNow()) is not { } fresh)
            {
                NotRenewed(log, key, reply.Said);
                return null;
            }
            // The old refresh token is used up: what came for it must be kept, whatever was written meanwhile.
            var renewed = now.Install with { BotToken = fresh.BotToken, RefreshToken = fresh.RefreshToken ?? now.Install.RefreshToken, Expires = fresh.Expires };
            await installs.PutAsync(renewed, null, CancellationToken.None).ConfigureAwait(false);
            return renewed;
        }
        finally
        {
            await records.DeleteAsync(LockKind, key, CancellationToken.None).ConfigureAwait(false);
        }
    }

    [LoggerMessage(EventId = 222, Level = LogLevel.Error, Message = "The token of {Install} could not be renewed: {Error}. Install the app there again")]
    private static partial void NotRenewed(ILogger log, string install, string error);
}
