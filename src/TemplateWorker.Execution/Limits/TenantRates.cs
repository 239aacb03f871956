namespace TemplateWorker.Execution.Limits;

/// <summary>What one tenant has used of its rates. Guarded by itself.</summary>
sealed class TenantRates
{
    // One for each rate of RateLimiter.
    const int Rates = 6;

    readonly Task?[] _last = new Task?[Enum.GetValues<RateClass>().Length];

    RefusalTimes? _refusals;

    /// <summary>What is used of each.</summary>
    public RateUse[] Uses { get; } = new RateUse[Rates];

    /// <summary>When Discord refused; made at the first refusal, which most tenants never have.</summary>
    public RefusalTimes Refusals => _refusals ??= new RefusalTimes();

    /// <summary>Whether Discord ever refused.</summary>
    public bool HasRefusals => _refusals is not null;

    /// <summary>Lets a call wait behind those of its class that came before it, whichever of their timers fires first.</summary>
    /// <param name="rateClass">The class.</param>
    /// <param name="turn">Completes when its own turn has come.</param>
    public Task Follow(RateClass rateClass, Task turn)
    {
        var previous = _last[(int)rateClass];
        var waiting = previous is null or { IsCompleted: true } ? turn : AfterAsync(previous, turn);
        _last[(int)rateClass] = waiting;
        return waiting;
    }

    // That the one before gave up is its own affair.
    static async Task AfterAsync(Task previous, Task turn)
    {
        await previous.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        await turn.ConfigureAwait(false);
    }
}
