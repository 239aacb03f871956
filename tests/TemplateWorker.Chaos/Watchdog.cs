using System.Diagnostics;

namespace TemplateWorker.Chaos;

/// <summary>Ends a run that does not end: sandboxes end with their host, and the server of the database with its users.</summary>
sealed class Watchdog : IDisposable
{
    static readonly TimeSpan LastWords = TimeSpan.FromSeconds(5);

    readonly Timer _timer;
    volatile string _stage = "the start";

    Watchdog(TimeSpan limit) => _timer = new Timer(_ => End(limit), null, limit, Timeout.InfiniteTimeSpan);

    /// <summary>Begins to watch.</summary>
    /// <param name="limit">How long the run may take.</param>
    public static Watchdog Start(TimeSpan limit) => new(limit);

    /// <summary>Notes what is being done, and says so.</summary>
    /// <param name="what">What that is.</param>
    public void Enter(string what)
    {
        _stage = what;
        Console.Error.WriteLine($"--- {what}");
    }

    /// <inheritdoc/>
    public void Dispose() => _timer.Dispose();

    void End(TimeSpan limit)
    {
        Console.WriteLine($"FAILED: the run did not end within {limit.TotalSeconds:0} s; it was at {_stage}.");
        // An orderly end may hang on what hangs.
        using var last = new Timer(static _ => Process.GetCurrentProcess().Kill(), null, LastWords, Timeout.InfiniteTimeSpan);
        Environment.Exit(1);
    }
}
