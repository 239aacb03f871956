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

    void ITenantChangeSink.OnChanged(TenantId tenant, TenantChange change) => _registrar.Add(tenant);

    void ITenantChangeSink.OnListening() => _listening.SetResult();

    [Fact]
    public async Task What_a_push_registered_the_worker_leaves_alone()
    {
        // The worker looks at each guild once, because only it knows whether this is still the same Discord.
        await _scene.PushAsync("one", GuildScene.Commands("first"));
        await SettledAsync(sent: 2);

        await _scene.PushAsync("one", GuildScene.Commands("second"));
        await _scene.PushAsync("two", GuildScene.Commands("third"));

        await SettledAsync(sent: 4);
        _scene.Offered.ShouldBe(["second", "third"]);
    }

    [Fact]
    public async Task What_nobody_registered_the_worker_registers()
    {
        await _scene.PushAsync("one", GuildScene.Commands("first"));
        await SettledAsync(sent: 2);

        await _scene.PushAsync("one", GuildScene.Commands("second"), registers: false);

        await SettledAsync(sent: 3);
        _scene.Offered.ShouldBe(["second"]);
    }

    [Fact]
    public async Task What_somebody_left_halfway_the_worker_puts_right()
    {
        await _scene.PushAsync("one", GuildScene.Commands("first"));
        await SettledAsync(sent: 2);

        // A program that died after it had told Discord, before its change was made.
        await _scene.Templates.NoteRegisteredAsync(_scene.Tenant, new RegisteredCommands("7", Hash: null), Cancel);

        await SettledAsync(sent: 3);
        (await _scene.Templates.LookAsync(_scene.Tenant, view => view.FindRegisteredAsync(), Cancel))!.Hash.ShouldNotBeNull();
    }

    [Fact]
    public async Task While_a_push_waits_for_Discord_the_worker_waits_too()
    {
        await _scene.PushAsync("one", GuildScene.Commands("first"));
        await SettledAsync(sent: 2);
        _scene.Traffic.BeforeSending = async _ =>
        {
            _registrar.Add(_scene.Tenant);
            await CaughtUpAsync();
        };

        await _scene.PushAsync("one", GuildScene.Commands("second"));

        await SettledAsync(sent: 3);
        _scene.Offered.ShouldBe(["second"]);
    }

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

    // The worker takes one guild after the other, so one that it never saw shows that it has come so far.
    async Task CaughtUpAsync()
    {
        var mark = TenantId.Guild(++_marks);
        _registrar.Add(mark);
        await Eventually.HoldsAsync(
            async () => await _scene.Templates.LookAsync(mark, view => view.FindRegisteredAsync(), Cancel) is not null, "the worker has caught up");
    }
}
