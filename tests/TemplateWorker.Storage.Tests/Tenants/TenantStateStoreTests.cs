using System.Text;
using TemplateWorker.Storage.Tenants;
using TemplateWorker.Testing;

namespace TemplateWorker.Storage.Tests.Tenants;

public sealed class TenantStateStoreTests(PostgresFixture postgres) : IAsyncLifetime
{
    static readonly TenantId Tenant = TenantId.Guild(42);

    Database _database = null!;

    static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => _database = await postgres.OpenDatabaseAsync();

    public ValueTask DisposeAsync() => _database.DisposeAsync();

    [Fact]
    public async Task A_tenant_without_a_state_subscribes_to_nothing_and_is_not_banned()
    {
        var state = await _database.TenantStates.GetAsync(Tenant, Cancel);

        state.Events.ShouldBeEmpty();
        state.IsBanned.ShouldBeFalse();
        Encoding.UTF8.GetString(state.Data.Span).ShouldBe("{}");
        (await _database.TenantStates.LoadAllAsync(Cancel)).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_field_of_the_settings_changes_alone()
    {
        await _database.TenantStates.SetDataFieldAsync(Tenant, "error_channel", "1", Cancel);
        (await DataAsync()).ShouldBe("""{"error_channel": "1"}""");
        await _database.TenantStates.SetDataFieldAsync(Tenant, "strikes", "1", Cancel);
        await _database.TenantStates.SetDataFieldAsync(Tenant, "error_channel", "2", Cancel);
        (await DataAsync()).ShouldBe("""{"strikes": "1", "error_channel": "2"}""");
        await _database.TenantStates.SetDataFieldAsync(Tenant, "error_channel", null, Cancel);
        (await DataAsync()).ShouldBe("""{"strikes": "1"}""");

        async Task<string> DataAsync() => Encoding.UTF8.GetString((await _database.TenantStates.GetAsync(Tenant, Cancel)).Data.Span);
    }

    [Fact]
    public async Task Each_part_changes_alone()
    {
        await using var raw = new RawDatabase(_database.Connection);
        await raw.ExecuteAsync("INSERT INTO tenant_state (owner_id, owner_type, events) VALUES ('42', 'guild', ARRAY['B', 'A'])");
        await _database.TenantStates.SetBannedAsync(Tenant, true, Cancel);
        await _database.TenantStates.SetDataFieldAsync(Tenant, "strikes", "1", Cancel);

        var state = await _database.TenantStates.GetAsync(Tenant, Cancel);

        state.Events.ShouldBe(["B", "A"]);
        state.IsBanned.ShouldBeTrue();
        Encoding.UTF8.GetString(state.Data.Span).ShouldBe("""{"strikes": "1"}""");
    }

    [Fact]
    public async Task A_suspension_is_stored_beside_other_settings_and_the_longer_of_two_stays()
    {
        var store = _database.TenantStates;
        await store.SetDataFieldAsync(Tenant, "error_channel", "1", Cancel);
        var now = new DateTimeOffset(2026, 1, 1, 0, 0, 0, 500, TimeSpan.Zero);
        var suspension = new TenantSuspension(2, now, now + TimeSpan.FromMinutes(5), "CpuLimit", "loops", 3);

        await store.SuspendAsync(Tenant, suspension, Cancel);
        await store.SuspendAsync(Tenant, suspension with { Level = 1, Until = now + TimeSpan.FromMinutes(1) }, Cancel);

        var state = await store.GetAsync(Tenant, Cancel);
        TenantSuspension.Of(state).ShouldBe(suspension);
        Encoding.UTF8.GetString(state.Data.Span).ShouldContain("\"error_channel\": \"1\"");
        TenantSuspension.Of((await store.LoadAllAsync(Cancel)).ShouldHaveSingleItem()).ShouldBe(suspension);
    }

    [Fact]
    public async Task What_is_forgotten_of_a_suspension_is_told_once()
    {
        var store = _database.TenantStates;
        await store.SetDataFieldAsync(Tenant, "error_channel", "1", Cancel);
        var suspension = new TenantSuspension(1, DateTimeOffset.UnixEpoch, DateTimeOffset.UnixEpoch.AddMinutes(1), "Crash", null, null);
        await store.SuspendAsync(Tenant, suspension, Cancel);

        (await store.UnsuspendAsync(Tenant, Cancel)).ShouldBe(suspension);
        (await store.UnsuspendAsync(Tenant, Cancel)).ShouldBeNull();
        (await store.UnsuspendAsync(TenantId.Guild(43), Cancel)).ShouldBeNull();
        Encoding.UTF8.GetString((await store.GetAsync(Tenant, Cancel)).Data.Span).ShouldBe("""{"error_channel": "1"}""");
    }

    [Theory]
    [InlineData("""{"suspension": 5}""")]
    [InlineData("""{"suspension": {"until": "soon"}}""")]
    [InlineData("""{"a": "\"suspension\""}""")]
    [InlineData("[]")]
    [InlineData("""{"suspension": null}""")]
    public void What_is_no_suspension_is_none(string data) =>
        TenantSuspension.Of(new TenantState(Tenant, [], false, Encoding.UTF8.GetBytes(data))).ShouldBeNull();

    [Fact]
    public async Task All_states_are_loaded_but_those_of_unknown_owners()
    {
        await using var raw = new RawDatabase(_database.Connection);
        await raw.ExecuteAsync(
            """
            INSERT INTO tenant_state (owner_id, owner_type, events) VALUES ('42', 'guild', ARRAY['A']), ('18446744073709551615', 'user', ARRAY['B']);
            INSERT INTO tenant_state (owner_id, owner_type) VALUES ('1', 'robot'), ('-1', 'guild'), ('x', 'user')
            """);

        var states = await _database.TenantStates.LoadAllAsync(Cancel);

        states.Select(state => $"{state.Tenant}: {string.Join(',', state.Events)}")
            .ShouldBe(["guild 42: A", "user 18446744073709551615: B"], ignoreOrder: true);
    }
}
