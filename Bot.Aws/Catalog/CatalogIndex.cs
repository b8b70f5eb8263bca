using System.Buffers.Binary;
using System.IO.Compression;

namespace Bot.Aws.Catalog;

/// <summary>The names of all services, and where their facts lie among the embedded resources.</summary>
internal sealed class CatalogIndex
{
    private CatalogIndex(IReadOnlyList<string> names, IReadOnlyDictionary<string, string> keys)
    {
        Names = names;
        Keys = keys;
    }

    public IReadOnlyList<string> Names { get; }

    /// <summary>Catalog names by every name in use.</summary>
    public IReadOnlyDictionary<string, string> Keys { get; }

    /// <summary>Reads the index: a line a service, its name and then its other names.</summary>
    public static CatalogIndex Load()
    {
        var names = new List<string>(400);
        var keys = new Dictionary<string, string>(1500, StringComparer.OrdinalIgnoreCase);
        using var reader = new StreamReader(Open("index.txt"));
        while (reader.ReadLine() is { } line)
        {
            var all = line.Split(' ');
            names.Add(all[0]);
            foreach (var name in all)
                keys.Add(name, all[0]);
        }
        return new(names, keys);
    }

    /// <summary>Unpacks a service's facts: a 32-bit length, then that many bytes under Brotli.</summary>
    public static byte[] ReadService(string name)
    {
        using var packed = Open(name + ".bin");
        Span<byte> head = stackalloc byte[4];
        packed.ReadExactly(head);
        var data = new byte[BinaryPrimitives.ReadInt32LittleEndian(head)];
        using var unpacked = new BrotliStream(packed, CompressionMode.Decompress);
        unpacked.ReadExactly(data);
        return data;
    }

    private static Stream Open(string file) =>
        typeof(CatalogIndex).Assembly.GetManifestResourceStream("catalog/" + file)
        ?? throw new InvalidOperationException($"The catalog was built without '{file}': run tools/catalog/generate.sh.");
}
