using System.Collections.Frozen;

namespace Bot.Understanding;

/// <summary>The words that sign a person in and out. They must be all of a message: "failed sign-ins" is a question.</summary>
internal static class SignInWords
{
    public const string SignIn = "sign-in";
    /// <summary>The person says that they confirmed on the page.</summary>
    public const string Confirmed = "sign-in-confirmed";
    public const string SignOut = "sign-out";

    private static readonly FrozenDictionary<string, string> s_words = new (string Topic, string[] Texts)[]
    {
        (SignIn, ["sign in", "sign-in", "signin", "sign me in", "log in", "login", "log me in", "let me sign in", "i want to sign in", "sign in to aws", "sign in with sso", "sso login"]),
        (Confirmed, ["i have confirmed", "i've confirmed", "i confirmed", "i have confirmed it", "i have confirmed the code", "i have signed in", "i signed in"]),
        (SignOut, ["sign out", "sign-out", "signout", "sign me out", "log out", "logout", "log me out", "let me sign out", "i want to sign out", "sso logout"]),
    }.SelectMany(t => t.Texts.Select(w => KeyValuePair.Create(w, t.Topic))).ToFrozenDictionary(StringComparer.OrdinalIgnoreCase);

    /// <summary>The topic; null for anything else.</summary>
    public static string? TopicOf(string text)
    {
        if (text.Length > 40)
            return null;
        text = text.Trim().TrimEnd('.', '!', '?').TrimEnd();
        foreach (var polite in (ReadOnlySpan<string>)[" please", " again", " now"])
            text = text.EndsWith(polite, StringComparison.OrdinalIgnoreCase) ? text[..^polite.Length].TrimEnd(',', ' ') : text;
        if (text.StartsWith("please ", StringComparison.OrdinalIgnoreCase))
            text = text["please ".Length..];
        return s_words.GetValueOrDefault(text);
    }
}
