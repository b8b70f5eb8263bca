namespace Bot.Identity.Reading;

/// <summary>A fault or a warning in a directory file.</summary>
/// <param name="Line">Line of the file, from 1.</param>
/// <param name="Key">Where: <c>channels[0].region</c>; empty for the file.</param>
/// <param name="Text">What is wrong, and what to write instead.</param>
internal sealed record DirectoryFault(int Line, string Key, string Text)
{
    public override string ToString() => Key.Length == 0 ? $"line {Line}: {Text}" : $"line {Line}, {Key}: {Text}";
}
