using Bot.Tests.Understanding;
using Bot.Understanding;

namespace Bot.Tests.Understanding.Histories;

public sealed class HistoryReaderTests
{
    [Theory]
    [InlineData("history", "history")]
    [InlineData("What did we talk about?", "history")]
    [InlineData("show me my conversations", "conversations")]
    [InlineData("please list all my past conversations", "conversations")]
    [InlineData("Which conversations do I have?", "conversations")]
    [InlineData("resume 3", "resume 3")]
    [InlineData("resume #3", "resume 3")]
    [InlineData("continue conversation 2", "resume 2")]
    [InlineData("resume the last conversation", "resume 1")]
    [InlineData("resume the conversation about S3 costs", "resume s3 costs")]
    [InlineData("delete this conversation", "delete this")]
    [InlineData("delete conversation 4", "delete 4")]
    [InlineData("delete all my conversations", "delete all")]
    [InlineData("clear my history", "delete all")]
    [InlineData("export my data", "export")]
    [InlineData("can you erase all my data?", "erase")]
    public void Sentence_OfConversations_IsRead(string text, string expected)
    {
        var question = Ask.Read(text);
        Assert.Equal(Family.History, question.Family);
        Assert.Equal(expected, $"{question.Topic} {(question.Entities.Length > 0 ? question.Entities[0].Text : "")}".Trim());
        Assert.Null(question.Unsafe);
    }

    [Theory]
    [InlineData("delete 2")]
    [InlineData("delete this")]
    [InlineData("delete all")]
    [InlineData("delete it")]
    [InlineData("yes")]
    [InlineData("resume the ecs service checkout")]
    [InlineData("delete the bucket acme-logs")]
    [InlineData("continue")]
    [InlineData("alarm history of checkout-5xx-high")]
    [InlineData("history of i-0a1b2c3d4e5f67890")]
    [InlineData("show cost history of the past 6 months")]
    [InlineData("erase the data in table orders")]
    [InlineData("delete all my instances")]
    [InlineData("export my data from the rds instance")]
    public void Sentence_OfAws_IsNot(string text) => Assert.NotEqual(Family.History, Ask.Read(text).Family);

    [Fact]
    public void NoQuestionOfTheSet_IsTakenForOneOfConversations()
    {
        if (QuestionSet.Path is not { } path)
        {
            Assert.Skip("The question set does not lie beside the repository.");
            return;
        }
        Assert.DoesNotContain(QuestionSet.Read(path).Select(q => Ask.Read((string)q["q"]!)), q => q.Family == Family.History);
    }
}
