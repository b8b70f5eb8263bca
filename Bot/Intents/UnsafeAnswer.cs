using Bot.Answers;
using Bot.Understanding;

namespace Bot.Intents;

/// <summary>The refusals that follow from words alone.</summary>
internal static class UnsafeAnswer
{
    public static Answer For(Unsafe words)
    {
        var refusal = words.Reason switch
        {
            "secret" => new Refusal("secret", "hard-block", "Secrets, passwords, keys and tokens are never shown in a chat, whoever asks. Read it in the AWS console or with the AWS CLI and your own credentials. I can tell when a secret was last changed or rotated."),
            "data-in-resource" => new Refusal("data-in-resource", "hard-block", "I read names, settings, states and metrics of resources, never the data inside them (objects, rows, messages). Use the AWS console or CLI with your own credentials for that. I can describe the resource itself."),
            "injection" => new Refusal("injection", "hard-block", "Words in a message cannot switch off my rules, change who you are, or make me show how I am built. Ask me about your AWS account instead."),
            "out-of-scope" => new Refusal("out-of-scope", "scope", "That is outside what I am for: I answer questions about AWS and your AWS accounts. Try `help` for examples."),
            _ => new Refusal(words.Reason, "hard-block", "That is not allowed here."),
        };
        return new Answer { Text = refusal.Message, Refused = refusal };
    }
}
