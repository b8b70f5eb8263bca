using Bot.Identity.Reading;

namespace Bot.Identity;

/// <summary>Directories from files, for those who want a valid one or none.</summary>
internal static class DirectoryFile
{
    /// <summary>The text of the demo account's directory, embedded.</summary>
    public static string DemoText()
    {
        using var stream = typeof(DirectoryFile).Assembly.GetManifestResourceStream("Bot.Identity.demo-directory.yaml")!;
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }

    /// <summary>The directory of the demo account.</summary>
    public static Directory Demo() => Parse(new StringReader(DemoText()));

    /// <summary>Reads a file.</summary>
    /// <exception cref="FormatException">The file is not a valid directory; the message lists every fault with its line.</exception>
    public static Directory Load(string path)
    {
        using var reader = new StreamReader(path);
        return Parse(reader);
    }

    /// <summary>Parses a directory.</summary>
    /// <exception cref="FormatException">It is not valid; the message lists every fault with its line.</exception>
    public static Directory Parse(TextReader text)
    {
        var reading = DirectoryReader.Read(text.ReadToEnd());
        return reading.Directory ?? throw new FormatException($"directory.yaml has {reading.Faults.Length} fault{(reading.Faults.Length == 1 ? "" : "s")}:{string.Concat(reading.Faults.Select(f => $"{Environment.NewLine}  {f}"))}");
    }
}
