using Microsoft.Extensions.Logging.Abstractions;
using TemplateWorker.Storage.Embedded;

namespace TemplateWorker.Storage.Tests.Servers;

/// <summary>Makes servers that run with settings of their own.</summary>
static class ConfiguredServer
{
    static CancellationToken Cancel => TestContext.Current.CancellationToken;

    /// <summary>Makes a cluster with these settings; nothing runs yet.</summary>
    public static async Task MakeAsync(string folder, string settings)
    {
        var folders = new ClusterFolders(folder);
        var user = await PostgresUser.ChooseAsync(Cancel);
        await folders.CreateAsync(user, Cancel);
        var cluster = new PostgresCluster(await PostgresBinaries.FindAsync(configured: null, cluster: null, Cancel), user, folders, NullLogger.Instance);
        await cluster.CreateAsync(Cancel);
        await File.AppendAllTextAsync(Path.Combine(folders.Cluster, "postgresql.conf"), settings, Cancel);
    }

    /// <summary>The password for logins over TCP.</summary>
    public static async Task<string> PasswordOfAsync(string folder) => (await File.ReadAllTextAsync(new ClusterFolders(folder).Password, Cancel)).Trim();
}
