using TemplateWorker.Storage.Gateway;
using TemplateWorker.Testing;

namespace TemplateWorker.Storage.Tests.Gateway;

public sealed class GatewaySessionStoreTests(PostgresFixture postgres) : IAsyncLifetime
{
    const ulong Application = 1_100_000_000_000_000_001;

    static readonly StoredGatewaySession Session = new(0, 2, "s1", 41, "wss://gateway.example/", 513, "ZlibStream");

    Database _database = null!;

    static CancellationToken Cancel => TestContext.Current.CancellationToken;

    GatewaySessionStore Store => _database.GatewaySessions;

    public async ValueTask InitializeAsync() => _database = await postgres.OpenDatabaseAsync();

    public ValueTask DisposeAsync() => _database.DisposeAsync();

    [Fact]
    public async Task A_shard_of_an_application_has_the_session_that_was_stored_last()
    {
        var other = new StoredGatewaySession(1, 2, "s2", long.MaxValue, null, 1, "None");
        await Store.SaveAsync(Application, [Session, other], Cancel);
        await Store.SaveAsync(Application + 1, [Session with { SessionId = "another bot's" }], Cancel);
        await Store.SaveAsync(Application, [Session with { ShardCount = 4 }], Cancel);

        await Store.SaveAsync(Application, [Session with { SessionId = "s3", Sequence = 1 }], Cancel);

        (await Store.LoadAsync(Application, Cancel)).ShouldBe(
            [Session with { SessionId = "s3", Sequence = 1 }, Session with { ShardCount = 4 }, other]);
    }

    [Fact]
    public async Task Sessions_that_nobody_continues_are_forgotten()
    {
        var other = Session with { ShardId = 1 };
        await Store.SaveAsync(Application, [Session, other, Session with { ShardCount = 4 }], Cancel);
        await Store.SaveAsync(Application + 1, [Session], Cancel);

        await Store.RemoveAsync(Application, [(0, 2), (3, 2), (0, 4)], Cancel);

        (await Store.LoadAsync(Application, Cancel)).ShouldBe([other]);
        (await Store.LoadAsync(Application + 1, Cancel)).ShouldBe([Session]);
    }

    [Fact]
    public async Task An_application_without_sessions_has_none() => (await Store.LoadAsync(Application, Cancel)).ShouldBeEmpty();
}
