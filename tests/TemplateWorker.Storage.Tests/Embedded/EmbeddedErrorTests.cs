using System.Net;
using System.Net.Sockets;
using TemplateWorker.Storage.Embedded;
using TemplateWorker.Testing;
using static TemplateWorker.Storage.Tests.Embedded.EmbeddedServer;

namespace TemplateWorker.Storage.Tests.Embedded;

/// <summary>What cannot be started says why and what to do.</summary>
public sealed class EmbeddedErrorTests : IDisposable
{
    readonly TemporaryFolder _folder = new();

    string Data => _folder.Combine("data");

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Without_programs_the_error_names_the_package_and_the_alternatives()
    {
        var message = await MessageOf(() => StartAsync(Data, binDirectory: _folder.Path));

        message.ShouldContain(_folder.Path);
        message.ShouldContain("package postgresql");
        message.ShouldContain("database.embedded.bin_dir");
        message.ShouldContain("database.url");
        Directory.Exists(Data).ShouldBeFalse();
    }

    [Fact]
    public async Task A_port_in_use_is_named()
    {
        using var other = new TcpListener(IPAddress.Loopback, 0);
        other.Start();
        var port = ((IPEndPoint)other.LocalEndpoint).Port;

        (await MessageOf(() => StartAsync(Data, port))).ShouldContain($"Port {port} on 127.0.0.1 is in use");
    }

    [Fact]
    public async Task A_cluster_of_another_major_is_named_and_left_alone()
    {
        var cluster = new ClusterFolders(Data).Cluster;
        Directory.CreateDirectory(cluster);
        await File.WriteAllTextAsync(Path.Combine(cluster, "PG_VERSION"), "9\n", TestContext.Current.CancellationToken);

        (await MessageOf(() => StartAsync(Data))).ShouldContain("The data was written by PostgreSQL 9");

        Directory.GetFileSystemEntries(Data).ShouldBe([cluster]);
    }

    [Fact]
    public async Task A_folder_that_PostgreSQL_may_not_enter_is_named()
    {
        Assert.SkipUnless(Environment.IsPrivilegedProcess, "Only for root does another user run PostgreSQL.");
        var closed = _folder.Combine("closed");
        Directory.CreateDirectory(closed, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);

        var message = await MessageOf(() => StartAsync(Path.Combine(closed, "deeper", "data")));

        message.ShouldContain($"may not enter {closed},");
        message.ShouldContain($"chmod o+x {closed}");
    }

    [Fact]
    public async Task A_folder_that_cannot_be_made_is_named()
    {
        var file = _folder.Write("file", "");

        (await MessageOf(() => StartAsync(Path.Combine(file, "data")))).ShouldContain(Path.Combine(file, "data"));
    }

    [Fact]
    public async Task A_server_that_does_not_start_shows_the_end_of_its_log()
    {
        await (await StartAsync(Data)).DisposeAsync();
        await File.AppendAllTextAsync(
            Path.Combine(new ClusterFolders(Data).Cluster, "postgresql.conf"), "no_such_setting = 1\n", TestContext.Current.CancellationToken);

        var message = await MessageOf(() => StartAsync(Data));

        message.ShouldContain("no_such_setting");
        message.ShouldContain(new ClusterFolders(Data).Log);
    }

    static async Task<string> MessageOf(Func<Task> start) => (await Should.ThrowAsync<EmbeddedPostgresException>(start)).Message;
}
