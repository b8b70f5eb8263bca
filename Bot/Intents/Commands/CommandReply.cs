using Bot.Conversations;
using Bot.Understanding;

namespace Bot.Intents.Commands;

/// <summary>The answer to a question that a command left open ("which function?") completes the command.</summary>
internal sealed class CommandReply(CommandParser parser)
{
    /// <summary>How far back a question may be answered; another command may be run in between.</summary>
    private const int LookBack = 3;
    private const int MaxWords = 12;

    /// <summary>The question, or the command that it completes.</summary>
    /// <param name="question">The message as read by itself.</param>
    /// <param name="conversation">What came before.</param>
    public Question Complete(Question question, Conversation conversation)
    {
        if (question.Unsafe is not null || conversation.Exchanges.IsEmpty)
            return question;
        var typed = CommandTokens.Read(question.Text);
        if (typed.Shell is not null || typed.Tokens.IsEmpty || typed.Tokens.Length > MaxWords)
            return question;
        for (var i = conversation.Exchanges.Length - 1; i >= Math.Max(0, conversation.Exchanges.Length - LookBack); i--)
        {
            var exchange = conversation.Exchanges[i];
            if (exchange.Question.Family != Family.Command)
                return question;
            if (exchange.Answer.Asked is null)
                continue;
            var line = exchange.Question.Command ?? exchange.Question.Text;
            if (parser.Parse(line) is ParsedCommand.Call { Missing: [var asked, ..] missing } call && Flags(typed, missing, asked, question, i == conversation.Exchanges.Length - 1) is { } flags)
                return question with { Family = Family.Command, Shape = exchange.Question.Shape, Command = $"{CommandLines.Of(call)} {flags}", Missing = null, Topic = exchange.Question.Topic };
            return question;
        }
        return question;
    }

    /// <summary><c>--flag value</c>, <c>flag value</c>, or (right after the question) the value alone.</summary>
    private static string? Flags(CommandTokens typed, IReadOnlyList<Bot.Aws.Catalog.AwsMember> missing, Bot.Aws.Catalog.AwsMember asked, Question question, bool isNext)
    {
        var first = typed.Tokens[0];
        var raw = TypedText.Clean(question.Text);
        if (first.IsFlag)
            return raw;
        if (typed.Tokens.Length > 1 && missing.FirstOrDefault(m => CommandNames.Key(m.Name) == CommandNames.Key(first.Text)) is { } named)
            return $"{ParameterNames.Flag(named.Name)} {raw[(raw.IndexOf(first.Text, StringComparison.Ordinal) + first.Text.Length)..].Trim()}";
        // A new command, or a sentence, is no value.
        if (!isNext || question.Family == Family.Command)
            return null;
        var words = typed.Tokens.Length;
        return words == 1 || first.Quoted || LooseJson.LooksLike(raw) || raw.Contains('=') ? $"{ParameterNames.Flag(asked.Name)} {raw}" : null;
    }
}
