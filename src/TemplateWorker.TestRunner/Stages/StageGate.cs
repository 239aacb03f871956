namespace TemplateWorker.TestRunner.Stages;

/// <summary>
/// Lets what happens through to the template, or holds it back, in order, until it is opened again. Safe from any thread.
/// </summary>
sealed class StageGate
{
    readonly Lock _gate = new();
    TaskCompletionSource? _opening;
    Queue<Action> _held = [];

    /// <summary>Completes when nothing is held back any more; at once when it is open.</summary>
    public Task Opened
    {
        get
        {
            lock (_gate)
                return _opening?.Task ?? Task.CompletedTask;
        }
    }

    /// <summary>Lets something through, now or when it is opened.</summary>
    public void Pass(Action happening)
    {
        lock (_gate)
        {
            if (_opening is not null)
            {
                _held.Enqueue(happening);
                return;
            }
        }
        happening();
    }

    /// <summary>Holds back what happens from now on.</summary>
    public void Close()
    {
        lock (_gate)
            _opening ??= new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
    }

    /// <summary>Lets through what was held back, and what happens from then on.</summary>
    public void Open()
    {
        while (TakeHeld() is { } happenings)
        {
            foreach (var happening in happenings)
                happening();
        }
    }

    // What happens while the rest is let through goes behind it.
    Queue<Action>? TakeHeld()
    {
        lock (_gate)
        {
            if (_held.Count == 0)
            {
                _opening?.SetResult();
                _opening = null;
                return null;
            }
            var held = _held;
            _held = [];
            return held;
        }
    }
}
