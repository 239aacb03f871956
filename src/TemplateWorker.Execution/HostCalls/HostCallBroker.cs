using Microsoft.Extensions.Logging;
using TemplateWorker.Discord.Cache;
using TemplateWorker.Discord.Rest;
using TemplateWorker.Execution.Fetch;
using TemplateWorker.Execution.HostCalls.Handlers;
using TemplateWorker.Execution.Limits;
using TemplateWorker.Execution.Telemetry;
using TemplateWorker.Protocol.Framing;
using TemplateWorker.Storage.KeyValue;

namespace TemplateWorker.Execution.HostCalls;

/// <summary>
/// Answers host calls from the key-value store and from Discord. Who asks is decided by the connection and the dispatch that a
/// call came with; nothing in a call's arguments can name another tenant.
/// </summary>
public sealed class HostCallBroker : IHostCallBroker
{
    // What the files of all tenants may hold; a request waits for its rate limit with its files.
    const long MostFileBytes = 256 * 1024 * 1024;

    readonly HostCallMethods _methods = new();
    readonly HeldBytes _files = new(MostFileBytes);
    readonly RateLimiter _rates;
    readonly bool _hasRates;
    readonly int _sharedCallsAtOnce;
    readonly IReadOnlyList<IRefusalObserver> _refusals;
    readonly ILogger _logger;
    readonly TimeProvider _time;
    readonly HostCallMetrics? _metrics;

    /// <summary>Makes a broker.</summary>
    /// <param name="keyValues">Where keys and values of tenants are.</param>
    /// <param name="discord">Discord's REST interface.</param>
    /// <param name="channels">Which channel belongs to which guild.</param>
    /// <param name="interactions">Which interaction belongs to which tenant.</param>
    /// <param name="loggers">The log.</param>
    /// <param name="time">The clock.</param>
    /// <param name="options">Limits and what else can be set; null for the defaults.</param>
    public HostCallBroker(
        IKeyValueStore keyValues, DiscordRestClient discord, ChannelDirectory channels, InteractionDirectory interactions,
        ILoggerFactory loggers, TimeProvider time, HostCallBrokerOptions? options = null)
    {
        options ??= new HostCallBrokerOptions();
        _logger = loggers.CreateLogger<HostCallBroker>();
        _time = time;
        _metrics = options.Meter is { } meter ? new HostCallMetrics(meter) : null;
        _rates = new RateLimiter(options.Limits, time);
        _hasRates = options.HasRates;
        _refusals = options.Refusals;
        _sharedCallsAtOnce = options.Limits.SharedCallsAtOnce;
        var guilds = options.Guilds ?? new GuildCache(discord, new GuildCacheOptions { FollowsEvents = false }, loggers, time);
        new KeyValueHandler(keyValues).AddTo(_methods);
        new SortedListHandler(keyValues).AddTo(_methods);
        new DiscordHandlers(discord, channels, guilds, time).AddTo(_methods);
        new MemberRequestHandler(options.Members).AddTo(_methods);
        new InteractionHandler(discord, interactions).AddTo(_methods);
        new FetchHandler(new FetchClient(options.Fetch, options.Limits, time), options.Limits).AddTo(_methods);
        new SleepHandler(time).AddTo(_methods);
        new LimitsHandler(options.Limits, _rates, keyValues).AddTo(_methods);
    }

    /// <summary>Every host call, in order of their names.</summary>
    internal IEnumerable<HostCallEntry> Calls => _methods.All;

    /// <inheritdoc/>
    public void Call(HostCall call, ReadOnlySpan<byte> method, ReadOnlySpan<byte> arguments)
    {
        if (!_methods.TryFind(method, out var entry))
        {
            call.Fail(new HostCallError(HostCallError.HostCall, "There is no such host call; host and SDK are not of the same build."));
            return;
        }
        if (HostTraces.IsOn)
            HostTraces.FollowCall(call, entry.Name);
        var begun = _metrics is null ? 0 : _time.GetTimestamp();
        try
        {
            if (entry.Capability is { } capability)
                call.Require(entry.Name, capability);
            if (arguments.Length > FrameLimits.MaxPlainHostCall)
            {
                if (!entry.TakesFiles)
                    throw HostCallException.Malformed($"The arguments of {entry.Name} are too large.");
                call.HoldFiles(arguments.Length, _files);
            }
            if (_hasRates && entry.RateClass != RateClass.None)
            {
                var turn = _rates.TakeAsync(call.Budget.Rates, PriceOf(entry, arguments), entry.Name, call.Rest, call.CancellationToken, call.Template.Program.Name);
                if (!turn.IsCompletedSuccessfully)
                {
                    _ = FinishAsync(call, entry.Name, begun, RunAfterAsync(turn, call, entry, arguments.ToArray()));
                    return;
                }
            }
            var result = Run(call, entry, arguments);
            if (result.IsCompletedSuccessfully)
                Succeed(call, entry.Name, begun, result.Result.Span);
            else
                _ = FinishAsync(call, entry.Name, begun, result);
        }
        catch (Exception e)
        {
            Fail(call, entry.Name, begun, e);
        }
    }

    static RatePrice PriceOf(HostCallEntry entry, ReadOnlySpan<byte> arguments)
    {
        if (entry.Price is null)
            return new RatePrice(entry.RateClass);
        var reader = new ArgumentReader(entry.Name, arguments);
        return entry.Price(ref reader);
    }

    async ValueTask<ReadOnlyMemory<byte>> RunAfterAsync(Task turn, HostCall call, HostCallEntry entry, byte[] arguments)
    {
        await turn.ConfigureAwait(false);
        return await Run(call, entry, arguments).ConfigureAwait(false);
    }

    ValueTask<ReadOnlyMemory<byte>> Run(HostCall call, HostCallEntry entry, ReadOnlySpan<byte> arguments) =>
        entry.IsShared ? RunInTurnAsync(call, entry, arguments.ToArray()) : RunNow(call, entry, arguments);

    async ValueTask<ReadOnlyMemory<byte>> RunInTurnAsync(HostCall call, HostCallEntry entry, byte[] arguments)
    {
        var turns = call.Budget.SharedTurns(_sharedCallsAtOnce);
        await turns.WaitAsync(call.CancellationToken).ConfigureAwait(false);
        try
        {
            return await RunNow(call, entry, arguments).ConfigureAwait(false);
        }
        finally
        {
            turns.Release();
        }
    }

    // Who sends is known from the connection that the call came by, as everything else about its tenant.
    static ValueTask<ReadOnlyMemory<byte>> RunNow(HostCall call, HostCallEntry entry, ReadOnlySpan<byte> arguments)
    {
        var reader = new ArgumentReader(entry.Name, arguments);
        if (entry.RateClass is not (RateClass.Discord or RateClass.Message or RateClass.Removal))
            return entry.Method(call, ref reader);
        using var sender = SenderScope.Begin(call.Tenant.OwnerId);
        return entry.Method(call, ref reader);
    }

    async Task FinishAsync(HostCall call, string name, long begun, ValueTask<ReadOnlyMemory<byte>> result)
    {
        try
        {
            Succeed(call, name, begun, (await result.ConfigureAwait(false)).Span);
        }
        catch (Exception e)
        {
            Fail(call, name, begun, e);
        }
    }

    void CountRefusal(HostCall call)
    {
        var step = _rates.CountRefusal(call.Budget.Rates, call.Template.Program.Name);
        if (step == RefusalStep.None)
            return;
        var rate = _rates.RefusalsOfTemplate;
        _logger.TemplateRefused(call.Template.Program.Name, call.Tenant, step, rate.Count, rate.Window);
        foreach (var observer in _refusals)
            observer.OnRefused(call.Tenant, call.Template, call.DispatchId, step, rate.Count, rate.Window);
    }

    void Succeed(HostCall call, string name, long begun, ReadOnlySpan<byte> json)
    {
        call.Succeed(json);
        _metrics?.Answered(name, succeeded: true, _time.GetElapsedTime(begun));
    }

    void Fail(HostCall call, string name, long begun, Exception exception)
    {
        _metrics?.Answered(name, succeeded: false, _time.GetElapsedTime(begun));
        if (HostCallErrors.IsRefusalByDiscord(exception))
            CountRefusal(call);
        var error = HostCallErrors.From(exception, call.CancellationToken.IsCancellationRequested);
        if (error is null)
            _logger.HostCallDefect(exception, name, call.Tenant, call.DispatchId);
        call.Fail(error ?? new HostCallError(HostCallError.HostCall, $"The host failed to do {name}; its log says why."));
    }
}
