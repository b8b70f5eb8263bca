namespace Bot.Doctor;

/// <summary>One thing that was checked.</summary>
/// <param name="What">What was found.</param>
/// <param name="Fix">What to do about it; null where all is well.</param>
internal sealed record Finding(string What, string? Fix = null);

/// <summary>Checks a part of a running bot's surroundings. Register any number; the doctor runs them all.</summary>
internal interface ICheckup
{
    /// <summary>A heading.</summary>
    string Name { get; }

    IAsyncEnumerable<Finding> RunAsync(CancellationToken cancellation);
}
