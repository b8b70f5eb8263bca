namespace Bot.Answers;

/// <summary>A file under an answer: a download where the channel has one, else its text.</summary>
/// <param name="Name">File name with its ending.</param>
/// <param name="MediaType">For the platform: <c>text/csv</c>.</param>
internal sealed record AnswerFile(string Name, string MediaType, string Text);
