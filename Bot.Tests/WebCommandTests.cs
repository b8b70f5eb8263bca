using System.Net;
using System.Net.Sockets;
using System.Text;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace Bot.Tests;

public sealed class WebCommandTests
{
    [Fact]
    public async Task Bot_SaysItsAddress_OnceItAnswersThere()
    {
        await using var host = await HostAsync("http://127.0.0.1:0");
        var output = new FirstLine();
        var running = WebCommand.RunAsync(host, output, TextWriter.Null);
        var line = await output.Line.WaitAsync(TimeSpan.FromSeconds(30));
        Assert.Matches(@"^Wheelhouse is ready on http://127\.0\.0\.1:\d+ \(AWS at http://127\.0\.0\.1:9/\)$", line);
        using var http = new HttpClient { BaseAddress = new(line.Split(' ')[4]) };
        Assert.Equal("ok\n", await http.GetStringAsync("/healthz"));
        // Whether it is ready hangs on the machine's credentials; that it says so does not.
        Assert.Contains("\"ready\":", await (await http.GetAsync("/readyz")).Content.ReadAsStringAsync());
        Assert.Equal("text/plain", (await http.GetAsync("/metrics")).Content.Headers.ContentType!.MediaType);
        Assert.Equal(HttpStatusCode.OK, (await http.GetAsync("/")).StatusCode);
        host.App.Services.GetRequiredService<IHostApplicationLifetime>().StopApplication();
        Assert.Equal(0, await running);
    }

    [Fact]
    public async Task Bot_SaysHowToListenElsewhere_WhenTheAddressIsTaken()
    {
        using var taken = new TcpListener(IPAddress.Loopback, 0);
        taken.Start();
        await using var host = await HostAsync($"http://{taken.LocalEndpoint}");
        var errors = new StringWriter();
        Assert.Equal(1, await WebCommand.RunAsync(host, TextWriter.Null, errors));
        Assert.Contains("address already in use. Choose another address with --urls", errors.ToString());
    }

    private static Task<BotHost> HostAsync(string url) =>
        BotHost.BuildAsync(BotHost.CreateBuilder(["--urls", url, "--Aws:Endpoint", "http://127.0.0.1:9", "--Logging:LogLevel:Default", "None"]), TimeProvider.System);

    /// <summary>Hands out the first line that is written.</summary>
    private sealed class FirstLine : TextWriter
    {
        private readonly TaskCompletionSource<string> _line = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public Task<string> Line => _line.Task;

        public override Encoding Encoding => Encoding.UTF8;

        public override Task WriteLineAsync(string? value)
        {
            _line.TrySetResult(value ?? "");
            return Task.CompletedTask;
        }
    }
}
