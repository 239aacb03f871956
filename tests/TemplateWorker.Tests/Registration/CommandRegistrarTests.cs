using System.Collections.Concurrent;
using Microsoft.Extensions.Logging.Abstractions;
using TemplateWorker.Registration;
using TemplateWorker.Storage.Templates;
using TemplateWorker.Storage.Tenants;
using TemplateWorker.Testing;
using TemplateWorker.Tests.Authoring;

namespace TemplateWorker.Tests.Registration;

/// <summary>A worker that hears of every change, beside somebody who pushes: what changes is registered once.</summary>
public sealed class CommandRegistrarTests(PostgresFixture postgres) : IAsyncLifetime, ITenantChangeSink
{
    readonly CancellationTokenSource _stop = new();
    readonly TaskCompletionSource _listening = new();
    GuildScene _scene = null!;
    CommandRegistrar _registrar = null!;
    Task _running = Task.CompletedTask;
    ulong _marks;
    readonly ConcurrentBag<CommandRegistrar> _others = [];

    static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _scene = await GuildScene.StartAsync(postgres);
        _registrar = new CommandRegistrar(_scene.Templates, _scene.Registration, NullLoggerFactory.Instance, TimeProvider.System);
        _running = Task.WhenAll(_registrar.RunAsync(_stop.Token), _scene.Database.Changes.RunAsync(this, _stop.Token));
        await _listening.Task;
    }

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        await _running.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        _stop.Dispose();
        await _scene.DisposeAsync();
    }

    void ITenantChangeSink.OnChanged(TenantId tenant, TenantChange change)
    {
        _registrar.Add(tenant);
        foreach (var other in _others)
        {
            other.Add(tenant);
        }
    }

    void ITenantChangeSink.OnListening() => _listening.SetResult();

    [Fact]
    public async Task What_a_push_registered_the_worker_leaves_alone()
    {
        await _scene.PushAsync("one", GuildScene.Commands("first"));
        await SettledAsync(sent: 1);

        await _scene.PushAsync("one", GuildScene.Commands("second"));
        await _scene.PushAsync("two", GuildScene.Commands("third"));

        await SettledAsync(sent: 3);
        _scene.Offered.ShouldBe(["second", "third"]);
        _scene.Traffic.Read.ShouldBe(3, "the worker finds noted what each push found out");
    }

    [Fact]
    public async Task What_nobody_registered_one_of_two_workers_registers()
    {
        var other = new CommandRegistrar(_scene.Templates, _scene.Registration, NullLoggerFactory.Instance, TimeProvider.System);
        _others.Add(other);
        _running = Task.WhenAll(_running, other.RunAsync(_stop.Token));

        await _scene.PushAsync("one", GuildScene.Commands("first"), registers: false);
        other.Add(_scene.Tenant);

        await SettledAsync(sent: 1);
        await CaughtUpAsync(other);
        _scene.Offered.ShouldBe(["first"]);
        _scene.Traffic.Read.ShouldBe(1, "the other finds noted what the one found out");
    }

    [Fact]
    public async Task What_was_registered_before_the_worker_began_it_looks_at_once()
    {
        await _scene.PushAsync("one", GuildScene.Commands("first"), registers: false);
        await SettledAsync(sent: 1);
        await _scene.LoseCommandsAsync();
        var later = new CommandRegistrar(_scene.Templates, _scene.Registration, NullLoggerFactory.Instance, TimeProvider.System);
        _others.Add(later);
        _running = Task.WhenAll(_running, later.RunAsync(_stop.Token));

        later.Add(_scene.Tenant);

        await Eventually.HoldsAsync(() => _scene.Offered.Count == 1, "the commands are there again");
        await SettledAsync(sent: 3);
    }

    [Fact]
    public async Task What_somebody_left_halfway_the_worker_puts_right()
    {
        await _scene.PushAsync("one", GuildScene.Commands("first"));
        await SettledAsync(sent: 1);

        // A program that died after it had told Discord, before its change was made.
        await _scene.Templates.NoteRegisteredAsync(_scene.Tenant, new RegisteredCommands("7", Hash: null, DateTimeOffset.UnixEpoch), Cancel);

        await SettledAsync(sent: 1);
        (await StateAsync()).Word.ShouldBe(SyncState.Synced);
    }

    [Fact]
    public async Task What_Discord_refuses_is_told_and_sent_once_until_it_changes()
    {
        var source = GuildScene.Commands(["good", .. Enumerable.Range(0, 4).Select(n => $"c{n}")]);
        await _scene.PushAsync("one", source);
        await SettledAsync(sent: 1);
        _scene.Traffic.Refuse = body => body.Contains("\"bad\"", StringComparison.Ordinal);

        await _scene.PushAsync("two", GuildScene.Commands("bad", "fine"), registers: false);

        await Eventually.HoldsAsync(async () => (await StateAsync()).Word == SyncState.Refused, "the refusal is kept");
        (await StateAsync()).Problem.ShouldBe("/bad: name: Command name is invalid (APPLICATION_COMMAND_INVALID_NAME)");
        _registrar.Add(_scene.Tenant);
        await CaughtUpAsync();
        _scene.Traffic.Changes.ShouldBe(["PUT", "POST", "POST"]);
        _scene.Offered.ShouldContain("fine");

        await _scene.PushAsync("two", GuildScene.Commands("fine"), registers: false);
        await Eventually.HoldsAsync(async () => (await StateAsync()).Word == SyncState.Synced, "what Discord takes is registered");
    }

    [Fact]
    public async Task While_a_push_waits_for_Discord_the_worker_waits_too()
    {
        await _scene.PushAsync("one", GuildScene.Commands("first"));
        await SettledAsync(sent: 1);
        _scene.Traffic.BeforeSending = async _ =>
        {
            _registrar.Add(_scene.Tenant);
            await CaughtUpAsync();
        };

        await _scene.PushAsync("one", GuildScene.Commands("second"));

        await SettledAsync(sent: 2);
        _scene.Offered.ShouldBe(["second"]);
    }

    Task<SyncState> StateAsync() => _scene.Templates.LookAsync(
        _scene.Tenant, async view => SyncState.Of(CommandSet.Merge(await view.ListCommandsAsync()), await view.FindRegisteredAsync()), Cancel);

    // Until the worker has caught up: what Discord was given is what holds, and nothing more is sent.
    async Task SettledAsync(int sent)
    {
        await Eventually.HoldsAsync(
            async () => _scene.Traffic.Sent >= sent && await _scene.Templates.ChangeAsync(
                _scene.Tenant,
                async change => (await change.FindRegisteredAsync())?.Hash == CommandSet.HashOf(CommandSet.Merge(await change.ListCommandsAsync())),
                TemplateStore.Patience, Cancel),
            $"{sent} requests were sent and noted");
        _registrar.Add(_scene.Tenant);
        await CaughtUpAsync();
        _scene.Traffic.Sent.ShouldBe(sent);
    }

    // A worker takes one guild after the other, so one that it never saw shows that it has come so far.
    async Task CaughtUpAsync(CommandRegistrar? worker = null)
    {
        var mark = TenantId.Guild(++_marks);
        // Of a guild without a template nothing is noted. No worker is told of this one.
        await postgres.ExecuteAsync(
            _scene.Database, $"SET session_replication_role = replica; INSERT INTO tenant_template (owner_id, owner_type, name) VALUES ('{mark.OwnerIdText}', 'guild', 'mark')");
        (worker ?? _registrar).Add(mark);
        await Eventually.HoldsAsync(
            async () => await _scene.Templates.LookAsync(mark, view => view.FindRegisteredAsync(), Cancel) is not null, "the worker has caught up");
    }
}
