using TemplateWorker.Storage.Templates;
using TemplateWorker.Storage.Tenants;
using TemplateWorker.Storage.Tests.Templates;
using TemplateWorker.Testing;

namespace TemplateWorker.Storage.Tests.Tenants;

public sealed class TenantChangeListenerTests(PostgresFixture postgres) : IAsyncLifetime
{
    static readonly TenantId Tenant = TenantId.Guild(42);

    readonly CancellationTokenSource _stop = new();
    readonly RecordingSink _sink = new();
    Database _database = null!;
    Task _listening = Task.CompletedTask;

    static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _database = await postgres.OpenDatabaseAsync();
        _listening = _database.Changes.RunAsync(_sink, _stop.Token);
        await HeardAsync("listening");
    }

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        await _listening;
        await _database.DisposeAsync();
        _stop.Dispose();
    }

    [Fact]
    public async Task A_change_of_state_is_heard()
    {
        await _database.TenantStates.SetBannedAsync(Tenant, true, Cancel);

        await HeardAsync("listening", "guild 42 State");
    }

    [Fact]
    public async Task Whether_anybody_listens_can_be_told()
    {
        await using var quiet = await postgres.OpenDatabaseAsync();

        (await _database.Changes.HasListenerAsync(Cancel)).ShouldBeTrue();
        (await quiet.Changes.HasListenerAsync(Cancel)).ShouldBeFalse("those of other databases do not count");
        await _stop.CancelAsync();
        await _listening;
        await Eventually.HoldsAsync(async () => !await _database.Changes.HasListenerAsync(Cancel), "nobody listens any more");
    }

    [Fact]
    public async Task A_push_is_heard_when_it_can_be_read()
    {
        await _database.Templates.PushAsync(
            Tenant,
            new StoredTemplate { Name = "t", Entry = "main.js", Files = new Dictionary<string, string> { ["main.js"] = "" }, Events = ["A"] },
            Cancel);

        await Eventually.HoldsAsync(
            () => _sink.Heard.Contains("guild 42 Templates") && _sink.Heard.Contains("guild 42 State"), "both changes are heard");
    }

    [Fact]
    public async Task Others_need_only_write_and_what_is_not_ours_is_passed_over()
    {
        await using var raw = new RawDatabase(_database.Connection);
        await raw.ExecuteAsync("NOTIFY tenant_changes, 'gibberish'; NOTIFY tenant_changes, 'guild:1:weather'; NOTIFY tenant_changes");
        await raw.ExecuteAsync("INSERT INTO tenant_state (owner_id, owner_type) VALUES ('7', 'user')");
        await raw.ExecuteAsync("DELETE FROM tenant_state");

        await HeardAsync("listening", "user 7 State", "user 7 State");
    }

    [Fact]
    public async Task After_a_lost_connection_it_listens_again_and_says_so()
    {
        await using var raw = new RawDatabase(_database.Connection);
        await raw.ExecuteAsync(
            "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = current_database() AND application_name = 'templateworker listener'");

        await HeardAsync("listening", "listening");
        await _database.TenantStates.SetBannedAsync(Tenant, true, Cancel);
        await HeardAsync("listening", "listening", "guild 42 State");
    }

    Task HeardAsync(params string[] expected) =>
        Eventually.HoldsAsync(() => _sink.Heard.SequenceEqual(expected), $"the listener told: {string.Join(", ", expected)}");
}
