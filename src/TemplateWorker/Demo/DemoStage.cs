using Microsoft.Extensions.Logging;
using TemplateWorker.CommandLine;
using TemplateWorker.Configuration;
using TemplateWorker.Demo.Chat;
using TemplateWorker.Discord.Rest;
using TemplateWorker.Hosting;
using TemplateWorker.Playground;

namespace TemplateWorker.Demo;

/// <summary>All that the demo runs: a playground, an embedded PostgreSQL, a worker, and the example templates in its guild.</summary>
/// <param name="settings">What is configured; for Discord the playground stands in.</param>
/// <param name="loggers">Where everything logs.</param>
sealed class DemoStage(HostSettings settings, ILoggerFactory loggers) : IAsyncDisposable
{
    static readonly TimeSpan LongestWait = TimeSpan.FromSeconds(30);

    readonly CancellationTokenSource _end = new();
    PlaygroundServer? _playground;
    DiscordRestClient? _discord;
    Task<HostDatabase>? _opening;
    WorkerHost? _worker;
    DemoSettings? _settings;
    Task _running = Task.CompletedTask;

    /// <summary>Where members are and act.</summary>
    public PlaygroundServer Playground => _playground ?? throw new InvalidOperationException("The demo has not started.");

    /// <summary>What the guild has set for its templates.</summary>
    public IChatSettings Settings => _settings ?? throw new InvalidOperationException("The demo has not started.");

    /// <summary>Whether the bot is done with all that has happened in the playground.</summary>
    public bool IsAtRest
    {
        get
        {
            var newest = Playground.Gateway.LastSequence;
            // What is done with may have brought about something new.
            return _worker!.IsDoneWith(newest) && Playground.Gateway.LastSequence == newest;
        }
    }

    /// <summary>Ends when the worker does, which it should not before the demo.</summary>
    public Task Running => _running;

    /// <summary>Starts everything and waits until the bot answers. Dispose it also when this fails.</summary>
    /// <param name="port">The playground's; 0 for a free one.</param>
    /// <param name="stop">Gives up.</param>
    /// <returns>What runs where, a line each.</returns>
    /// <exception cref="VerbFailedException">The commands of the templates do not come to be offered.</exception>
    public async Task<IReadOnlyList<string>> StartAsync(int port, CancellationToken stop)
    {
        // Neither needs the other, and both take a while.
        _opening = Task.Run(() => HostDatabase.OpenMigratedAsync(settings, loggers, stop), stop);
        _playground = await PlaygroundServer.StartAsync(new PlaygroundOptions { Port = port }, loggers, cancellationToken: stop);
        var worker = settings with
        {
            Discord = new DiscordSettings
            {
                ApiUrl = new Uri(_playground.Announcement.Api),
                Token = new Secret(_playground.Token),
                // So that what somebody tries out answers at once, whatever it subscribes to.
                Intents = IntentChoice.All,
            },
        };
        _discord = DiscordAccess.CreateClient(worker.Discord, loggers);
        var database = await _opening;

        _worker = await WorkerHost.StartAsync(worker, database.Database, _discord, loggers, TimeProvider.System, stop);
        var examples = new DemoTemplates(database.Database, _worker, _playground.GuildId.Value, settings.ToCompilerOptions(), loggers);
        await examples.PushAsync(stop);
        _settings = new DemoSettings(database.Database.Templates, _worker.Pool, _playground);
        _running = _worker.RunAsync(_end.Token);
        await WaitUntilReadyAsync(examples.Commands, stop);
        return Describe(database, _worker, examples);
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await _end.CancelAsync();
        await _running.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        if (_worker is not null)
        {
            await _worker.DisposeAsync();
        }

        _discord?.Dispose();
        if (_playground is not null)
        {
            await _playground.DisposeAsync();
        }

        if (_opening is not null)
        {
            await ((Task)_opening).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            if (_opening.IsCompletedSuccessfully)
            {
                await (await _opening).DisposeAsync();
            }
        }

        _end.Dispose();
    }

    async Task WaitUntilReadyAsync(IReadOnlyCollection<string> commands, CancellationToken stop)
    {
        using var watch = Playground.World.Watch();
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(stop);
        patience.CancelAfter(LongestWait);
        try
        {
            var ready = _worker!.WaitUntilReadyAsync(patience.Token);
            if (await Task.WhenAny(_running, ready) == _running)
            {
                await _running;
            }

            await ready;
            while (commands.Except(Playground.World.Commands(Playground.GuildId).Select(command => command.Name)).Any())
            {
                await watch.Changes.ReadAsync(patience.Token);
            }
        }
        catch (OperationCanceledException error) when (!stop.IsCancellationRequested)
        {
            throw new VerbFailedException($"The bot did not come to answer within {LongestWait.TotalSeconds:0} s; --log-level information tells more.", error);
        }
    }

    string[] Describe(HostDatabase database, WorkerHost worker, DemoTemplates examples) =>
    [
        $"playground  {Playground.BaseUrl}, guild {Playground.GuildId}",
        $"database    {database.Description}",
        $"host        process {Environment.ProcessId}",
        $"sandboxes   processes {string.Join(", ", worker.Pool.Sandboxes.Select(sandbox => sandbox.ProcessId))}, {worker.Pool.Sandboxes[0].Engine}",
        $"templates   {string.Join(", ", examples.Names)}",
        // Not --data: a configured database.url would win over it, and the push go to a database that somebody needs.
        $"your own    template push DIR --guild {Playground.GuildId} --database-url {QuoteForShell(database.EmbeddedAddress!)}",
    ];

    static string QuoteForShell(string text) => $"'{text.Replace("'", @"'\''", StringComparison.Ordinal)}'";
}
