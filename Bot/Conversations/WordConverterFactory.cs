using System.Collections.Frozen;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Bot.Conversations;

/// <summary>Enums as their names, so that members may be inserted. A name that is not known makes what holds it unreadable: to guess would be to misread it.</summary>
internal sealed class WordConverterFactory : JsonConverterFactory
{
    public override bool CanConvert(Type typeToConvert) => typeToConvert.IsEnum;

    public override JsonConverter CreateConverter(Type typeToConvert, JsonSerializerOptions options) =>
        (JsonConverter)Activator.CreateInstance(typeof(WordConverter<>).MakeGenericType(typeToConvert))!;

    private sealed class WordConverter<T> : JsonConverter<T>
        where T : struct, Enum
    {
        private static readonly FrozenDictionary<T, JsonEncodedText> Words = Enum.GetValues<T>().Distinct().ToFrozenDictionary(v => v, v => JsonEncodedText.Encode(v.ToString()));
        private static readonly (JsonEncodedText Word, T Value)[] Values = [.. Words.Select(w => (w.Value, w.Key))];

        public override T Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
        {
            foreach (var (word, value) in Values)
            {
                if (reader.TokenType == JsonTokenType.String && reader.ValueTextEquals(word.EncodedUtf8Bytes))
                    return value;
            }
            throw new JsonException($"No {typeof(T).Name} of that name.");
        }

        public override void Write(Utf8JsonWriter writer, T value, JsonSerializerOptions options) => writer.WriteStringValue(Words[value]);
    }
}
