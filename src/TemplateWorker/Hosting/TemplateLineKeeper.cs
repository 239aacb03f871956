using System.Collections.Concurrent;
using System.Text;
using System.Threading.Channels;
using Microsoft.Extensions.Logging;
using TemplateWorker.Execution.Outcomes;
using TemplateWorker.Execution.Templates;
using TemplateWorker.Protocol.Messages;
using TemplateWorker.Storage.Connections;
using TemplateWorker.Storage.Logs;
using TemplateWorker.Storage.Tenants;

namespace TemplateWorker.Hosting;

/// <summary>
/// Keeps what templates log and how their dispatches fail, for <c>template logs</c>. Lines are stored in the background,
/// many at a time; those that come faster than that are counted, and the number is stored in their place.
/// </summary>
sealed class TemplateLineKeeper : ITemplateLog, IDispatchObserver, IAsyncDisposable
{
    // Lines of all tenants that wait to be stored, some MB at the most.
    const int MostWaiting = 10_000;

    // A tenant that logs without pause must not leave the others no place.
    const int MostWaitingOfTenant = 1000;

    const int MostTogether = 1000;

    // How many lines a tenant may have beyond those that are kept before they are removed.
    const int LinesBetweenTrims = 100;

    static readonly TimeSpan Gather = TimeSpan.FromMilliseconds(250);

    readonly Channel<TemplateLogLine> _waiting = Channel.CreateBounded<TemplateLogLine>(new BoundedChannelOptions(MostWaiting) { SingleReader = true });
    readonly ConcurrentDictionary<TenantId, WaitingLines> _tenants = [];
    readonly TemplateLogStore _store;
    readonly ILogger _logger;
    readonly TimeProvider _time;
    readonly CancellationTokenSource _ending = new();
    readonly Task _running;

    /// <summary>Starts to keep lines.</summary>
    /// <param name="store">Where they are kept.</param>
    /// <param name="loggers">Where it logs.</param>
    /// <param name="time">The clock.</param>
    public TemplateLineKeeper(TemplateLogStore store, ILoggerFactory loggers, TimeProvider time)
    {
        (_store, _time) = (store, time);
        _logger = loggers.CreateLogger<TemplateLineKeeper>();
        _running = RunAsync();
    }

    /// <inheritdoc/>
    public void Write(TenantId tenant, TenantTemplate? template, ulong dispatchId, TemplateLogLevel level, ReadOnlySpan<byte> text) =>
        Keep(tenant, (TemplateLineLevel)level, template?.Program.Name, template?.Program.Version, Encoding.UTF8.GetString(text));

    /// <inheritdoc/>
    public void OnOutcome(in DispatchOutcome outcome)
    {
        if (outcome.Kind is DispatchOutcomeKind.Ok or DispatchOutcomeKind.Cancelled)
        {
            return;
        }

        var error = outcome.Error;
        var reason = error is null ? $"{outcome.Kind}" : $"{error.Name}: {error.Message}{PlaceOf(error)}";
        Keep(outcome.Tenant, TemplateLineLevel.Error, error?.Template, outcome.TemplateVersion, $"{outcome.Event.Text} failed: {reason}");
    }

    /// <inheritdoc/>
    public void OnTemplateLeftOut(TenantId tenant, ScriptErrorReport error, uint? version) =>
        Keep(tenant, TemplateLineLevel.Error, error.Template, version, $"left out, because its top level failed: {error.Name}: {error.Message}{PlaceOf(error)}");

    /// <summary>Stores what waits, and no more after that.</summary>
    public async ValueTask DisposeAsync()
    {
        _waiting.Writer.TryComplete();
        await _ending.CancelAsync();
        await _running;
        _ending.Dispose();
    }

    void Keep(TenantId tenant, TemplateLineLevel level, string? template, uint? version, string text)
    {
        var lines = _tenants.GetOrAdd(tenant, static _ => new WaitingLines());
        var line = new TemplateLogLine(tenant, _time.GetUtcNow(), level, template, (int?)version, PlainText.Cut(text));
        if (!lines.TryAdd(MostWaitingOfTenant))
        {
            return;
        }

        if (!_waiting.Writer.TryWrite(line))
        {
            lines.Lose(1);
        }
    }

    static string PlaceOf(ScriptErrorReport error) => error.File is { } file ? $" ({file}:{error.Line}:{error.Column})" : "";

    async Task RunAsync()
    {
        while (await _waiting.Reader.WaitToReadAsync())
        {
            await Task.Delay(Gather, _time, _ending.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            var batch = new List<TemplateLogLine>();
            while (batch.Count < MostTogether && _waiting.Reader.TryRead(out var line))
            {
                batch.Add(line);
            }

            await StoreAsync(batch);
        }
    }

    async Task StoreAsync(List<TemplateLogLine> batch)
    {
        var counts = batch.CountBy(line => line.Tenant).ToList();
        var losses = counts.Select(count => (Tenant: count.Key, Lost: _tenants[count.Key].Take(count.Value))).Where(loss => loss.Lost > 0).ToList();
        try
        {
            await _store.AppendAsync([.. batch, .. losses.Select(loss => Tell(loss.Tenant, loss.Lost))], CancellationToken.None);
        }
        catch (Exception error)
        {
            // Those that come after must be stored whatever is the matter with these.
            HostLog.LinesLost(_logger, batch.Count, error.Message, error is DatabaseUnavailableException ? null : error);
            counts.ForEach(count => _tenants[count.Key].LoseTaken(count.Value));
            losses.ForEach(loss => _tenants[loss.Tenant].LoseTaken(loss.Lost));
            return;
        }

        await TrimAsync(counts.Where(count => _tenants[count.Key].IsTrimDue(count.Value, LinesBetweenTrims)).Select(count => count.Key));
    }

    async Task TrimAsync(IEnumerable<TenantId> tenants)
    {
        try
        {
            foreach (var tenant in tenants)
            {
                await _store.TrimAsync(tenant, CancellationToken.None);
            }
        }
        catch (DatabaseUnavailableException error)
        {
            HostLog.TrimPostponed(_logger, error.Message);
        }
    }

    TemplateLogLine Tell(TenantId tenant, int lost) => new(
        tenant, _time.GetUtcNow(), TemplateLineLevel.Warn, Template: null, Version: null,
        $"{lost} lines are lost: templates logged faster than the database stored, or it could not be reached.");
}
