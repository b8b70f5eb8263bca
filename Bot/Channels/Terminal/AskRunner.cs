using Bot.Conversations;

namespace Bot.Channels.Terminal;

/// <summary>Asks from the terminal: one question, or a set.</summary>
internal sealed class AskRunner(TurnRunner turns, TimeProvider clock)
{
    /// <summary>Runs <c>ask</c> on the process's own terminal, with progress where somebody watches.</summary>
    public async Task<int> RunOnConsoleAsync(AskArguments arguments)
    {
        var screen = TerminalScreen.OfConsole();
        ProgressLine? Watch() => Console.IsErrorRedirected || arguments.Questions is not null ? null : new ProgressLine(Console.Error, screen.Width ?? 80, clock);
        if (arguments.IsPrompt)
            return await new PromptLoop(turns, clock).RunAsync(arguments, Console.In, Console.Out, screen, Watch, CancellationToken.None).ConfigureAwait(false);
        using var progress = Watch();
        return await RunAsync(arguments, Console.Out, screen, progress, CancellationToken.None).ConfigureAwait(false);
    }

    /// <summary>Runs <c>ask</c>; the result is the exit status.</summary>
    /// <param name="arguments">What it was told.</param>
    /// <param name="output">Where the answer goes.</param>
    /// <param name="screen">What that is.</param>
    /// <param name="progress">Told what is being done; null for nobody.</param>
    /// <param name="cancellation">Ends it.</param>
    public async Task<int> RunAsync(AskArguments arguments, TextWriter output, TerminalScreen screen, IProgress<TurnProgress>? progress, CancellationToken cancellation)
    {
        if (arguments.Questions is not null)
            return await new QuestionSet(turns, clock).RunAsync(arguments, output, cancellation).ConfigureAwait(false);
        var text = arguments.Question!;
        var result = await turns.RunAsync(AskMessage.Of(arguments, text, "ask", clock), progress, cancellation).ConfigureAwait(false);
        (progress as IDisposable)?.Dispose();
        if (arguments.Json)
            await output.WriteLineAsync(AnswerJson.Of("ask", text, result).ToJsonString(AnswerJson.Options)).ConfigureAwait(false);
        else
            TerminalRenderer.Write(Alone(result), output, screen);
        return result.Answer switch
        {
            { Refused: not null } => ExitStatus.Refused,
            { Failed: true } => ExitStatus.Unanswered,
            _ => ExitStatus.Answered,
        };
    }

    /// <summary>The answer of a process that ends with it: what is kept ends too, so that nobody can come back to a plan.</summary>
    private static TurnResult Alone(TurnResult result) => result.Answer.PlanId is null ? result : result with
    {
        Answer = result.Answer with
        {
            Offers = [],
            Notes = [.. result.Answer.Notes, "This plan ends with this command. Where the channel lets you approve your own changes, `--confirm` says yes at once; `ask` without a question keeps a plan until you leave it."],
        },
    };
}

/// <summary>What <c>ask</c> ends with.</summary>
internal static class ExitStatus
{
    public const int Answered = 0, Usage = 2, Refused = 3, Unanswered = 4;
}
