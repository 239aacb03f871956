using Microsoft.Extensions.Logging.Abstractions;
using TemplateWorker.Storage.Connections;
using TemplateWorker.Storage.Tests.Servers;

namespace TemplateWorker.Storage.Tests.Connections;

/// <summary>Servers that are too old.</summary>
public sealed class SupportedServerTests
{
    [Theory]
    [InlineData("11.22")]
    [InlineData("9.6.24")]
    public async Task A_server_that_is_too_old_is_refused_with_its_version(string version)
    {
        await using var server = new OldServer(version);
        // The driver asks a new server for its types, which this one could not tell.
        var target = DatabaseConnection.Parse($"Host=127.0.0.1;Port={server.Port};Username=u;Database=db;Password=sesame;Server Compatibility Mode=NoTypeLoading");

        var error = await Should.ThrowAsync<DatabaseUnfitException>(() => Database.OpenAsync(
            new DatabaseOptions { Connection = target }, NullLoggerFactory.Instance, TimeProvider.System, TestContext.Current.CancellationToken));

        error.Message.ShouldBe(
            $"PostgreSQL at 127.0.0.1:{server.Port}, database db is PostgreSQL {version}, and 12 is the oldest that serves. " +
            "Upgrade the server (pg_upgrade, or pg_dump into a newer one), or name another one in database.url.");
    }
}
