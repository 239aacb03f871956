using System.Diagnostics;
using TemplateWorker.Execution.Dispatch;
using TemplateWorker.Execution.HostCalls;
using TemplateWorker.Execution.Outcomes;
using TemplateWorker.Storage.Tenants;

namespace TemplateWorker.Execution.Telemetry;

/// <summary>
/// Traces the way of an event: the event, the dispatch that it becomes, the host calls that this makes. Each is a span below
/// the one before. Without a listener nothing is made, and nothing but one field is looked at.
/// </summary>
public static class HostTraces
{
    /// <summary>Name of the source, for those who listen.</summary>
    public const string SourceName = "TemplateWorker";

    static readonly ActivitySource Source = new(SourceName);

    /// <summary>Whether somebody wants traces.</summary>
    internal static bool IsOn => Source.HasListeners();

    /// <summary>Begins the span of an event, which is the current one until it is disposed.</summary>
    /// <param name="tenant">Whose event it is.</param>
    /// <param name="name">The event.</param>
    internal static Activity? StartEvent(TenantId tenant, EventName name)
    {
        var span = Source.StartActivity($"event {name.Text}", ActivityKind.Consumer);
        span?.SetTag("templateworker.tenant", $"{tenant}").SetTag("templateworker.event", name.Text);
        return span;
    }

    /// <summary>Begins the span of a dispatch, which its outcome ends.</summary>
    /// <param name="tenant">Whose templates run.</param>
    /// <param name="name">The event.</param>
    /// <param name="completion">Told of the outcome too.</param>
    /// <returns>What is to be told of the outcome.</returns>
    internal static IDispatchObserver? FollowDispatch(TenantId tenant, EventName name, IDispatchObserver? completion)
    {
        if (StartApart($"dispatch {name.Text}", ActivityKind.Internal, Activity.Current?.Context ?? default) is not { } span)
            return completion;
        span.SetTag("templateworker.tenant", $"{tenant}").SetTag("templateworker.event", name.Text);
        return new TracedDispatch(span, completion);
    }

    /// <summary>Begins the span of a host call, which its answer ends; none where its dispatch has none.</summary>
    /// <param name="call">The call.</param>
    /// <param name="method">Its name.</param>
    internal static void FollowCall(HostCall call, string method)
    {
        if (call.Trace is not { } dispatch || StartApart($"host call {method}", ActivityKind.Client, dispatch) is not { } span)
            return;
        span.SetTag("templateworker.template", call.Template.Program.Name);
        var others = call.Answered;
        call.Answered = (succeeded, json) =>
        {
            span.SetStatus(succeeded ? ActivityStatusCode.Ok : ActivityStatusCode.Error);
            span.Stop();
            others?.Invoke(succeeded, json);
        };
    }

    // It ends on another thread than it begins on, so it is never the current one: ending it would make what was current
    // on this thread the current one there.
    static Activity? StartApart(string name, ActivityKind kind, ActivityContext parent)
    {
        var current = Activity.Current;
        Activity.Current = null;
        try
        {
            return Source.StartActivity(name, kind, parent);
        }
        finally
        {
            Activity.Current = current;
        }
    }
}
