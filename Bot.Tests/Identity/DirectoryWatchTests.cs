using Bot.Identity;
using Microsoft.Extensions.Logging;

namespace Bot.Tests.Identity;

public sealed class DirectoryWatchTests : IDisposable
{
    private readonly string _folder = System.IO.Directory.CreateTempSubdirectory("wheelhouse-").FullName;
    private readonly DirectorySource _source = new(DirectoryFile.Demo());
    private readonly Lines _log = new();

    private string Path => System.IO.Path.Combine(_folder, "directory.yaml");

    public void Dispose() => System.IO.Directory.Delete(_folder, recursive: true);

    [Fact]
    public void Look_TakesAValidFile_OnceItIsTheSameTwice()
    {
        var watch = Watching(DirectoryFile.DemoText());
        File.WriteAllText(Path, Without("fin"));
        watch.Look();
        Assert.Contains(_source.Current.People, p => p.Name == "fin");
        watch.Look();
        Assert.DoesNotContain(_source.Current.People, p => p.Name == "fin");
        Assert.Contains(_log.All, l => l.Contains("is in force", StringComparison.Ordinal));
    }

    [Fact]
    public void Look_KeepsTheOld_AndLogsEveryFault_WhenTheFileIsBad()
    {
        var watch = Watching(DirectoryFile.DemoText());
        var before = _source.Current;
        File.WriteAllText(Path, Without("fin").Replace("mode: full", "mode: fool").Replace("admins: [ada]", "admins: [eve]"));
        watch.Look();
        watch.Look();
        Assert.Same(before, _source.Current);
        Assert.Equal(4, _source.Faults.Length);
        Assert.All(_source.Faults, f => Assert.Contains(_log.All, l => l.EndsWith(f.ToString(), StringComparison.Ordinal)));
        Assert.Contains(_log.All, l => l.Contains("has 4 faults and was not taken", StringComparison.Ordinal));
        // Told once, not with every look.
        var told = _log.All.Count;
        watch.Look();
        Assert.Equal(told, _log.All.Count);
        File.WriteAllText(Path, Without("fin"));
        watch.Look();
        watch.Look();
        Assert.Empty(_source.Faults);
        Assert.NotSame(before, _source.Current);
    }

    [Fact]
    public void Look_KeepsTheOld_WhenTheFileIsGone_AndTakesTheNewOne()
    {
        var watch = Watching(DirectoryFile.DemoText());
        var before = _source.Current;
        File.Delete(Path);
        watch.Look();
        watch.Look();
        Assert.Same(before, _source.Current);
        Assert.Contains("cannot be read", Assert.Single(_source.Faults).Text, StringComparison.Ordinal);
        File.WriteAllText(Path + ".new", Without("dev").Replace("approvers: [dev, ", "approvers: ["));
        File.Move(Path + ".new", Path);
        watch.Look();
        watch.Look();
        Assert.DoesNotContain(_source.Current.People, p => p.Name == "dev");
    }

    [Fact]
    public void Look_FollowsSwappedLinks_AsConfigMapsDo()
    {
        if (OperatingSystem.IsWindows())
            Assert.Skip("Links need rights on Windows.");
        string Version(string name, string text)
        {
            var folder = System.IO.Directory.CreateDirectory(System.IO.Path.Combine(_folder, name)).FullName;
            File.WriteAllText(System.IO.Path.Combine(folder, "directory.yaml"), text);
            return folder;
        }
        var data = System.IO.Path.Combine(_folder, "..data");
        System.IO.Directory.CreateSymbolicLink(data, Version("..1", DirectoryFile.DemoText()));
        File.CreateSymbolicLink(Path, System.IO.Path.Combine(data, "directory.yaml"));
        var watch = new DirectoryWatch(Path, _source, TimeProvider.System, _log);
        watch.Look();
        watch.Look();
        System.IO.Directory.CreateSymbolicLink(data + "_tmp", Version("..2", Without("fin")));
        File.Delete(data);
        System.IO.Directory.Move(data + "_tmp", data);
        watch.Look();
        watch.Look();
        Assert.DoesNotContain(_source.Current.People, p => p.Name == "fin");
    }

    [Fact]
    public async Task Service_BringsAChangeIntoForce_ByItself()
    {
        var watch = Watching(DirectoryFile.DemoText());
        var changed = new TaskCompletionSource<Bot.Identity.Directory>();
        _source.Changed += d => changed.TrySetResult(d);
        await watch.StartAsync(TestContext.Current.CancellationToken);
        File.WriteAllText(Path, Without("fin"));
        Assert.DoesNotContain((await changed.Task.WaitAsync(TimeSpan.FromSeconds(30), TestContext.Current.CancellationToken)).People, p => p.Name == "fin");
        await watch.StopAsync(TestContext.Current.CancellationToken);
    }

    private DirectoryWatch Watching(string text)
    {
        File.WriteAllText(Path, text);
        var watch = new DirectoryWatch(Path, _source, TimeProvider.System, _log);
        watch.Look();
        watch.Look();
        return watch;
    }

    private static string Without(string person)
    {
        var text = DirectoryFile.DemoText();
        var start = text.IndexOf($"  - name: {person}\n", StringComparison.Ordinal);
        var end = text.IndexOf("  - name:", start + 5, StringComparison.Ordinal);
        return text.Remove(start, end - start);
    }

    private sealed class Lines : ILogger<DirectoryWatch>
    {
        private readonly List<string> _all = [];

        public IReadOnlyList<string> All
        {
            get
            {
                lock (_all)
                    return [.. _all];
            }
        }

        public IDisposable? BeginScope<TState>(TState state) where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
        {
            lock (_all)
                _all.Add(formatter(state, exception));
        }
    }
}
