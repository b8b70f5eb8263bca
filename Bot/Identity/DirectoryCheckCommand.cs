using Bot.Identity.Reading;

namespace Bot.Identity;

/// <summary><c>directory check FILE</c>: says whether a directory would be taken, before it is put in place.</summary>
internal static class DirectoryCheckCommand
{
    public const string Usage = "directory check FILE   prints every fault and warning of a directory.yaml; ends with 0 when it is valid, 1 when not";
    private const int Valid = 0, Invalid = 1, WrongUse = 2;

    public static int Run(string[] args, TextWriter output, TextWriter errors)
    {
        if (args is not [var path] || path.StartsWith('-'))
        {
            errors.WriteLine(Usage);
            return args is ["--help" or "-h"] ? Valid : WrongUse;
        }
        string text;
        try
        {
            text = File.ReadAllText(path);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            errors.WriteLine($"{path} cannot be read: {e.Message}");
            return WrongUse;
        }
        var reading = DirectoryReader.Read(text);
        foreach (var fault in reading.Faults)
            output.WriteLine($"fault, {fault}");
        foreach (var warning in reading.Warnings)
            output.WriteLine($"warning, {warning}");
        if (reading.Directory is not { } directory)
        {
            output.WriteLine($"not valid: {Count(reading.Faults.Length, "fault")}, {Count(reading.Warnings.Length, "warning")}");
            return Invalid;
        }
        output.WriteLine(
            $"valid: {Count(directory.Accounts.Length, "account")}, {Count(directory.People.Length, "person", "people")}, {Count(directory.Groups.Length, "group")}, "
            + $"{Count(directory.Channels.Length, "channel")}, {Count(reading.Warnings.Length, "warning")}; version {directory.Version[..12]}");
        return Valid;
    }

    private static string Count(int count, string one, string? many = null) => $"{count} {(count == 1 ? one : many ?? one + "s")}";
}
