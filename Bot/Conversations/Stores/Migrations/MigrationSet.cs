using System.Collections.Immutable;
using System.Globalization;
using System.Reflection;

namespace Bot.Conversations.Stores.Migrations;

/// <summary>The migrations of an engine, in order.</summary>
internal sealed class MigrationSet
{
    private const string Room = "Bot.Conversations.Stores.";

    private MigrationSet(ImmutableArray<Migration> all) => All = all;

    public ImmutableArray<Migration> All { get; }

    /// <summary>The version that this program works with.</summary>
    public int Latest => All.Length;

    /// <summary>Those in the program: <c>Stores/{engine}/Migrations/NNN-name.sql</c>.</summary>
    /// <exception cref="InvalidOperationException">The files' numbers are not 1, 2, 3, …</exception>
    public static MigrationSet Of(string engine)
    {
        var folder = $"{Room}{engine}.Migrations.";
        var assembly = typeof(MigrationSet).Assembly;
        return From(assembly.GetManifestResourceNames().Where(n => n.StartsWith(folder, StringComparison.Ordinal)).Select(n => (n[folder.Length..], Read(assembly, n))));
    }

    /// <summary>Those of named files.</summary>
    /// <exception cref="InvalidOperationException">The files' numbers are not 1, 2, 3, …</exception>
    public static MigrationSet From(IEnumerable<(string File, string Sql)> files)
    {
        var all = files.Select(f => Parse(f.File, f.Sql)).OrderBy(m => m.Version).ToImmutableArray();
        for (var i = 0; i < all.Length; i++)
        {
            if (all[i].Version != i + 1)
                throw new InvalidOperationException($"Migration {all[i].Version:000}-{all[i].Name} stands where number {i + 1} is expected.");
        }
        return new(all);
    }

    /// <summary>The first so many; for tests of the step from one version to the next.</summary>
    public MigrationSet UpTo(int version) => new(All[..version]);

    /// <summary>What a database still needs.</summary>
    /// <param name="current">Its version; 0 for an empty one.</param>
    /// <exception cref="StoreException">The database is newer than the program.</exception>
    public IEnumerable<Migration> After(int current) =>
        current <= Latest
            ? All.Skip(current)
            : throw new StoreException(
                $"The database has version {current} and this program knows versions up to {Latest}: a newer Wheelhouse has used it, and a database never goes back. Start that version or a newer one, or name another database.");

    private static Migration Parse(string file, string sql) =>
        file.Split('-', 2) is [var number, var rest] && int.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out var version)
            ? new(version, Path.GetFileNameWithoutExtension(rest), sql)
            : throw new InvalidOperationException($"A migration's file is named NNN-name.sql, not {file}.");

    private static string Read(Assembly assembly, string name)
    {
        using var reader = new StreamReader(assembly.GetManifestResourceStream(name)!);
        return reader.ReadToEnd();
    }
}
