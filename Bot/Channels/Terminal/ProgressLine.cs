using Bot.Conversations;

namespace Bot.Channels.Terminal;

/// <summary>One line that says what a turn is doing, once it takes long enough to wonder. Only for a terminal.</summary>
internal sealed class ProgressLine : IProgress<TurnProgress>, IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromMilliseconds(300);
    private static readonly TimeSpan Beat = TimeSpan.FromMilliseconds(100);
    private const string Frames = "⠋⠙⠹⠸⠼⠴⠦⠧⠇⠏";
    private readonly Lock _gate = new();
    private readonly TextWriter _output;
    private readonly int _width;
    private readonly ITimer _timer;
    private TurnProgress? _latest;
    private int _frame;
    private bool _isShown;
    private bool _isOver;

    public ProgressLine(TextWriter output, int width, TimeProvider clock)
    {
        _output = output;
        _width = width;
        _timer = clock.CreateTimer(_ => Draw(), null, Patience, Beat);
    }

    public void Report(TurnProgress value) => Volatile.Write(ref _latest, value);

    public void Dispose()
    {
        _timer.Dispose();
        lock (_gate)
        {
            _isOver = true;
            if (_isShown)
                _output.Write("\r\e[2K");
        }
    }

    private void Draw()
    {
        lock (_gate)
        {
            if (_isOver)
                return;
            _isShown = true;
            var latest = Volatile.Read(ref _latest);
            var count = latest is { Started: > 1 } ? $" ({latest.Done} of {latest.Started})" : "";
            var text = CellText.Fit($"{Frames[_frame++ % Frames.Length]} {CellText.Clean(latest?.Text ?? "Reading the question")}{count}", _width - 1);
            _output.Write($"\r\e[2K{text}");
        }
    }
}
