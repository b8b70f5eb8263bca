using System.Text;
using System.Text.Json.Nodes;

namespace Bot.Channels;

/// <summary>Gathers what a message says, wherever a platform's JSON keeps it: bounded, a line each.</summary>
/// <param name="max">Characters.</param>
internal sealed class SaidText(int max)
{
    private const int MaxDepth = 12;
    private readonly StringBuilder _said = new();

    public bool IsEmpty => _said.Length == 0;

    public void Add(string? text)
    {
        if (!string.IsNullOrWhiteSpace(text) && _said.Length < max)
            _said.Append(_said.Length > 0 ? "\n" : "").Append(text);
    }

    /// <summary>Every text of those names, however deep.</summary>
    /// <param name="node">Where.</param>
    /// <param name="names">The members that are texts.</param>
    /// <param name="within">Whether what a member holds is looked into.</param>
    public void AddTexts(JsonNode? node, string[] names, Func<string, bool> within) => AddTexts(node, names, within, 0);

    public override string ToString() => TextParts.Beginning(_said.ToString().Trim(), max);

    private void AddTexts(JsonNode? node, string[] names, Func<string, bool> within, int depth)
    {
        if (depth > MaxDepth || _said.Length > max)
            return;
        if (node is JsonArray list)
        {
            foreach (var item in list)
                AddTexts(item, names, within, depth + 1);
        }
        else if (node is JsonObject o)
        {
            foreach (var name in names)
                Add(JsonText.Text(o, name));
            foreach (var (name, member) in o)
            {
                if (member is JsonObject or JsonArray && within(name))
                    AddTexts(member, names, within, depth + 1);
            }
        }
    }
}
