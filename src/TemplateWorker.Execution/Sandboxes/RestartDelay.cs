namespace TemplateWorker.Execution.Sandboxes;

/// <summary>
/// How long a place of the pool stays empty after a death: not at all after the first, then longer from one to the next
/// while those that took the place die young.
/// </summary>
/// <param name="first">The first delay.</param>
/// <param name="longest">The longest.</param>
sealed class RestartDelay(TimeSpan first, TimeSpan longest)
{
    /// <summary>What lived this long died of something new.</summary>
    public static readonly TimeSpan HealthyLife = TimeSpan.FromSeconds(10);

    int _youngDeaths;

    /// <summary>The delay after one more death.</summary>
    /// <param name="life">How long the dead one had the place; zero for one that did not come to it.</param>
    public TimeSpan After(TimeSpan life)
    {
        _youngDeaths = life >= HealthyLife ? 1 : _youngDeaths + 1;
        if (_youngDeaths == 1)
            return TimeSpan.Zero;
        var factor = Math.Pow(2, Math.Min(_youngDeaths - 2, 30));
        return first * factor < longest ? first * factor : longest;
    }
}
