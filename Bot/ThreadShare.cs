using System.Runtime.InteropServices;

namespace Bot;

/// <summary>
/// How a thread shares the processor with others, where there is less of it than there is to do. Linux alone; where the system
/// refuses, the thread runs like any other. Threads begun later take over what their beginner has.
/// </summary>
/// <remarks>
/// Since Linux 6.12 an ordinary thread may ask for a slice of its own length, without any right: one with a short slice that wakes
/// takes the processor at once from one with a longer one, instead of at the next tick, which may be 4 ms away. It gets no more of it.
/// Source: sched_setattr(2), and the kernel's documentation of its EEVDF scheduler.
/// </remarks>
internal static partial class ThreadShare
{
    private const int Size = 48, DefaultSlice = 0;

    /// <summary>This thread mostly waits, and what it does when it wakes is short.</summary>
    public static void BeBrief(TimeSpan slice) => Change((ulong)slice.TotalNanoseconds, giveWay: 0);

    /// <summary>This thread gives way to the process's others.</summary>
    /// <param name="nice">By how much: with 5 it gets about a third of what they get.</param>
    public static void GiveWay(int nice) => Change(DefaultSlice, nice);

    private static unsafe void Change(ulong slice, int giveWay)
    {
        if (!OperatingSystem.IsLinux() || Numbers() is not var (set, get))
            return;
        var attributes = new Attributes();
        if (Call(get, 0, &attributes, Size, 0) != 0)
            return;
        attributes.Slice = slice;
        attributes.Nice += giveWay;
        _ = Call(set, 0, &attributes, 0, 0);
    }

    /// <summary>The system calls' numbers; null where they are not known.</summary>
    private static (nint Set, nint Get)? Numbers() => RuntimeInformation.ProcessArchitecture switch
    {
        Architecture.X64 => (314, 315),
        Architecture.Arm64 => (274, 275),
        _ => null,
    };

    [StructLayout(LayoutKind.Sequential)]
    private struct Attributes
    {
        public uint Size;
        public uint Policy;
        public ulong Flags;
        public int Nice;
        public uint Priority;
        public ulong Slice;
        public ulong Deadline;
        public ulong Period;
    }

    [LibraryImport("libc", EntryPoint = "syscall")]
    private static unsafe partial nint Call(nint number, int thread, Attributes* attributes, uint size, uint flags);
}
