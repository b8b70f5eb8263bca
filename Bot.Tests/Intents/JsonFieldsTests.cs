using System.Text.Json.Nodes;
using Bot.Intents;

namespace Bot.Tests.Intents;

/// <summary>Values of AWS's answers, whatever the wire protocol wrote them as.</summary>
public sealed class JsonFieldsTests
{
    private static readonly DateTimeOffset Noon = new(2026, 11, 20, 12, 0, 0, TimeSpan.Zero);

    [Theory]
    [InlineData("\"2026-11-20T12:00:00Z\"")]
    [InlineData("\"2026-11-20T13:00:00+01:00\"")]
    [InlineData("\"2026-11-20T12:00:00\"")]
    [InlineData("1795176000")]
    [InlineData("1795176000.0")]
    [InlineData("1.795176E9")]
    [InlineData("\"1795176000\"")]
    public void Instant_IsRead_HoweverItIsWritten(string json) => Assert.Equal(Noon, JsonNode.Parse(json).Instant());

    [Fact]
    public void Instant_KeepsMilliseconds_OfSeconds() => Assert.Equal(Noon.AddMilliseconds(250), JsonValue.Create(1795176000.25).Instant());

    [Theory]
    [InlineData("null")]
    [InlineData("\"\"")]
    [InlineData("\"never\"")]
    [InlineData("true")]
    [InlineData("{}")]
    [InlineData("[1795176000]")]
    public void Instant_IsNone_OfAnythingElse(string json) => Assert.Null(JsonNode.Parse(json).Instant());

    /// <summary>Some services write milliseconds; whatever a field holds, reading it throws nothing.</summary>
    [Theory]
    [InlineData("1e300")]
    [InlineData("-1e300")]
    [InlineData("1795176000000")]
    public void Instant_IsNone_OfNumbersBeyondAllTime(string json) => Assert.Null(JsonNode.Parse(json).Instant());

    [Theory]
    [InlineData("3", 3)]
    [InlineData("3.5", 3.5)]
    [InlineData("\"3.5\"", 3.5)]
    public void Number_IsRead_FromNumbersAndTexts(string json, double number) => Assert.Equal(number, JsonNode.Parse(json).Number());

    [Theory]
    [InlineData("")]
    [InlineData("{")]
    [InlineData("arn:aws:sns:us-east-1:111122223333:orders")]
    public void Parsed_IsNone_WhenATextIsNoJson(string text) => Assert.Null(JsonFields.Parsed(text));

    [Fact]
    public void Objects_AreNone_WhereThereIsNoList() => Assert.Empty(JsonNode.Parse("""{"a":1}""").Objects());
}
