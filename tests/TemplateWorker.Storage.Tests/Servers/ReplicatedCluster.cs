using TemplateWorker.Storage.Embedded;
using TemplateWorker.Testing;

namespace TemplateWorker.Storage.Tests.Servers;

/// <summary>A migrated cluster of which tests start copies, as primaries or as standbys.</summary>
public sealed class ReplicatedCluster : IAsyncLifetime
{
    readonly TemporaryFolder _folder = new();
    int _copies;

    static CancellationToken Cancel => TestContext.Current.CancellationToken;

    string Original => _folder.Combine("original");

    /// <summary>The password for logins over TCP to any of them.</summary>
    public string Password { get; private set; } = "";

    public async ValueTask InitializeAsync()
    {
        await ConfiguredServer.MakeAsync(Original, "wal_level = replica\n");
        await using (var server = await Embedded.EmbeddedServer.StartAsync(Original))
        await using (var database = await PostgresFixture.OpenAsync(server.Connection))
            await database.Migrations.ApplyAsync(Cancel);
        Password = await ConfiguredServer.PasswordOfAsync(Original);
    }

    public ValueTask DisposeAsync()
    {
        _folder.Dispose();
        return ValueTask.CompletedTask;
    }

    /// <summary>Starts a copy that takes writes.</summary>
    public async Task<EmbeddedPostgres> StartPrimaryAsync() => await Embedded.EmbeddedServer.StartAsync(await CopyAsync());

    /// <summary>Starts a copy that waits for a primary of nobody.</summary>
    public async Task<EmbeddedPostgres> StartStandbyAsync()
    {
        var copy = await CopyAsync();
        var signal = Path.Combine(new ClusterFolders(copy).Cluster, "standby.signal");
        await File.WriteAllTextAsync(signal, "", Cancel);
        await (await PostgresUser.ChooseAsync(Cancel)).OwnAsync(signal, Cancel);
        return await Embedded.EmbeddedServer.StartAsync(copy);
    }

    async Task<string> CopyAsync()
    {
        var copy = _folder.Combine($"copy{Interlocked.Increment(ref _copies)}");
        (await PostgresUser.Current.RunAsync(["cp", "-a", Original, copy], Cancel)).Succeeded.ShouldBeTrue();
        return copy;
    }
}
