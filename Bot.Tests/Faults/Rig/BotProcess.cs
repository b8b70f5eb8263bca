using System.Diagnostics;
using System.Text;

namespace Bot.Tests.Faults.Rig;

/// <summary>The bot as a process of its own, to be killed and paused.</summary>
internal sealed class BotProcess : IAsyncDisposable
{
    private static readonly TimeSpan StartLimit = TimeSpan.FromSeconds(90);
    private readonly Process _process;
    private readonly StringBuilder _said = new();
    private readonly TaskCompletionSource _ready = new(TaskCreationOptions.RunContinuationsAsynchronously);

    private bool _isDisposed;

    private BotProcess(Process process, Uri address) => (_process, Address) = (process, address);

    public Uri Address { get; }

    /// <summary>What it wrote.</summary>
    public string Said
    {
        get { lock (_said) return _said.ToString(); }
    }

    /// <summary>Starts the bot and waits until it is ready.</summary>
    /// <param name="address">Where it listens.</param>
    /// <param name="settings">Its settings.</param>
    /// <param name="shell">A shell's command before it, such as <c>ulimit -f 100;</c>; null for none.</param>
    public static async Task<BotProcess> StartAsync(Uri address, IEnumerable<string> settings, string? shell = null)
    {
        string[] command = ["dotnet", typeof(BotHost).Assembly.Location, "--urls", address.GetLeftPart(UriPartial.Authority), .. settings];
        var start = shell is null ? new ProcessStartInfo(command[0], command[1..]) : new ProcessStartInfo("/bin/sh", ["-c", $"{shell} exec \"$@\"", "sh", .. command]);
        start.RedirectStandardOutput = start.RedirectStandardError = true;
        var bot = new BotProcess(new() { StartInfo = start, EnableRaisingEvents = true }, address);
        bot._process.OutputDataReceived += (_, line) => bot.Hear(line.Data);
        bot._process.ErrorDataReceived += (_, line) => bot.Hear(line.Data);
        bot._process.Exited += (_, _) => bot._ready.TrySetException(new InvalidOperationException($"The bot ended before it was ready: {bot.Said}"));
        bot._process.Start();
        bot._process.BeginOutputReadLine();
        bot._process.BeginErrorReadLine();
        await bot._ready.Task.WaitAsync(StartLimit).ConfigureAwait(false);
        return bot;
    }

    /// <summary>kill -9.</summary>
    public async Task KillAsync()
    {
        _process.Kill();
        await _process.WaitForExitAsync().ConfigureAwait(false);
    }

    public Task PauseAsync() => SignalAsync("-STOP");

    public Task ContinueAsync() => SignalAsync("-CONT");

    /// <summary>Asks it to end, and waits.</summary>
    /// <returns>Its exit code.</returns>
    public async Task<int> StopAsync()
    {
        await SignalAsync("-TERM").ConfigureAwait(false);
        await _process.WaitForExitAsync().ConfigureAwait(false);
        return _process.ExitCode;
    }

    public async ValueTask DisposeAsync()
    {
        if (_isDisposed)
            return;
        _isDisposed = true;
        if (!_process.HasExited)
            await KillAsync().ConfigureAwait(false);
        _process.Dispose();
    }

    private async Task SignalAsync(string signal)
    {
        using var kill = Process.Start("kill", [signal, $"{_process.Id}"]);
        await kill.WaitForExitAsync().ConfigureAwait(false);
    }

    private void Hear(string? line)
    {
        if (line is null)
            return;
        lock (_said)
            _said.AppendLine(line);
        if (line.StartsWith("Wheelhouse is ready", StringComparison.Ordinal))
            _ready.TrySetResult();
    }
}
