using static TemplateWorker.Storage.Tests.Embedded.EmbeddedServer;

namespace TemplateWorker.Storage.Tests.Embedded;

/// <summary>
/// No test: what <see cref="RecoveryTests"/> run as a program of its own and kill. It has no folder of its own, because
/// nobody would remove that.
/// </summary>
public sealed class ServerHolder
{
    internal const string FolderVariable = "TEMPLATEWORKER_TEST_FOLDER";

    static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact(Explicit = true)]
    public async Task Hold_a_server_until_killed()
    {
        var folder = Environment.GetEnvironmentVariable(FolderVariable)
            ?? throw new InvalidOperationException($"{FolderVariable} names no folder.");
        await using var server = await StartAsync(Path.Combine(folder, "data"));
        await File.WriteAllTextAsync(Path.Combine(folder, "ready"), "", Cancel);
        await Task.Delay(Timeout.Infinite, Cancel);
    }
}
