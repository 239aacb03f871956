using TemplateWorker.Execution.Outcomes;
using TemplateWorker.Storage.Tenants;

namespace TemplateWorker.Execution.Interactions;

/// <summary>An interaction whose dispatch has not ended, with the timer after which the host defers it.</summary>
/// <param name="care">Who acts.</param>
/// <param name="interaction">The interaction.</param>
/// <param name="defersEphemerally">Whether a deferral of the host is seen by the member alone.</param>
sealed class WatchedInteraction(InteractionCare care, KnownInteraction interaction, Func<TenantId, string?, bool> defersEphemerally)
    : IDispatchObserver
{
    readonly Lock _gate = new();
    ITimer? _timer;
    bool _ended;

    /// <summary>Starts the timer.</summary>
    /// <param name="time">The clock.</param>
    /// <param name="after">When it fires.</param>
    public void Start(TimeProvider time, TimeSpan after)
    {
        lock (_gate)
            _timer = time.CreateTimer(static state => ((WatchedInteraction)state!).Defer(), this, after, Timeout.InfiniteTimeSpan);
    }

    /// <inheritdoc/>
    public void OnOutcome(in DispatchOutcome outcome)
    {
        lock (_gate)
        {
            _ended = true;
            _timer?.Dispose();
        }
        care.Ended(interaction, outcome);
    }

    void Defer()
    {
        lock (_gate)
        {
            if (_ended)
                return;
        }
        care.Defer(interaction, defersEphemerally);
    }
}
