using Bot;
using Bot.Channels.Terminal;
using Bot.Conversations;
using Bot.DemoAccount;
using Bot.Guardrails;
using Bot.Identity;
using Bot.Intents;
using Bot.Understanding;

const int usage = 2;

if (args is ["policy", "check", .. var check])
    return PolicyCheckCommand.Run(check, Console.Out, Console.Error);

var ask = args is ["ask", ..];
AskArguments? question = null;
if (ask && (question = AskCommand.Parse(args[1..], out var errors)) is null)
{
    foreach (var error in errors)
        Console.Error.WriteLine(error);
    return usage;
}

var builder = WebApplication.CreateSlimBuilder(new WebApplicationOptions { Args = args, ContentRootPath = AppContext.BaseDirectory });
if (question?.Region is { } region)
    builder.Configuration["Aws:Region"] = region;
var faults = new List<string>();
var aws = AwsOptions.Read(builder.Configuration, faults);
if (faults.Count > 0)
{
    Console.Error.WriteLine("The settings are not valid:" + string.Concat(faults.Select(f => $"{Environment.NewLine}- {f}")));
    return usage;
}

TimeProvider clock = question?.Now is { } now ? new FixedTime(now) : TimeProvider.System;
await using var demo = aws.IsDemo ? await DemoAccountServer.StartAsync(new() { ScenarioFile = aws.Scenario, Clock = clock }) : null;
builder.Services.AddSingleton(clock);
builder.Services.AddIdentity(aws, demo);
builder.Services.AddUnderstanding();
builder.Services.AddIntents();
builder.Services.AddConversations();
builder.Services.AddSingleton<AskRunner>();

await using var app = builder.Build();
if (question is not null)
    return await app.Services.GetRequiredService<AskRunner>().RunAsync(question, Console.Out, CancellationToken.None);

await app.RunAsync();
return 0;

/// <summary>The bot's entry point; public so that tests can host it.</summary>
public partial class Program;
