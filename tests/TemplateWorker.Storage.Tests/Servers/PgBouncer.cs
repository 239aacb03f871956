using System.Diagnostics;
using System.Net.Sockets;
using TemplateWorker.Storage.Connections;
using TemplateWorker.Testing;

namespace TemplateWorker.Storage.Tests.Servers;

/// <summary>A PgBouncer in transaction mode in front of a server, with fewer connections to it than it has clients.</summary>
sealed class PgBouncer : IAsyncDisposable
{
    readonly Process _process;

    PgBouncer(Process process, DatabaseConnection connection)
    {
        _process = process;
        Connection = connection;
    }

    /// <summary>The database through it.</summary>
    public DatabaseConnection Connection { get; }

    /// <summary>Starts it, and waits until it answers.</summary>
    public static async Task<PgBouncer> StartAsync(TemporaryFolder folder, DatabaseConnection behind)
    {
        var settings = behind.CopySettings();
        var port = FreePort.Take();
        var file = folder.Write(
            "pgbouncer.ini",
            $"""
            [databases]
            {settings.Database} = host={settings.Host} port={settings.Port} user={settings.Username}

            [pgbouncer]
            listen_addr = 127.0.0.1
            listen_port = {port}
            unix_socket_dir =
            auth_type = any
            pool_mode = transaction
            default_pool_size = 2

            """);
        var process = Process.Start(new ProcessStartInfo("setpriv", [.. AsPostgres(), "--pdeathsig=KILL", "--", "pgbouncer", "--quiet", file])
        {
            RedirectStandardInput = true,
            WorkingDirectory = "/",
            Environment = { ["PATH"] = "/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin" },
        })!;
        await Eventually.HoldsAsync(() => process.HasExited || Answers(port), "PgBouncer answers");
        process.HasExited.ShouldBeFalse();
        return new PgBouncer(process, DatabaseConnection.Parse($"postgres://{settings.Username}@127.0.0.1:{port}/{settings.Database}"));
    }

    /// <summary>Whether it is installed; where tests must not be skipped it has to be.</summary>
    public static bool IsInstalled => File.Exists("/usr/sbin/pgbouncer") || Environment.GetEnvironmentVariable("CI") == "true";

    public async ValueTask DisposeAsync()
    {
        _process.Kill();
        await _process.WaitForExitAsync();
        _process.Dispose();
    }

    // It refuses to run as root, as PostgreSQL does.
    static string[] AsPostgres() => Environment.IsPrivilegedProcess ? ["--reuid=postgres", "--regid=postgres", "--init-groups"] : [];

    static bool Answers(int port)
    {
        try
        {
            using var client = new TcpClient("127.0.0.1", port);
            return true;
        }
        catch (SocketException)
        {
            return false;
        }
    }
}
