namespace Bot.Intents.Investigations.Replay;

/// <summary><c>replay FILE</c>: runs an exported investigation again, and says whether it comes to the same.</summary>
internal static class ReplayCommand
{
    private const int Same = 0, Another = 1, Usage = 2;

    public static async Task<int> RunAsync(string[] arguments, TextWriter output, TextWriter errors)
    {
        if (arguments is not [var file])
        {
            await errors.WriteLineAsync("Use: replay FILE, where FILE is what \"export investigation inv-…\" gave (the .json).").ConfigureAwait(false);
            return Usage;
        }
        byte[] json;
        try
        {
            json = await File.ReadAllBytesAsync(file).ConfigureAwait(false);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            await errors.WriteLineAsync(e.Message).ConfigureAwait(false);
            return Usage;
        }
        if (StoredInvestigation.FromJson(json) is not { } stored)
        {
            await errors.WriteLineAsync($"{file} is no exported investigation.").ConfigureAwait(false);
            return Usage;
        }
        var replayed = await Replayer.RunAsync(stored, CancellationToken.None).ConfigureAwait(false);
        await output.WriteLineAsync(ReplayAnswers.Verdict(stored, replayed)).ConfigureAwait(false);
        await output.WriteLineAsync().ConfigureAwait(false);
        await output.WriteLineAsync(replayed.Answer.Text).ConfigureAwait(false);
        return replayed.IsSame ? Same : Another;
    }
}
