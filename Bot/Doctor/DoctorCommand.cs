namespace Bot.Doctor;

/// <summary><c>doctor</c>: checks with the bot's own settings what it needs from outside, and says what to do about each fault. Changes nothing.</summary>
internal static class DoctorCommand
{
    private const int Healthy = 0, Ill = 1;
    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(2);

    /// <summary>Runs the command; the result is the exit status.</summary>
    public static async Task<int> RunAsync(IServiceProvider services, TextWriter output)
    {
        var clock = services.GetRequiredService<TimeProvider>();
        using var limit = new CancellationTokenSource(Limit, clock);
        var faults = 0;
        foreach (var checkup in services.GetServices<ICheckup>())
        {
            await output.WriteLineAsync(checkup.Name).ConfigureAwait(false);
            await foreach (var finding in checkup.RunAsync(limit.Token).ConfigureAwait(false))
            {
                await output.WriteLineAsync($"  {(finding.Fix is null ? "ok  " : "FAIL")} {finding.What}").ConfigureAwait(false);
                if (finding.Fix is not { } fix)
                    continue;
                faults++;
                await output.WriteLineAsync($"       {fix}").ConfigureAwait(false);
            }
        }
        await output.WriteLineAsync(faults == 0 ? "All is well." : $"{faults} fault{(faults == 1 ? "" : "s")}.").ConfigureAwait(false);
        return faults == 0 ? Healthy : Ill;
    }
}
