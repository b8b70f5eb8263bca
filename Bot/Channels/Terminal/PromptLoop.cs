using Bot.Conversations;

namespace Bot.Channels.Terminal;

/// <summary>One question after another in one conversation, until the input ends. A number takes the offer of that number.</summary>
internal sealed class PromptLoop(TurnRunner turns, TimeProvider clock)
{
    private const string Prompt = "ask> ";

    /// <param name="arguments">Who, where, and how answers are written.</param>
    /// <param name="input">The lines.</param>
    /// <param name="output">Where answers go.</param>
    /// <param name="screen">What that is.</param>
    /// <param name="watch">Makes the progress line of a turn.</param>
    /// <param name="cancellation">Ends it.</param>
    public async Task<int> RunAsync(AskArguments arguments, TextReader input, TextWriter output, TerminalScreen screen, Func<ProgressLine?> watch, CancellationToken cancellation)
    {
        var thread = Guid.NewGuid().ToString("N");
        TurnResult? last = null;
        for (; ; )
        {
            await output.WriteAsync(Prompt).ConfigureAwait(false);
            if (await input.ReadLineAsync(cancellation).ConfigureAwait(false) is not { } line || line.Trim() is "exit" or "quit")
                return ExitStatus.Answered;
            if (string.IsNullOrWhiteSpace(line))
                continue;
            var (text, confirmed) = last is not null && int.TryParse(line, out var number) && number > 0 && number <= last.Answer.Offers.Length
                ? (last.Answer.Offers[number - 1].Message, last.Answer.Offers[number - 1].Kind == Answers.OfferKind.Confirm)
                : (line.Trim(), arguments.Confirm);
            using (var progress = watch())
                last = await turns.RunAsync(AskMessage.Of(arguments with { Confirm = confirmed }, text, thread, clock), progress, cancellation).ConfigureAwait(false);
            await output.WriteLineAsync().ConfigureAwait(false);
            TerminalRenderer.Write(last, output, screen);
            await output.WriteLineAsync().ConfigureAwait(false);
        }
    }
}
