using System.Globalization;
using Bot.Channels.Terminal;
using Bot.Conversations.Stores;
using Bot.Settings;

namespace Bot.Guardrails.Audit;

/// <summary><c>audit verify</c> and <c>audit export</c>: the audit of the store that the settings name.</summary>
internal static class AuditCommand
{
    public const string Usage =
        """
        audit verify                             checks every chain; names the first broken entry of each; ends with 0 when all hold, 1 when not
        audit export [--from TIME] [--to TIME]   every entry as one line of JSON, oldest first

        Settings follow as --Section:Key VALUE, such as --Store:Sqlite FILE. SQLite's file belongs to one process: stop the bot first, or ask it in chat.
        """;
    private const int Fine = 0, Broken = 1, WrongUse = 2;

    public static async Task<int> RunAsync(string[] args, TextWriter output, TextWriter errors)
    {
        var own = AskCommand.WithoutSettings(args);
        if (own is ["--help" or "-h", ..] || own is not (["verify"] or ["export", ..]) || Filter(own[1..], errors) is not { } filter)
        {
            await errors.WriteLineAsync(Usage).ConfigureAwait(false);
            return own is ["--help" or "-h"] ? Fine : WrongUse;
        }
        var settings = AskCommand.SettingsOf(args);
        var builder = BotHost.CreateBuilder(settings);
        if (SettingsCheck.Faults(builder.Configuration, settings) is { Count: > 0 } faults)
        {
            await errors.WriteLineAsync(SettingsCheck.Message(faults)).ConfigureAwait(false);
            return WrongUse;
        }
        var options = StoreOptions.Read(builder.Configuration, builder.Environment.ContentRootPath, isDemo: false);
        if (options is { Postgres: null, Sqlite: { } file } && !File.Exists(file))
        {
            await errors.WriteLineAsync($"{Path.GetFullPath(file)} does not exist, so there is no audit to read. Name the store with --Store:Sqlite FILE or --Store:Postgres.").ConfigureAwait(false);
            return WrongUse;
        }
        await using var services = new ServiceCollection().AddLogging().AddSingleton(TimeProvider.System).AddStores(options).BuildServiceProvider();
        try
        {
            await services.OpenStoreAsync().ConfigureAwait(false);
            var store = services.GetRequiredService<IAuditStore>();
            return own[0] == "export" ? await ExportAsync(store, filter, output, errors).ConfigureAwait(false) : await VerifyAsync(store, output).ConfigureAwait(false);
        }
        catch (StoreException e)
        {
            await errors.WriteLineAsync(e.Message).ConfigureAwait(false);
            return WrongUse;
        }
    }

    public static async Task<int> VerifyAsync(IAuditStore store, TextWriter output)
    {
        var report = await new AuditVerifier(store).VerifyAsync(CancellationToken.None).ConfigureAwait(false);
        foreach (var fault in report.Faults)
            await output.WriteLineAsync($"broken: chain {fault.Chain}, entry {fault.Seq}: {fault.What}").ConfigureAwait(false);
        await output.WriteLineAsync($"{report.Entries} entries in {report.Chains} chain{(report.Chains == 1 ? "" : "s")}, {(report.Faults.Count == 0 ? "all whole" : $"{report.Faults.Count} broken")}").ConfigureAwait(false);
        return report.Faults.Count == 0 ? Fine : Broken;
    }

    private static async Task<int> ExportAsync(IAuditStore store, AuditFilter filter, TextWriter output, TextWriter errors)
    {
        var count = await AuditExport.WriteAsync(store, filter, output, CancellationToken.None).ConfigureAwait(false);
        await errors.WriteLineAsync($"{count} entries exported").ConfigureAwait(false);
        return Fine;
    }

    private static AuditFilter? Filter(string[] args, TextWriter errors)
    {
        var filter = new AuditFilter();
        for (var i = 0; i < args.Length; i += 2)
        {
            var time = default(DateTimeOffset);
            if (args[i] is not ("--from" or "--to") || i + 1 == args.Length || !DateTimeOffset.TryParse(args[i + 1], CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out time))
            {
                errors.WriteLine($"'{string.Join(' ', args[i..])}' is not understood; write --from or --to with a time such as 2026-11-20T12:00:00Z.");
                return null;
            }
            filter = args[i] == "--from" ? filter with { From = time } : filter with { To = time };
        }
        return filter;
    }
}
