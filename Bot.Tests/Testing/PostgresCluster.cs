using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using Npgsql;

namespace Bot.Tests.Testing;

/// <summary>A private PostgreSQL server of Debian's programs on a free loopback port, gone with its data when disposed.</summary>
internal sealed class PostgresCluster : IAsyncDisposable
{
    private const string Prefix = "wheelhouse-postgres-";
    private const string User = "wheelhouse";
    private static readonly string Password = Guid.NewGuid().ToString("N");
    private readonly string _folder;
    private readonly string _settings;
    private int _databases;

    private PostgresCluster(string folder, int port, string settings)
    {
        _folder = folder;
        _settings = settings;
        Port = port;
    }

    public int Port { get; }

    /// <summary>Why none can be started; null where the programs are installed.</summary>
    public static string? Missing => Programs is null ? "PostgreSQL is not installed (Debian: postgresql)." : null;

    private static string? Programs { get; } = System.IO.Directory.Exists("/usr/lib/postgresql")
        ? System.IO.Directory.EnumerateDirectories("/usr/lib/postgresql").Select(d => Path.Combine(d, "bin")).Where(d => File.Exists(Path.Combine(d, "initdb"))).Max(StringComparer.Ordinal)
        : null;

    /// <param name="durable">Whether commits wait for the disk. Killing the server loses nothing either way; cutting the power would.</param>
    /// <param name="settings">More of the server's settings: <c>max_wal_size=4GB</c>.</param>
    public static async Task<PostgresCluster> StartAsync(bool durable = false, params IEnumerable<string> settings)
    {
        await SweepAsync();
        var folder = Path.Combine(Path.GetTempPath(), $"{Prefix}{Environment.ProcessId}-{Guid.NewGuid():N}"[..^20]);
        System.IO.Directory.CreateDirectory(folder);
        if (Environment.IsPrivilegedProcess)
            await RunAsync("chown", "postgres", folder);
        var passwordFile = Path.Combine(folder, "password");
        await File.WriteAllTextAsync(passwordFile, Password);
        if (Environment.IsPrivilegedProcess)
            await RunAsync("chown", "postgres", passwordFile);
        await ProgramAsync("initdb", "-D", Path.Combine(folder, "data"), "-U", User, "--auth-local=trust", "--auth-host=scram-sha-256", $"--pwfile={passwordFile}", "-E", "UTF8", "--locale=C.UTF-8", "--no-sync");

        string[] all = ["listen_addresses=127.0.0.1", $"unix_socket_directories={folder}", "max_connections=300", $"fsync={(durable ? "on" : "off")}", .. settings];
        var cluster = new PostgresCluster(folder, FreePort(), string.Join(' ', all.Select(s => $"-c {s}")));
        await cluster.StartAsync();
        return cluster;
    }

    /// <summary>A new, empty database.</summary>
    /// <returns>Its connection string.</returns>
    public async Task<string> CreateDatabaseAsync()
    {
        var name = string.Create(CultureInfo.InvariantCulture, $"d{Interlocked.Increment(ref _databases)}");
        await using var connection = new NpgsqlConnection(ConnectionString("postgres") + ";Pooling=false");
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand($"create database {name}", connection);
        await command.ExecuteNonQueryAsync();
        return ConnectionString(name);
    }

    public string ConnectionString(string database) => $"Host=127.0.0.1;Port={Port};Database={database};Username={User};Password={Password}";

    public Task StartAsync() =>
        ProgramAsync("pg_ctl", "-D", Path.Combine(_folder, "data"), "-l", Path.Combine(_folder, "log"), "-w", "-o", $"-p {Port} {_settings}", "start");

    /// <param name="mode"><c>fast</c> ends sessions; <c>immediate</c> is a crash.</param>
    public Task StopAsync(string mode = "fast") => ProgramAsync("pg_ctl", "-D", Path.Combine(_folder, "data"), "-w", "-m", mode, "stop");

    public async ValueTask DisposeAsync()
    {
        NpgsqlConnection.ClearAllPools();
        await DestroyAsync(_folder);
    }

    /// <summary>Clusters of test runs that were killed before they could clean up.</summary>
    private static async Task SweepAsync()
    {
        foreach (var folder in System.IO.Directory.EnumerateDirectories(Path.GetTempPath(), Prefix + "*"))
        {
            if (!File.Exists($"/proc/{Path.GetFileName(folder)[Prefix.Length..].Split('-')[0]}/stat"))
                await DestroyAsync(folder);
        }
    }

    private static async Task DestroyAsync(string folder)
    {
        var data = Path.Combine(folder, "data");
        if (File.Exists(Path.Combine(data, "postmaster.pid")))
            await ProgramAsync("pg_ctl", "-D", data, "-w", "-m", "immediate", "stop");
        System.IO.Directory.Delete(folder, recursive: true);
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    /// <summary>The server refuses to run as root, so root runs it as Debian's own user.</summary>
    private static Task ProgramAsync(string program, params IEnumerable<string> arguments)
    {
        var path = Path.Combine(Programs!, program);
        return Environment.IsPrivilegedProcess ? RunAsync("runuser", ["-u", "postgres", "--", path, .. arguments]) : RunAsync(path, arguments);
    }

    private static async Task RunAsync(string program, params IEnumerable<string> arguments)
    {
        var start = new ProcessStartInfo(program, arguments) { WorkingDirectory = "/", RedirectStandardError = true, RedirectStandardOutput = true };
        // What the server inherits must not keep our pipes open: it logs to its file.
        using var process = Process.Start(start)!;
        var output = process.StandardOutput.ReadToEndAsync();
        var errors = process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync();
        if (process.ExitCode != 0)
            throw new InvalidOperationException($"{program} {string.Join(' ', arguments)} failed: {await errors}{await output}");
    }
}
