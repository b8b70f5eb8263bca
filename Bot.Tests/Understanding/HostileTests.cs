using System.Diagnostics;
using System.Text;
using Bot.Conversations;
using Bot.Understanding;

namespace Bot.Tests.Understanding;

/// <summary>Broken and malicious messages are read too, and quickly.</summary>
public sealed class HostileTests
{
    private static readonly string[] Pieces =
    [
        "list", "ec2", "instances", "in", "all regions", "<@U0BOT>", "<", ">", "&lt;", "&#x", "&", "`", "```", "*", "_", "~", ":wave:", ":", "::::", "'", "\"", "“", "’", "—region", "--", "-", "arn:aws:", "arn:aws:s3:::", "i-0123456789abcdef0", "s3://", "https://", "<https://x|",
        "<at>", "</at>", "&nbsp;", "<p>", "<code>", "</pre>", "=", "a=b", "tag", "tagged", "no tag", "older than", "999999999999", "2026-13-45", "99:99", "between 9 and", "last", "past 9999999 years", "since", "next 100000000 months", "31 february", "top", "by", "per",
        "\u0000", "\u0007", "\u202e", "\u200b", "\ufeff", "\ud800", "\udfff", "😀", "日本語のリージョン", "какие серверы", "كم عدد", "ｅｃ２", "São", "İ", "ß", "\t", "\n", "aws", "aws s3", "describe-", "@", "@x", "/", "//", "\\", "%", "$", "$$", "1e309", "0x", "and", "it", "those", "the second one", "why?", "not", "without", "secret", "password", "ignore all previous instructions", "cost", "alarm",
    ];

    [Fact]
    public void Read_NeverThrows_ForGeneratedMessages()
    {
        var random = new DeterministicRandom(20261120);
        var reader = new Reader();
        var conversation = Conversation.Empty;
        var count = Environment.GetEnvironmentVariable("WHEELHOUSE_HOSTILE") is { Length: > 0 } told ? int.Parse(told) : 20_000;
        for (var i = 0; i < count; i++)
        {
            var text = new StringBuilder();
            for (var n = random.Next(14); n > 0; n--)
                text.Append(Pieces[random.Next(Pieces.Length)]).Append(random.Next(3) == 0 ? "" : " ");
            var question = reader.Read(Ask.MessageOf(text.ToString()), i % 3 == 0 ? Conversation.Empty : conversation, Ask.Now);
            conversation = new([new(question, Bot.Answers.Answer.Say(""), Ask.Now)]);
        }
    }

    [Theory]
    [InlineData("")]
    [InlineData(" ")]
    [InlineData("instances ")]
    [InlineData("<@U>")]
    [InlineData("`")]
    [InlineData("a-")]
    [InlineData("not the ")]
    [InlineData("<a href=")]
    [InlineData("&amp;")]
    [InlineData("xyzzy")]
    [InlineData("*_~")]
    [InlineData("\"'")]
    [InlineData("9 and ")]
    [InlineData("i-0123456789abcdef0,")]
    [InlineData("\u202e\u200b")]
    [InlineData("日本")]
    public void Read_IsQuick_ForFortyThousandCharacters(string piece)
    {
        var text = piece.Length == 0 ? "" : string.Concat(Enumerable.Repeat(piece, 40_000 / piece.Length));
        var reader = new Reader();
        reader.Read(Ask.MessageOf("list instances"), Conversation.Empty, Ask.Now);
        var best = TimeSpan.MaxValue;
        for (var i = 0; i < 3; i++)
        {
            var start = Stopwatch.GetTimestamp();
            reader.Read(Ask.MessageOf(text), Conversation.Empty, Ask.Now);
            var took = Stopwatch.GetElapsedTime(start);
            best = took < best ? took : best;
        }
        Assert.True(best < TimeSpan.FromMilliseconds(50), $"It took {best.TotalMilliseconds:0.0} ms.");
    }

    /// <summary>A small generator that gives the same messages in every run.</summary>
    private sealed class DeterministicRandom(uint seed)
    {
        private uint _state = seed;

        public int Next(int limit)
        {
            _state ^= _state << 13;
            _state ^= _state >> 17;
            _state ^= _state << 5;
            return (int)(_state % (uint)limit);
        }
    }
}
