using System.Collections.Concurrent;
using System.Diagnostics;
using TemplateWorker.Execution.Dispatch;
using TemplateWorker.Execution.Outcomes;
using TemplateWorker.Execution.Telemetry;
using TemplateWorker.Protocol.Messages;
using TemplateWorker.Storage.Tenants;

namespace TemplateWorker.Execution.Tests.Dispatch;

public sealed class HostTracesTests : IDisposable
{
    static readonly EventName Event = EventName.Of("MESSAGE_CREATE");

    // Of its own, because others trace too while this one listens.
    readonly TenantId _tenant = TenantId.Guild((ulong)Random.Shared.NextInt64());
    readonly ConcurrentQueue<Activity> _ended = [];
    readonly ActivityListener _listener;

    public HostTracesTests()
    {
        _listener = new ActivityListener
        {
            ShouldListenTo = source => source.Name == HostTraces.SourceName,
            Sample = (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllData,
            ActivityStopped = span =>
            {
                if (Equals(span.GetTagItem("templateworker.tenant"), $"{_tenant}"))
                    _ended.Enqueue(span);
            },
        };
        ActivitySource.AddActivityListener(_listener);
    }

    [Fact]
    public async Task A_dispatch_is_below_its_event_and_ends_on_another_thread_without_a_trace_there()
    {
        IDispatchObserver? completion;
        var told = new Told();
        using (HostTraces.StartEvent(_tenant, Event))
        {
            var current = Activity.Current;
            completion = HostTraces.FollowDispatch(_tenant, Event, told);
            Activity.Current.ShouldBe(current);
        }
        Activity.Current.ShouldBeNull();

        var left = await Task.Run(() =>
        {
            completion.ShouldNotBeNull().OnOutcome(new DispatchOutcome(7, _tenant, Event, DispatchOutcomeKind.CpuLimit, new DispatchUsage(250_000, 1, 1, 0), Error: null));
            return Activity.Current;
        });

        left.ShouldBeNull();
        told.Outcome.ShouldBe(DispatchOutcomeKind.CpuLimit);
        var (outer, inner) = (_ended.First(), _ended.Last());
        (outer.DisplayName, inner.DisplayName).ShouldBe(("event MESSAGE_CREATE", "dispatch MESSAGE_CREATE"));
        inner.ParentSpanId.ShouldBe(outer.SpanId);
        inner.Status.ShouldBe(ActivityStatusCode.Error);
        inner.GetTagItem("templateworker.outcome").ShouldBe("cpu_limit");
    }

    public void Dispose() => _listener.Dispose();

    sealed class Told : IDispatchObserver
    {
        public DispatchOutcomeKind? Outcome { get; private set; }

        public void OnOutcome(in DispatchOutcome outcome) => Outcome = outcome.Kind;
    }
}
