using System.Collections.Concurrent;
using System.Collections.Frozen;
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
    readonly ulong[] _ranAs;
    readonly int[] _dispatchedEvents;
    readonly ushort[] _dispatchedTenants;
    readonly byte[] _kinds;
    readonly ushort[] _endedTenants;
    readonly int[] _outcomes;
    readonly ConcurrentQueue<string> _surprises = new();
    FrozenDictionary<ulong, ushort> _tenants = FrozenDictionary<ulong, ushort>.Empty;
    int _dispatches;
    int _surprising;
    readonly long[] _endedAt = new long[ChaosOptions.Sandboxes];
    long[] _endedOf = [];
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
        _ranAs = Touched<ulong>(events);
        _dispatchedEvents = Touched<int>(dispatches);
        _dispatchedTenants = Touched<ushort>(dispatches);
        _kinds = Touched<byte>(dispatches);
        _endedTenants = Touched<ushort>(dispatches);
        _outcomes = Touched<int>(dispatches);
    }

    /// <summary>Events that there will be.</summary>
    public int Events { get; }

    /// <summary>Dispatches that the host began.</summary>
    public int Dispatches => Volatile.Read(ref _dispatches);

    /// <summary>Outcomes that were told.</summary>
    public long Ended => Volatile.Read(ref _ended);

    /// <summary>Outcomes of one sandbox's guilds that were told.</summary>
    /// <param name="place">Which, from 0.</param>
    public long EndedAt(int place) => Volatile.Read(ref _endedAt[place]);

    /// <summary>Outcomes of one guild that were told.</summary>
    /// <param name="tenant">Its place.</param>
    public long EndedOf(int tenant) => Volatile.Read(ref _endedOf[tenant]);

    /// <summary>What no fault explains: how often, and the first few.</summary>
    public (int Count, IReadOnlyList<string> First) Surprises => (Volatile.Read(ref _surprising), [.. _surprises]);

    /// <summary>Learns the guilds, before anything happens in them.</summary>
    /// <param name="guilds">Their ids by their places.</param>
    public void KnowGuilds(IReadOnlyList<ulong> guilds)
    {
        _tenants = guilds.Index().ToFrozenDictionary(guild => guild.Item, guild => (ushort)guild.Index);
        _endedOf = new long[guilds.Count];
    }

    /// <summary>The gateway delivered one. Called by the shard alone.</summary>
    public void Deliver(int number) => _delivered[number]++;

    /// <summary>The host began a dispatch. Called by the shard alone.</summary>
    /// <param name="guild">In which guild.</param>
    /// <param name="number">Of which event; null for an event that is none of ours.</param>
    public void Dispatch(ulong guild, int? number)
    {
        _dispatchedEvents[_dispatches] = number + 1 ?? 0;
        _dispatchedTenants[_dispatches] = _tenants[guild];
        if (number is { } own)
            _dispatched[own]++;
        Volatile.Write(ref _dispatches, _dispatches + 1);
    }

    /// <summary>The template said that it runs.</summary>
    /// <param name="number">With which event.</param>
    /// <param name="dispatchId">In which dispatch, as the host knows.</param>
    public void Run(int number, ulong dispatchId)
    {
        _ran[number]++;
        _ranAs[number] = dispatchId;
    }

    /// <summary>A write of the template was answered.</summary>
    public void EndWrite(int number, WriteEnd end) => _writes[number] = end;

    /// <summary>A message of the template was acknowledged.</summary>
    public void Answer(int number) => _answers[number]++;

    /// <summary>A message of the template was seen by the guild.</summary>
    public void SeeAnswer(int number) => _answered[number]++;

    /// <summary>A dispatch ended.</summary>
    /// <param name="id">Its number.</param>
    /// <param name="guild">In which guild.</param>
    /// <param name="kind">How.</param>
    public void End(ulong id, ulong guild, DispatchOutcomeKind kind)
    {
        if (id == 0 || id >= (ulong)_outcomes.Length)
        {
            Surprise($"Dispatch {id} ended, and there are not so many.");
            return;
        }
        _kinds[id] = (byte)kind;
        var tenant = _endedTenants[id] = _tenants[guild];
        Interlocked.Increment(ref _outcomes[id]);
        Interlocked.Increment(ref _endedAt[ChaosOptions.PlaceOf(guild)]);
        Interlocked.Increment(ref _endedOf[tenant]);
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
        var kindOf = MatchOutcomes(count);
        for (var number = 0; number < Events; number++)
        {
            count.AddEvent(new EventEnd(
                tenantOf(number), _delivered[number], _dispatched[number], _ran[number], kindOf[number], _writes[number],
                _answers[number], _answered[number]));
        }
        return count;
    }

    // The events of a guild are dispatched by one thread, so their dispatches have rising numbers. What templates said while
    // they ran proves it.
    DispatchOutcomeKind?[] MatchOutcomes(LedgerCount count)
    {
        var kindOf = new DispatchOutcomeKind?[Events];
        var begun = new Queue<int>[_tenants.Count];
        for (var tenant = 0; tenant < begun.Length; tenant++)
            begun[tenant] = new Queue<int>();
        for (var place = 0; place < Dispatches; place++)
            begun[_dispatchedTenants[place]].Enqueue(_dispatchedEvents[place] - 1);
        for (var id = 1; id < _outcomes.Length; id++)
        {
            if (_outcomes[id] == 0)
                continue;
            var kind = (DispatchOutcomeKind)_kinds[id];
            count.AddDispatch(_outcomes[id], kind);
            if (!begun[_endedTenants[id]].TryDequeue(out var number))
                Surprise($"Dispatch {id} ended, and no event was dispatched for it.");
            else if (number >= 0)
                kindOf[number] = kind;
            if (number >= 0 && _ranAs[number] is var ran and not 0 && ran != (ulong)id)
                Surprise($"Event {number} ran as dispatch {ran}, and ended as {id}.");
        }
        foreach (var _ in begun.SelectMany(numbers => numbers))
            count.AddDispatch(0, default);
        return kindOf;
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
