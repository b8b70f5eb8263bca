namespace Bot.Tests.Faults.Rig;

/// <summary>A process's time of day, moved from outside by Debian's libfaketime; its monotonic clock stays, as it does where a machine's clock is set right.</summary>
internal sealed class FakeClock
{
    private const string Library = "/usr/lib/x86_64-linux-gnu/faketime/libfaketimeMT.so.1";
    /// <summary>Within the five minutes that a signature may be old or early.</summary>
    private static readonly string[] s_jumps = ["+240s", "-240s", "+120s", "-200s", "+0s"];
    private readonly string _file;
    private int _jumps;

    /// <param name="file">Where its offset stands.</param>
    public FakeClock(string file) => File.WriteAllText(_file = file, "+0s");

    /// <summary>Why there is none; null where the library is installed.</summary>
    public static string? Missing => File.Exists(Library) ? null : $"Debian's libfaketime is not installed ({Library}).";

    public static int Jumps => s_jumps.Length;

    /// <summary>A shell's command before the process that is to have it.</summary>
    public string Shell => $"export LD_PRELOAD={Library} FAKETIME_TIMESTAMP_FILE='{_file}' FAKETIME_NO_CACHE=1 FAKETIME_DONT_FAKE_MONOTONIC=1;";

    /// <summary>To the next offset, by minutes forward or back.</summary>
    public void Jump() => File.WriteAllText(_file, s_jumps[_jumps++ % s_jumps.Length]);
}
