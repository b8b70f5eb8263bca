using Bot.Identity.Reading;

namespace Bot.Identity;

/// <summary>Looks at <c>directory.yaml</c> and brings what changed into force.</summary>
/// <remarks>
/// The file is read anew several times a second rather than watched: the way holds for editors that rename, for links that are swapped (a mounted
/// Kubernetes ConfigMap) and for network file systems, none of which tell a watcher reliably. A text counts once it is the same twice in a row, so
/// that a file half written is not taken.
/// </remarks>
internal sealed partial class DirectoryWatch(string path, DirectorySource source, TimeProvider clock, ILogger<DirectoryWatch> log) : BackgroundService
{
    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(300);
    private string? _last;
    private string? _taken;

    /// <summary>Looks once.</summary>
    public void Look()
    {
        var text = Read(out var fault);
        var isSettled = text == _last;
        _last = text;
        if (!isSettled || (text ?? fault) == _taken)
            return;
        var isFirst = _taken is null;
        _taken = text ?? fault;
        var reading = text is null ? new(null, [new(1, "", fault!)], []) : DirectoryReader.Read(text);
        var changed = source.Take(reading);
        foreach (var warning in reading.Warnings)
            Doubtful(log, path, warning);
        if (reading.Directory is { } directory)
        {
            if (changed || !isFirst)
                Applied(log, path, directory.Version[..12], directory.Accounts.Length, directory.People.Length, directory.Channels.Length);
        }
        else
        {
            foreach (var error in reading.Faults)
                Refused(log, path, error);
            Kept(log, path, reading.Faults.Length, source.Current.Version[..12]);
        }
        DirectoryMetrics.Record(reading);
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Interval, clock);
        try
        {
            do
                Look();
            while (await timer.WaitForNextTickAsync(stoppingToken).ConfigureAwait(false));
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // The bot ends.
        }
    }

    private string? Read(out string? fault)
    {
        try
        {
            fault = null;
            return File.ReadAllText(path);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            fault = $"the file cannot be read ({e.Message.TrimEnd('.')}); put it back, or mend its rights.";
            return null;
        }
    }

    [LoggerMessage(EventId = 600, Level = LogLevel.Information, Message = "{Path} is in force: version {Version}, {Accounts} accounts, {People} people, {Channels} channels")]
    private static partial void Applied(ILogger log, string path, string version, int accounts, int people, int channels);

    [LoggerMessage(EventId = 601, Level = LogLevel.Error, Message = "{Path}, {Fault}")]
    private static partial void Refused(ILogger log, string path, DirectoryFault fault);

    [LoggerMessage(EventId = 602, Level = LogLevel.Error, Message = "{Path} has {Count} faults and was not taken; version {Version} stays in force")]
    private static partial void Kept(ILogger log, string path, int count, string version);

    [LoggerMessage(EventId = 603, Level = LogLevel.Warning, Message = "{Path}, {Warning}")]
    private static partial void Doubtful(ILogger log, string path, DirectoryFault warning);
}
