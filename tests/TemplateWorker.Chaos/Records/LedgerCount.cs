using TemplateWorker.Execution.Outcomes;

namespace TemplateWorker.Chaos.Records;

/// <summary>The sums over all events and dispatches.</summary>
sealed class LedgerCount
{
    readonly HashSet<int> _tenantsKilled = [];
    readonly HashSet<int> _tenantsWithoutDatabase = [];
    readonly HashSet<int> _tenantsAffected = [];

    /// <summary>Events that the gateway's client had once, not at all, and more than once.</summary>
    public (int Once, int Never, int Twice) Delivered { get; private set; }

    /// <summary>Dispatches with one outcome, none, and more than one.</summary>
    public (int One, int None, int More) Outcomes { get; private set; }

    /// <summary>Outcomes by kind.</summary>
    public SortedDictionary<string, int> Kinds { get; } = new(StringComparer.Ordinal);

    /// <summary>Events whose sandbox was killed while they were under way, and of how many guilds.</summary>
    public (int Events, int Tenants) AffectedByKill { get; private set; }

    /// <summary>Events whose write was refused while the database was away, and of how many guilds.</summary>
    public (int Events, int Tenants) AffectedByDatabase { get; private set; }

    /// <summary>Guilds that a fault met at all.</summary>
    public int TenantsAffected => _tenantsAffected.Count;

    /// <summary>Events that no fault met: run once and ended well, lost, and otherwise ended.</summary>
    public (int Well, int Lost, int Badly) Unaffected { get; private set; }

    /// <summary>Events that ran more than once, affected or not.</summary>
    public int RanTwice { get; private set; }

    /// <summary>Writes by how they ended.</summary>
    public SortedDictionary<string, int> Writes { get; } = new(StringComparer.Ordinal);

    /// <summary>Answers that were acknowledged, those of them that the guild did not see, and those that it saw more than once.</summary>
    public (int Acknowledged, int Unseen, int Twice) Answers { get; private set; }

    /// <summary>Adds a dispatch.</summary>
    public void AddDispatch(int outcomes, DispatchOutcomeKind kind)
    {
        var (one, none, more) = Outcomes;
        Outcomes = outcomes switch { 1 => (one + 1, none, more), 0 => (one, none + 1, more), _ => (one, none, more + 1) };
        if (outcomes > 0)
            Kinds[kind.ToString()] = Kinds.GetValueOrDefault(kind.ToString()) + 1;
    }

    /// <summary>Adds an event.</summary>
    public void AddEvent(in EventEnd end)
    {
        var (once, never, twice) = Delivered;
        Delivered = end.Delivered switch { 1 => (once + 1, never, twice), 0 => (once, never + 1, twice), _ => (once, never, twice + 1) };
        if (end.Ran > 1 || end.Dispatched > 1)
            RanTwice++;
        if (end.Write != WriteEnd.None)
            Writes[end.Write.ToString()] = Writes.GetValueOrDefault(end.Write.ToString()) + 1;
        if (end.Answers > 0)
        {
            var (acknowledged, unseen, doubled) = Answers;
            Answers = (acknowledged + 1, unseen + (end.Answered == 0 ? 1 : 0), doubled + (end.Answered > 1 ? 1 : 0));
        }
        if (end.IsAffected)
            AddAffected(end);
        else
            AddUnaffected(end);
    }

    void AddAffected(in EventEnd end)
    {
        _tenantsAffected.Add(end.Tenant);
        if (end.IsAffectedByKill)
        {
            _tenantsKilled.Add(end.Tenant);
            AffectedByKill = (AffectedByKill.Events + 1, _tenantsKilled.Count);
        }
        else
        {
            _tenantsWithoutDatabase.Add(end.Tenant);
            AffectedByDatabase = (AffectedByDatabase.Events + 1, _tenantsWithoutDatabase.Count);
        }
    }

    void AddUnaffected(in EventEnd end)
    {
        var (well, lost, badly) = Unaffected;
        if (end is { Delivered: > 0, Dispatched: > 0, Ran: > 0, Kind: DispatchOutcomeKind.Ok })
            Unaffected = (well + 1, lost, badly);
        else if (end.Ran == 0)
            Unaffected = (well, lost + 1, badly);
        else
            Unaffected = (well, lost, badly + 1);
    }
}
