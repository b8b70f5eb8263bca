using Bot;
using Bot.Channels.Terminal;
using Bot.Conversations;
using Bot.Conversations.Stores;
using Bot.Doctor;
using Bot.Guardrails;
using Bot.Guardrails.Audit;
using Bot.Identity;
using Bot.Intents.Investigations.Replay;
using Bot.Settings;
using Bot.Understanding;

const int usage = 2;

if (args is ["policy", "check", .. var check])
    return PolicyCheckCommand.Run(check, Console.Out, Console.Error);
if (args is ["directory", "check", .. var file])
    return DirectoryCheckCommand.Run(file, Console.Out, Console.Error);
if (args is ["audit", .. var audit])
    return await AuditCommand.RunAsync(audit, Console.Out, Console.Error);

if (args is ["replay", .. var replay])
    return await ReplayCommand.RunAsync(replay, Console.Out, Console.Error);

AskArguments? question = null;
var isDoctor = args is ["doctor", ..];
var settings = isDoctor ? args[1..] : args;
if (args is ["ask", "--help" or "-h"])
{
    Console.WriteLine(AskCommand.Usage);
    return 0;
}
if (args is ["ask", ..])
{
    settings = AskCommand.SettingsOf(args[1..]);
    if ((question = AskCommand.Parse(args[1..], out var errors, canPrompt: !Console.IsInputRedirected && !Console.IsOutputRedirected)) is null)
    {
        foreach (var error in errors)
            Console.Error.WriteLine(error);
        return usage;
    }
}
else if (!isDoctor && args is [[>= 'a' and <= 'z', ..] word, ..])
{
    Console.Error.WriteLine($"'{word}' is not a command. Use: ask \"question\", policy check FILE.jsonl, directory check FILE, doctor, audit verify, audit export, replay FILE, or no command for the bot itself; settings are --Section:Key VALUE.");
    return usage;
}

ThreadShare.BeBrief(TimeSpan.FromMilliseconds(0.5));
// Needs no setting, so it need not wait for them.
_ = Task.Run(() =>
{
    Reader.Prepare();
    ConversationJson.Prepare();
});
var builder = BotHost.CreateBuilder(settings);
if (question?.Region is { } region)
    builder.Configuration["Aws:Region"] = region;
// The head of the audit's chain is for logs that are kept, not for a person who waits for an answer.
if (question is not null)
    builder.Configuration["Logging:LogLevel:Bot.Guardrails.Audit.AuditWriter"] ??= "Warning";
if (SettingsCheck.Faults(builder.Configuration, settings) is { Count: > 0 } faults)
{
    Console.Error.WriteLine(SettingsCheck.Message(faults));
    return usage;
}

BotHost host;
try
{
    host = await BotHost.BuildAsync(builder, question?.Now is { } now ? new FixedTime(now) : TimeProvider.System,
        store: question is null ? StoreOptions.Read(builder.Configuration, builder.Environment.ContentRootPath, AwsOptions.Read(builder.Configuration, []).IsDemo) : null);
}
catch (FormatException e)
{
    Console.Error.WriteLine(SettingsCheck.Message([e.Message]));
    return usage;
}
await using (host)
{
    if (isDoctor)
        return await DoctorCommand.RunAsync(host.App.Services, Console.Out);
    return question is null
        ? await WebCommand.RunAsync(host, Console.Out, Console.Error)
        : await host.App.Services.GetRequiredService<AskRunner>().RunOnConsoleAsync(question);
}

/// <summary>The bot's entry point; public so that tests can host it.</summary>
public partial class Program;
