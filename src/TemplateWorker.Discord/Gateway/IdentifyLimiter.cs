using Microsoft.Extensions.Logging;

namespace TemplateWorker.Discord.Gateway;

/// <summary>
/// Gives shards their turns to open sessions. Shards whose numbers are equal modulo <c>max_concurrency</c> share a turn;
/// one may be used every 5 s. Over the daily number of sessions Discord resets the bot's token, so that is kept too.
/// </summary>
sealed class IdentifyLimiter : IDisposable
{
    readonly IdentifyTurn[] _turns;
    readonly SessionBudget _budget;
    readonly TimeSpan _interval;
    readonly TimeProvider _time;
    readonly ILogger _logger;

    /// <summary>Makes the turns of one bot.</summary>
    public IdentifyLimiter(GatewayInformation information, TimeSpan interval, ILogger logger, TimeProvider time)
    {
        _turns = [.. Enumerable.Range(0, information.MaxConcurrency).Select(_ => new IdentifyTurn(time))];
        _budget = new SessionBudget(information, time);
        _interval = interval;
        _time = time;
        _logger = logger;
    }

    /// <summary>Waits for the shard's turn. Dispose the turn once the session was asked for, or will not be.</summary>
    public async Task<IdentifyTurn> WaitAsync(int shardId, CancellationToken cancellation)
    {
        var turn = await EnterAsync(shardId, cancellation);
        try
        {
            while (!_budget.TryTake(out var wait))
            {
                GatewayLog.OutOfSessions(_logger, shardId, wait);
                await Task.Delay(wait, _time, cancellation);
            }
            return turn;
        }
        catch
        {
            turn.Dispose();
            throw;
        }
    }

    /// <summary>Waits until a session could be opened at once, so that one that still runs need not end before.</summary>
    public async Task WaitUntilFreeAsync(int shardId, CancellationToken cancellation) =>
        (await EnterAsync(shardId, cancellation)).Dispose();

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
        try
        {
            while (turn.UntilFree(_interval) is var wait && wait > TimeSpan.Zero)
                await Task.Delay(wait, _time, cancellation);
            return turn;
        }
        catch
        {
            turn.Dispose();
            throw;
        }
    }

    // Discord's rate_limit_key.
    int TurnOf(int shardId) => shardId % _turns.Length;
}
