namespace TemplateWorker.TestRunner.Clock;

/// <summary>A host call, as far as the clock is concerned: whether it waits for time to pass.</summary>
/// <param name="changed">Told when that changes.</param>
sealed class CallScope(Action changed)
{
    int _waits;

    /// <summary>Whether nothing but the clock makes it go on.</summary>
    public bool WaitsForClock => Volatile.Read(ref _waits) > 0;

    /// <summary>Counts timers that it waits for.</summary>
    public void AddWaits(int number)
    {
        Interlocked.Add(ref _waits, number);
        changed();
    }
}
