using System.Text.Json.Nodes;
using Bot.Answers;
using Bot.Aws.Client;

namespace Bot.Identity;

/// <summary>What became of a call.</summary>
internal abstract record CallOutcome
{
    private CallOutcome() { }

    /// <summary>AWS answered.</summary>
    /// <param name="Call">The evidence (of the first page).</param>
    /// <param name="Body">The output; of all pages, with their lists joined.</param>
    /// <param name="Truncated">There were more pages than the bound.</param>
    public sealed record Ok(RecordedCall Call, JsonObject Body, bool Truncated = false) : CallOutcome
    {
        /// <summary>The pages that were read.</summary>
        public int Pages { get; init; } = 1;
    }

    /// <summary>AWS refused or did not answer.</summary>
    /// <param name="Call">The evidence.</param>
    /// <param name="Error">What AWS said.</param>
    /// <param name="Partial">What earlier pages gave; null where there were none.</param>
    public sealed record Failed(RecordedCall Call, AwsError Error, JsonObject? Partial = null) : CallOutcome
    {
        /// <summary>AWS's denial explained; null for every other error.</summary>
        public Refusal? Refusal { get; init; }
    }

    /// <summary>The bot did not send it.</summary>
    /// <param name="Refusal">Which layer said no, and what would change it.</param>
    public sealed record Refused(Refusal Refusal) : CallOutcome;
}
