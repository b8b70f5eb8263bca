using System.Text.Json;
using System.Text.Json.Serialization;
using Bot.Answers;

namespace Bot.Conversations;

/// <summary>A cell as its text, or <c>[text, sort, url]</c> where it has more: cells are most of what is stored.</summary>
internal sealed class CellConverter : JsonConverter<Cell>
{
    public override Cell Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        if (reader.TokenType == JsonTokenType.String)
            return new(reader.GetString()!);
        if (reader.TokenType != JsonTokenType.StartArray)
            throw new JsonException("A cell is a text or a list.");
        var cell = new Cell("");
        for (var i = 0; reader.Read() && reader.TokenType != JsonTokenType.EndArray; i++)
        {
            if (i == 0 && reader.TokenType == JsonTokenType.String)
                cell = cell with { Text = reader.GetString()! };
            else if (i == 1 && reader.TokenType == JsonTokenType.Number)
                cell = cell with { Sort = reader.GetDouble() };
            else if (i == 2 && reader.TokenType == JsonTokenType.String)
                cell = cell with { Url = reader.GetString() };
            else
                reader.Skip();
        }
        return cell;
    }

    public override void Write(Utf8JsonWriter writer, Cell value, JsonSerializerOptions options)
    {
        if (value is { Sort: null, Url: null })
        {
            writer.WriteStringValue(value.Text);
            return;
        }
        writer.WriteStartArray();
        writer.WriteStringValue(value.Text);
        if (value.Sort is { } sort && double.IsFinite(sort))
            writer.WriteNumberValue(sort);
        else
            writer.WriteNullValue();
        if (value.Url is { } url)
            writer.WriteStringValue(url);
        writer.WriteEndArray();
    }
}
