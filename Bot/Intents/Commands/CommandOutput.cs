using System.Collections.Immutable;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using Bot.Answers;
using Bot.Intents.Commands.JmesPath;

namespace Bot.Intents.Commands;

/// <summary>A command's result in the form asked for.</summary>
internal static class CommandOutput
{
    private const int MaxCode = 8_000;
    private const int Telling = 7, All = 14;

    public static JsonSerializerOptions Json { get; } = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };
    private static readonly JsonSerializerOptions s_indented = new(Json) { WriteIndented = true };

    /// <summary>The answer; secrets are hidden first, so that no query can bring them out.</summary>
    /// <param name="command">The command.</param>
    /// <param name="body">What AWS answered.</param>
    /// <param name="where">Region and account in words.</param>
    /// <exception cref="JmesPathException">The query does not fit.</exception>
    public static Answer Of(ParsedCommand.Call command, JsonObject body, string where)
    {
        SecretFields.Hide(body);
        var data = command.Options.Query is { } query ? JmesPathExpression.Parse(query).Search(body) : body;
        return command.Options.Output switch
        {
            OutputForm.Json => Code(command, where, data?.ToJsonString(s_indented) ?? "null", "json"),
            OutputForm.Text => Code(command, where, TextForm.Of(data), ""),
            var form => Readable(command, data, where, form == OutputForm.Table),
        };
    }

    /// <summary>A value in a code block.</summary>
    public static string Block(string text, string language = "") => $"```{language}\n{(text.Length > MaxCode ? text[..MaxCode] + "\n… (cut)" : text).Replace("```", "` ` `")}\n```";

    public static string Block(JsonNode node) => Block(node.ToJsonString(s_indented), "json");

    private static Answer Code(ParsedCommand.Call command, string where, string text, string language) => new()
    {
        Text = $"**{command.Name}** {where}\n{Block(text, language)}",
        Notes = text.Length > MaxCode ? [$"The result has {text.Length:N0} characters; the first {MaxCode:N0} are shown. `--query` picks what you need."] : [],
    };

    private static Answer Readable(ParsedCommand.Call command, JsonNode? data, string where, bool table)
    {
        var queried = command.Options.Query is not null;
        switch (data)
        {
            case null: return Answer.Say(queried ? $"**{command.Name}** {where}: the query `{command.Options.Query}` finds nothing (null)." : $"**{command.Name}** {where} succeeded; AWS returned nothing.");
            case JsonValue value: return Answer.Say($"**{value}**\n`{command.Name}` {where}, `{command.Options.Query}`");
            case JsonArray { Count: 0 }: return Answer.Say($"**Nothing found** {where}: `{command.Name}`, `{command.Options.Query}`.");
            case JsonArray list: return Rows(command, "result", Flat(list), where, table ? All : Telling, inOrder: true);
        }
        var body = (JsonObject)data;
        if (!queried && MainList(command, body) is var (name, rows))
            return rows.Count == 0 ? Answer.Say($"**No {Words(name)}** {where}.\n`{command.Name}`") : Rows(command, Words(name), rows, where, table ? All : Telling, inOrder: false);
        // The one thing that was described.
        var item = !queried && body.Count(p => p.Value is JsonObject) == 1 && body.Count <= 2 ? (JsonObject)body.First(p => p.Value is JsonObject).Value! : body;
        if (item.Count == 0)
            return Answer.Say($"**{command.Name}** {where} succeeded; AWS returned nothing.");
        return new() { Text = $"**{command.Name}** {where}", Tables = [RowTable.OfObject("", item)], Offers = Offers(command) };
    }

    /// <summary>Lists of lists of rows (<c>Reservations[].Instances[].[…]</c>) are rows all the same.</summary>
    private static JsonArray Flat(JsonArray list) =>
        list.All(r => r is JsonArray inner && inner.All(i => i is JsonArray or JsonObject)) ? new([.. list.SelectMany(r => (JsonArray)r!).Select(r => r?.DeepClone())]) : list;

    private static Answer Rows(ParsedCommand.Call command, string what, JsonArray rows, string where, int columns, bool inOrder) => new()
    {
        Text = $"**{rows.Count:N0} {(rows.Count == 1 ? Singular(what) : Plural(what))}** {where}\n`{command.Name}`",
        Tables = [RowTable.Of(Plural(what), rows, columns, inOrder)],
        Notes = rows.Count > RowTable.MaxRows ? [$"The first {RowTable.MaxRows} of {rows.Count:N0} are shown; all were read. `--query` or a filter narrows it."] : [],
        Offers = Offers(command),
    };

    private static ImmutableArray<Offer> Offers(ParsedCommand.Call command) =>
        [new("json", "Show as JSON", $"{CommandLines.Of(command)} --output json"), new("help", $"Parameters of {CommandNames.Kebab(command.Operation.Name)}"[..Math.Min(40, 14 + CommandNames.Kebab(command.Operation.Name).Length)], $"{command.Name} --help")];

    /// <summary>The list that an answer is about: the one that pages, or the only one.</summary>
    private static (string Name, JsonArray Rows)? MainList(ParsedCommand.Call command, JsonObject body)
    {
        if (body["Reservations"] is JsonArray reservations)
            return ("Instances", new JsonArray([.. reservations.OfType<JsonObject>().SelectMany(r => r["Instances"] as JsonArray ?? []).Select(i => i?.DeepClone())]));
        var paged = command.Operation.Pagination?.ResultKeys.FirstOrDefault(k => body[k] is JsonArray);
        if (paged is not null)
            return (paged, (JsonArray)body[paged]!);
        var lists = body.Where(p => p.Value is JsonArray).ToArray();
        if (lists.Length > 1)
            lists = [.. lists.Where(p => ((JsonArray)p.Value!).Count > 0)];
        return lists.Length == 1 && body.All(p => p.Value is JsonArray or JsonValue or null) ? (lists[0].Key, (JsonArray)lists[0].Value!) : null;
    }

    private static string Words(string name) => CommandNames.Kebab(name).Replace('-', ' ');

    private static string Plural(string words) => words.EndsWith('s') || words.EndsWith("list", StringComparison.Ordinal) ? words : words + "s";

    private static string Singular(string words) =>
        words.EndsWith("ies", StringComparison.Ordinal) ? words[..^3] + "y" : words.EndsWith('s') && !words.EndsWith("ss", StringComparison.Ordinal) && !words.EndsWith("status", StringComparison.Ordinal) ? words[..^1] : words;
}
