using Microsoft.Extensions.Logging.Abstractions;
using Npgsql;
using TemplateWorker.Storage.Embedded;

namespace TemplateWorker.Storage.Tests.Embedded;

/// <summary>Starts servers of tests, and looks at what they leave.</summary>
static class EmbeddedServer
{
    public static Task<EmbeddedPostgres> StartAsync(string folder, int? port = null, string? binDirectory = null) =>
        EmbeddedPostgres.StartAsync(
            new EmbeddedPostgresOptions { DataDirectory = folder, Port = port, BinDirectory = binDirectory, IsDurable = false },
            NullLoggerFactory.Instance, TimeProvider.System, TestContext.Current.CancellationToken);

    /// <summary>Processes that work in the cluster of a folder.</summary>
    public static List<int> ProcessesOf(string folder)
    {
        var cluster = new ClusterFolders(folder).Cluster;
        return [.. Directory.EnumerateDirectories("/proc")
            .Select(process => int.TryParse(Path.GetFileName(process), out var id) ? id : 0)
            .Where(id => id > 0 && FolderOf(id) == cluster)];
    }

    public static bool IsRunning(string folder) => RunningServer.Find(new ClusterFolders(folder)) is not null;

    public static async Task<T> QueryAsync<T>(EmbeddedPostgres server, string sql)
    {
        await using var raw = new RawDatabase(server.Connection);
        return await raw.ScalarAsync<T>(sql);
    }

    public static async Task ExecuteAsync(EmbeddedPostgres server, string sql)
    {
        await using var raw = new RawDatabase(server.Connection);
        await raw.ExecuteAsync(sql);
    }

    public static NpgsqlConnectionStringBuilder OverTcp(EmbeddedPostgres server, string? password) =>
        new() { Host = "127.0.0.1", Port = server.Port, Username = "postgres", Password = password, Database = "templateworker", Pooling = false };

    static string? FolderOf(int id)
    {
        try
        {
            return new DirectoryInfo($"/proc/{id}/cwd").LinkTarget;
        }
        catch (IOException)
        {
            // It ended while it was looked at.
            return null;
        }
        catch (UnauthorizedAccessException)
        {
            return null;
        }
    }
}
