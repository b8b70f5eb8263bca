using System.Security.Cryptography;
using System.Text;

namespace Bot.Identity.Reading;

/// <summary>A directory's version: SHA-256 over its content, whatever its comments, quotes, indentation and order of keys.</summary>
internal static class DirectoryHash
{
    public static string Of(YamlNode root)
    {
        var text = new StringBuilder();
        Write(root, text);
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text.ToString())));
    }

    // Texts carry their length, so that no two contents can read the same.
    private static void Write(YamlNode node, StringBuilder text)
    {
        switch (node)
        {
            case YamlMap map:
                text.Append('{');
                foreach (var entry in map.Entries.OrderBy(e => e.Key, StringComparer.Ordinal))
                {
                    text.Append(entry.Key.Length).Append(':').Append(entry.Key);
                    Write(entry.Value, text);
                }
                text.Append('}');
                break;
            case YamlList list:
                text.Append('[');
                foreach (var item in list.Items)
                    Write(item, text);
                text.Append(']');
                break;
            case YamlScalar { IsNull: true }:
                text.Append('~');
                break;
            case YamlScalar scalar:
                text.Append(scalar.Text.Length).Append('=').Append(scalar.Text);
                break;
            default:
                throw new InvalidOperationException(node.GetType().Name);
        }
    }
}
