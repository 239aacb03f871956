using TemplateWorker.Execution.Limits;

namespace TemplateWorker.Execution.HostCalls.Handlers;

/// <summary>Waiting on behalf of a template, which has no timers of its own.</summary>
/// <param name="time">The clock.</param>
sealed class SleepHandler(TimeProvider time)
{
    /// <summary>Adds the calls of this family.</summary>
    public void AddTo(HostCallMethods methods) => methods.Add("time.sleep", capability: null, RateClass.None, Sleep);

    ValueTask<ReadOnlyMemory<byte>> Sleep(HostCall call, ref ArgumentReader arguments)
    {
        var milliseconds = arguments.Number("milliseconds");
        arguments.End();
        if (milliseconds is not >= 0)
            throw arguments.Missing("milliseconds", "a number from 0");
        // A wait beyond the end of the dispatch ends with it, as any call does.
        var wait = TimeSpan.FromMilliseconds(Math.Min(Math.Ceiling(milliseconds), Math.Max(0, call.Rest.TotalMilliseconds) + 1));
        return SleepAsync(wait, call.CancellationToken);
    }

    async ValueTask<ReadOnlyMemory<byte>> SleepAsync(TimeSpan wait, CancellationToken cancellationToken)
    {
        await Task.Delay(wait, time, cancellationToken).ConfigureAwait(false);
        return KeyValueJson.Null;
    }
}
