namespace TemplateWorker.Sandbox.SelfTest;

/// <summary>Does something on the thread that runs finalizers.</summary>
sealed class LastWill
{
    readonly Action _will;

    LastWill(Action will) => _will = will;

    ~LastWill() => _will();

    /// <summary>Does it, and waits.</summary>
    internal static void Execute(Action will)
    {
        using var executed = new ManualResetEventSlim();
        Abandon(() =>
        {
            will();
            executed.Set();
        });
        while (!executed.Wait(TimeSpan.FromMilliseconds(10)))
            GC.Collect();
    }

    [System.Runtime.CompilerServices.MethodImpl(System.Runtime.CompilerServices.MethodImplOptions.NoInlining)]
    static void Abandon(Action will) => _ = new LastWill(will);
}
