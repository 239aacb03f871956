using System.Collections.Concurrent;
using TemplateWorker.Execution.Outcomes;

namespace TemplateWorker.Chaos.Records;

/// <summary>
/// What became of every event and every dispatch, by number. All of it is there from the start, so that a run that goes on
/// longer does not need more memory.
/// </summary>
sealed class EventLedger
{
    // The bot's own answers come back as events, and some dispatches are of none of ours.
    const int Others = 50_000;
    const int Shown = 5;

    readonly byte[] _delivered;
    readonly byte[] _dispatched;
    readonly byte[] _ran;
    readonly byte[] _answers;
    readonly byte[] _answered;
    readonly WriteEnd[] _writes;
    readonly int[] _eventOf;
    readonly byte[] _kinds;
    readonly int[] _outcomes;
    readonly ConcurrentQueue<string> _surprises = new();
    int _dispatches;
    int _surprising;
    long _ended;

    /// <summary>Makes an empty one.</summary>
    /// <param name="events">How many events there will be.</param>
    public EventLedger(int events)
    {
        Events = events;
        var dispatches = events + (events / 10) + Others;
        _delivered = Touched<byte>(events);
        _dispatched = Touched<byte>(events);
        _ran = Touched<byte>(events);
        _answers = Touched<byte>(events);
        _answered = Touched<byte>(events);
        _writes = Touched<WriteEnd>(events);
        _eventOf = Touched<int>(dispatches);
        _kinds = Touched<byte>(dispatches);
        _outcomes = Touched<int>(dispatches);
    }

    /// <summary>Events that there will be.</summary>
    public int Events { get; }

    /// <summary>Dispatches that the host began, in the order of their numbers from 1.</summary>
    public int Dispatches => Volatile.Read(ref _dispatches);

    /// <summary>Outcomes that were told.</summary>
    public long Ended => Volatile.Read(ref _ended);

    /// <summary>What no fault explains: how often, and the first few.</summary>
    public (int Count, IReadOnlyList<string> First) Surprises => (Volatile.Read(ref _surprising), [.. _surprises]);

    /// <summary>The gateway delivered one. Called by the shard alone.</summary>
    public void Deliver(int number) => _delivered[number]++;

    /// <summary>The host began a dispatch. Called by the shard alone.</summary>
    /// <param name="number">Of which event; null for an event that is none of ours.</param>
    public void Dispatch(int? number)
    {
        var id = _dispatches + 1;
        _eventOf[id] = number + 1 ?? 0;
        if (number is { } own)
            _dispatched[own]++;
        Volatile.Write(ref _dispatches, id);
    }

    /// <summary>The template said that it runs.</summary>
    public void Run(int number) => _ran[number]++;

    /// <summary>A write of the template was answered.</summary>
    public void EndWrite(int number, WriteEnd end) => _writes[number] = end;

    /// <summary>A message of the template was acknowledged.</summary>
    public void Answer(int number) => _answers[number]++;

    /// <summary>A message of the template was seen by the guild.</summary>
    public void SeeAnswer(int number) => _answered[number]++;

    /// <summary>A dispatch ended.</summary>
    /// <param name="id">Its number.</param>
    /// <param name="kind">How.</param>
    public void End(ulong id, DispatchOutcomeKind kind)
    {
        if (id == 0 || id >= (ulong)_outcomes.Length)
        {
            Surprise($"Dispatch {id} ended, and there are not so many.");
            return;
        }
        _kinds[id] = (byte)kind;
        Interlocked.Increment(ref _outcomes[id]);
        Interlocked.Increment(ref _ended);
    }

    /// <summary>Notes what no fault explains.</summary>
    public void Surprise(string what)
    {
        if (Interlocked.Increment(ref _surprising) <= Shown)
            _surprises.Enqueue(what);
    }

    /// <summary>Events whose write was acknowledged.</summary>
    public IEnumerable<int> AcknowledgedWrites() => Enumerable.Range(0, Events).Where(number => _writes[number] == WriteEnd.Acknowledged);

    /// <summary>Counts everything.</summary>
    /// <param name="tenantOf">Whose an event is.</param>
    public LedgerCount Count(Func<int, int> tenantOf)
    {
        var count = new LedgerCount();
        var kindOf = new DispatchOutcomeKind?[Events];
        for (var id = 1; id <= Dispatches; id++)
        {
            var kind = (DispatchOutcomeKind)_kinds[id];
            count.AddDispatch(_outcomes[id], kind);
            if (_eventOf[id] > 0)
                kindOf[_eventOf[id] - 1] = kind;
        }
        for (var number = 0; number < Events; number++)
        {
            count.AddEvent(new EventEnd(
                tenantOf(number), _delivered[number], _dispatched[number], _ran[number], kindOf[number], _writes[number],
                _answers[number], _answered[number]));
        }
        return count;
    }

    // A page that was never written to takes no memory, so it would come as growth later.
    static T[] Touched<T>(int length)
        where T : unmanaged
    {
        var array = GC.AllocateUninitializedArray<T>(length + 1);
        Array.Clear(array);
        return array;
    }
}
