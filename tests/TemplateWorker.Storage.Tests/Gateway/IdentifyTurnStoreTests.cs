using TemplateWorker.Storage.Gateway;
using TemplateWorker.Testing;

namespace TemplateWorker.Storage.Tests.Gateway;

public sealed class IdentifyTurnStoreTests(PostgresFixture postgres) : IAsyncLifetime
{
    const ulong Application = 1_100_000_000_000_000_001;

    static readonly TimeSpan Long = TimeSpan.FromMinutes(1);
    static readonly Guid One = Guid.NewGuid();
    static readonly Guid Other = Guid.NewGuid();

    Database _database = null!;

    static CancellationToken Cancel => TestContext.Current.CancellationToken;

    IdentifyTurnStore Store => _database.IdentifyTurns;

    public async ValueTask InitializeAsync() => _database = await postgres.OpenDatabaseAsync();

    public ValueTask DisposeAsync() => _database.DisposeAsync();

    [Fact]
    public async Task A_turn_is_one_hosts_until_it_hands_it_on_and_the_wait_is_over()
    {
        (await TakeAsync(One)).ShouldBe(TimeSpan.Zero);
        (await TakeAsync(Other)).ShouldBe(TimeSpan.FromSeconds(1));
        (await TakeAsync(Other, turn: 1)).ShouldBe(TimeSpan.Zero);
        (await Store.TryTakeAsync(Application + 1, 0, Other, Long, Cancel)).ShouldBe(TimeSpan.Zero);

        await Store.HandOnAsync(Application, 0, One, TimeSpan.FromSeconds(0.5), Cancel);
        (await TakeAsync(Other)).ShouldBeInRange(TimeSpan.FromTicks(1), TimeSpan.FromSeconds(0.5));

        await Store.HandOnAsync(Application, 0, One, TimeSpan.Zero, Cancel);
        (await TakeAsync(Other)).ShouldBe(TimeSpan.Zero);
    }

    [Fact]
    public async Task A_turn_whose_time_is_up_is_anybodys_and_its_former_holder_cannot_touch_it()
    {
        (await Store.TryTakeAsync(Application, 0, One, TimeSpan.Zero, Cancel)).ShouldBe(TimeSpan.Zero);
        (await Store.TryKeepAsync(Application, 0, One, Long, Cancel)).ShouldBeFalse();
        (await TakeAsync(Other)).ShouldBe(TimeSpan.Zero);

        await Store.HandOnAsync(Application, 0, One, TimeSpan.Zero, Cancel);

        (await TakeAsync(One)).ShouldBe(TimeSpan.FromSeconds(1));
        (await Store.TryKeepAsync(Application, 0, Other, Long, Cancel)).ShouldBeTrue();
    }

    [Fact]
    public async Task Of_many_hosts_that_ask_at_the_same_moment_one_gets_it()
    {
        var waits = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => TakeAsync(Guid.NewGuid())));

        waits.Count(wait => wait == TimeSpan.Zero).ShouldBe(1);
    }

    Task<TimeSpan> TakeAsync(Guid host, int turn = 0) => Store.TryTakeAsync(Application, turn, host, Long, Cancel);
}
