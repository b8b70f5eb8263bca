using System.Collections.Immutable;

namespace Bot.Identity.Reading;

/// <summary>What became of reading a directory.</summary>
/// <param name="Directory">The directory; null where there are faults.</param>
/// <param name="Faults">All of them, by line.</param>
/// <param name="Warnings">What is valid and probably not meant.</param>
internal sealed record DirectoryReading(Directory? Directory, ImmutableArray<DirectoryFault> Faults, ImmutableArray<DirectoryFault> Warnings);
