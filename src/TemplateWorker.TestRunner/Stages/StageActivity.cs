using TemplateWorker.TestRunner.Clock;

namespace TemplateWorker.TestRunner.Stages;

/// <summary>What is under way between the template under test and its stage. Safe from any thread.</summary>
sealed class StageActivity
{
    readonly Lock _gate = new();
    readonly HashSet<CallScope> _calls = [];
    TaskCompletionSource _changed = new(TaskCreationOptions.RunContinuationsAsynchronously);
    long _version;
    long _ended;

    /// <summary>A host call began.</summary>
    public CallScope BeginCall()
    {
        var scope = new CallScope(() => Change(() => { }));
        Change(() => _calls.Add(scope));
        return scope;
    }

    /// <summary>It was answered.</summary>
    public void EndCall(CallScope scope) => Change(() => _calls.Remove(scope));

    /// <summary>Something happened in the guild.</summary>
    public void NoteEvent() => Change(() => { });

    /// <summary>A dispatch ended.</summary>
    public void EndDispatch() => Change(() => _ended++);

    /// <summary>How things stand.</summary>
    public StageActivityView Look()
    {
        lock (_gate)
            return new StageActivityView(_version, _calls.Any(call => !call.WaitsForClock), _ended, _changed.Task);
    }

    void Change(Action change)
    {
        TaskCompletionSource changed;
        lock (_gate)
        {
            change();
            _version++;
            changed = _changed;
            _changed = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        }
        changed.SetResult();
    }
}
