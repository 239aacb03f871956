using Microsoft.Extensions.Logging;

namespace TemplateWorker.Discord.Gateway;

/// <summary>
/// Gives shards their turns to open sessions. Shards whose numbers are equal modulo <c>max_concurrency</c> share a turn;
/// one may be used every 5 s. Over the daily number of sessions Discord resets the bot's token, so that is kept too.
/// </summary>
sealed class IdentifyLimiter : IDisposable
{
    // From taking a turn to using it a shard connects and hears Discord's hello; the rest is for slow machines.
    const int ConnectTimeouts = 3;

    readonly IdentifyTurn[] _turns;
    readonly SessionBudget _budget;
    readonly Func<CancellationToken, Task<GatewayInformation>>? _ask;
    readonly TimeProvider _time;
    readonly ILogger _logger;

    /// <summary>Makes the turns of one bot.</summary>
    /// <param name="information">How many there are, and how many sessions are left.</param>
    /// <param name="options">How long turns last, and who else takes them.</param>
    /// <param name="ask">Asks Discord how many sessions are left, which other hosts use up too.</param>
    /// <param name="logger">Where to log.</param>
    /// <param name="time">The clock.</param>
    public IdentifyLimiter(
        GatewayInformation information, GatewayClientOptions options, Func<CancellationToken, Task<GatewayInformation>> ask, ILogger logger,
        TimeProvider time)
    {
        var longestUse = options.ConnectTimeout * ConnectTimeouts;
        _turns =
        [
            .. Enumerable.Range(0, information.MaxConcurrency)
                .Select(key => new IdentifyTurn(key, options.IdentifyInterval, longestUse, time, options.SharedTurns)),
        ];
        _budget = new SessionBudget(information, time);
        _ask = options.SharedTurns is null ? null : ask;
        _time = time;
        _logger = logger;
    }

    /// <summary>Waits for the shard's turn. Dispose the turn once the session was asked for, or will not be.</summary>
    public async Task<IdentifyTurn> WaitAsync(int shardId, CancellationToken cancellation)
    {
        var turn = await EnterAsync(shardId, cancellation);
        try
        {
            if (_ask is not null && _budget.IsOld)
                _budget.Renew(await _ask(cancellation));
            while (!_budget.TryTake(out var wait))
            {
                GatewayLog.OutOfSessions(_logger, shardId, wait);
                await Task.Delay(wait, _time, cancellation);
            }
            return turn;
        }
        catch
        {
            await turn.DisposeAsync();
            throw;
        }
    }

    /// <summary>Waits until a session could be opened at once, so that one that still runs need not end before.</summary>
    public async Task WaitUntilFreeAsync(int shardId, CancellationToken cancellation) =>
        await (await EnterAsync(shardId, cancellation)).DisposeAsync();

    /// <summary>Takes note of how many sessions are left by now.</summary>
    public void Renew(GatewayInformation information) => _budget.Renew(information);

    /// <summary>Groups shards by the turn that they share.</summary>
    public IEnumerable<IGrouping<int, GatewayShard>> ByTurn(IEnumerable<GatewayShard> shards) => shards.GroupBy(shard => TurnOf(shard.Id));

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (var turn in _turns)
            turn.Discard();
    }

    async Task<IdentifyTurn> EnterAsync(int shardId, CancellationToken cancellation)
    {
        var turn = _turns[TurnOf(shardId)];
        await turn.EnterAsync(cancellation);
        return turn;
    }

    // Discord's rate_limit_key.
    int TurnOf(int shardId) => shardId % _turns.Length;
}
