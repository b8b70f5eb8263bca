using System.Reflection;
using System.Runtime.InteropServices;
using SQLitePCL;

namespace Bot.Conversations.Stores.Sqlite;

/// <summary>The system's own SQLite library. None is shipped, so that the system's updates are the ones that count.</summary>
internal static class SqliteLibrary
{
    /// <summary>The first with STRICT tables.</summary>
    private const int Oldest = 3_037_000;
    private static readonly string[] Names = OperatingSystem.IsWindows() ? ["winsqlite3.dll", "sqlite3.dll"]
        : OperatingSystem.IsMacOS() ? ["libsqlite3.dylib", "/usr/lib/libsqlite3.dylib"]
        : ["libsqlite3.so.0", "libsqlite3.so"];
    private static readonly Lazy<string?> Loaded = new(Load);

    /// <summary>Why SQLite cannot be used here and what to do; null when it can.</summary>
    public static string? Fault => Loaded.Value;

    private static string? Load()
    {
        if (Names.Select(Open).FirstOrDefault(h => h != 0) is 0)
            return $"SQLite is not on this machine ({Names[0]} was looked for). Install it ({Remedy}), or set Store:Postgres.";
        NativeLibrary.SetDllImportResolver(typeof(SQLite3Provider_e_sqlite3).Assembly, Resolve);
        raw.SetProvider(new SQLite3Provider_e_sqlite3());
        return raw.sqlite3_libversion_number() >= Oldest
            ? null
            : $"This machine's SQLite is {raw.sqlite3_libversion().utf8_to_string()}, and 3.37 or newer is needed. Update it ({Remedy}), or set Store:Postgres.";
    }

    private static nint Resolve(string name, Assembly assembly, DllImportSearchPath? path) => name == "e_sqlite3" ? Names.Select(Open).First(h => h != 0) : 0;

    private static nint Open(string name) => NativeLibrary.TryLoad(name, out var handle) ? handle : 0;

    private static string Remedy => OperatingSystem.IsWindows() ? "it comes with Windows 10 and later" : OperatingSystem.IsMacOS() ? "it comes with macOS" : "apt-get install libsqlite3-0";
}
