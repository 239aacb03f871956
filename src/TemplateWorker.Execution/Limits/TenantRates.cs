namespace TemplateWorker.Execution.Limits;

/// <summary>What one tenant has used of its rates. Guarded by itself.</summary>
sealed class TenantRates
{
    // One for each rate of RateLimiter.
    const int Rates = 6;

    readonly Task?[] _last = new Task?[Enum.GetValues<RateClass>().Length];

    RefusalTimes? _refusals;
    Dictionary<string, TemplateRefusals>? _ofTemplates;

    /// <summary>What is used of each.</summary>
    public RateUse[] Uses { get; } = new RateUse[Rates];

    /// <summary>When Discord refused; made at the first refusal, which most tenants never have.</summary>
    public RefusalTimes Refusals => _refusals ??= new RefusalTimes();

    /// <summary>Whether Discord ever refused.</summary>
    public bool HasRefusals => _refusals is not null;

    /// <summary>When Discord refused one template.</summary>
    /// <param name="template">Its name; null for none.</param>
    /// <returns>Null when it never did.</returns>
    public TemplateRefusals? FindRefusals(string? template) => template is null ? null : _ofTemplates?.GetValueOrDefault(template);

    /// <summary>The same, made at the first refusal.</summary>
    /// <param name="template">Its name.</param>
    public TemplateRefusals RefusalsOf(string template)
    {
        _ofTemplates ??= [];
        if (!_ofTemplates.TryGetValue(template, out var refusals))
            _ofTemplates[template] = refusals = new TemplateRefusals();
        return refusals;
    }

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
