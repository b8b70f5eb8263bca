namespace Bot.Channels.Terminal;

/// <summary>Styles for a terminal; without colours the text stays as it is.</summary>
internal sealed class Ink(bool colours)
{
    public bool Colours => colours;

    public string Bold(string text) => Style("1", text);
    public string Dim(string text) => Style("2", text);
    public string Red(string text) => Style("31", text);
    public string Green(string text) => Style("32", text);
    public string Yellow(string text) => Style("33", text);
    public string Blue(string text) => Style("34", text);
    public string Cyan(string text) => Style("36", text);

    /// <summary>A link that terminals which know them (OSC 8) let one open.</summary>
    public string Link(string text, string? url) =>
        colours && url is not null && Uri.TryCreate(url, UriKind.Absolute, out var uri) && uri.Scheme is "https" or "http"
            ? $"\e]8;;{uri.AbsoluteUri}\e\\{text}\e]8;;\e\\"
            : text;

    private string Style(string code, string text) => colours && text.Length > 0 ? $"\e[{code}m{text}\e[0m" : text;
}
