using System.Collections.Concurrent;
using TemplateWorker.Execution.HostCalls;
using TemplateWorker.TestRunner.Clock;

namespace TemplateWorker.TestRunner.Stages;

/// <summary>
/// The deadlines of the template's dispatches by the clock of the test. That clock stands still but for what waits for it,
/// so the first host call of a dispatch comes at the time of its start. Safe from any thread.
/// </summary>
/// <param name="clock">The clock.</param>
/// <param name="reached">Told of a dispatch that has reached its deadline.</param>
sealed class StageDeadlines(TestClock clock, Action<HostCall> reached)
{
    readonly ConcurrentDictionary<ulong, Deadline> _deadlines = new();

    /// <summary>Takes note of a call.</summary>
    /// <returns>Time that is left to its dispatch; zero when it has reached its deadline.</returns>
    public TimeSpan RestAt(HostCall call)
    {
        var deadline = _deadlines.GetOrAdd(call.DispatchId, _ => new Deadline(clock, () => reached(call), call.Limit));
        return deadline.Rest;
    }

    /// <summary>Whether a dispatch has reached its deadline.</summary>
    public bool HasReached(ulong dispatch) => _deadlines.TryGetValue(dispatch, out var deadline) && deadline.Rest == TimeSpan.Zero;

    /// <summary>Takes note that a dispatch has ended by itself.</summary>
    public void End(ulong dispatch)
    {
        if (_deadlines.TryGetValue(dispatch, out var deadline))
            deadline.Dispose();
    }

    sealed class Deadline : IDisposable
    {
        readonly TestClock _clock;
        readonly DateTimeOffset _end;
        readonly ITimer _timer;

        public Deadline(TestClock clock, Action reached, TimeSpan limit)
        {
            _clock = clock;
            _end = clock.GetUtcNow() + limit;
            _timer = clock.CreateTimer(_ => reached(), null, limit, Timeout.InfiniteTimeSpan);
        }

        public TimeSpan Rest => _end > _clock.GetUtcNow() ? _end - _clock.GetUtcNow() : TimeSpan.Zero;

        public void Dispose() => _timer.Dispose();
    }
}
