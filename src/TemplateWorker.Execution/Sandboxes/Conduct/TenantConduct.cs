using TemplateWorker.Storage.Tenants;

namespace TemplateWorker.Execution.Sandboxes.Conduct;

/// <summary>The offences of one tenant and what follows from them. Guarded by itself.</summary>
/// <param name="rules">The rules.</param>
sealed class TenantConduct(ConductRules rules)
{
    readonly Queue<(DateTimeOffset At, Offence Offence)> _offences = new();
    DateTimeOffset _penaltyUntil;

    /// <summary>The present or the last suspension; null when there is none that counts.</summary>
    public TenantSuspension? Suspension { get; private set; }

    /// <summary>Whether <see cref="Suspension"/> is not stored yet, so that its absence there means nothing.</summary>
    public bool IsUnstored { get; private set; }

    /// <summary>Where its events go.</summary>
    /// <param name="now">The present.</param>
    public Standing StandingAt(DateTimeOffset now)
    {
        if (Suspension is { } suspension && suspension.HasBegun(now) && now - suspension.Until < rules.CleanSpell)
            return suspension.IsInForce(now) ? Standing.Suspended : Standing.Penalty;
        // The clock may have been set back since.
        return now < _penaltyUntil && _penaltyUntil - now <= rules.CleanSpell ? Standing.Penalty : Standing.Ordinary;
    }

    /// <summary>Whether nothing of it matters any more.</summary>
    /// <param name="now">The present.</param>
    public bool IsForgotten(DateTimeOffset now)
    {
        ForgetBefore(now);
        return StandingAt(now) == Standing.Ordinary && _offences.Count == 0 && !IsRemembered(now);
    }

    /// <summary>Counts an offence.</summary>
    /// <param name="offence">The offence.</param>
    /// <param name="isInPenalty">Whether it was made in the penalty sandbox.</param>
    /// <param name="now">The present.</param>
    /// <returns>Where its events go from now on; null when that is where they went before.</returns>
    public Standing? Offend(in Offence offence, bool isInPenalty, DateTimeOffset now)
    {
        var standing = StandingAt(now);
        // What was under way when the tenant was sent away has been answered for.
        if (standing == Standing.Suspended || (standing == Standing.Penalty && !isInPenalty))
            return null;
        ForgetBefore(now);
        _offences.Enqueue((now, offence));
        if (standing == Standing.Penalty)
            _penaltyUntil = now + rules.CleanSpell;
        if (_offences.Count < rules.Offences)
            return null;
        if (standing == Standing.Penalty)
            Suspend(now);
        else
            _penaltyUntil = now + rules.CleanSpell;
        _offences.Clear();
        return standing == Standing.Penalty ? Standing.Suspended : Standing.Penalty;
    }

    /// <summary>Takes what is stored.</summary>
    /// <param name="stored">The stored suspension; null when there is none.</param>
    /// <param name="now">The present.</param>
    /// <returns>Whether a suspension was lifted by that.</returns>
    public bool Take(TenantSuspension? stored, DateTimeOffset now)
    {
        // Another host may have suspended it at the same moment; the one that lasts longer holds everywhere.
        if (stored is null ? IsUnstored : IsUnstored && stored.Until < Suspension!.Until)
            return false;
        var isLifted = stored is null && StandingAt(now) == Standing.Suspended;
        // What an operator lifts is forgiven.
        if (stored is null && Suspension is not null)
            _penaltyUntil = default;
        (Suspension, IsUnstored) = (stored, false);
        return isLifted;
    }

    /// <summary>The suspension is stored: what is read from now on holds.</summary>
    public void Stored() => IsUnstored = false;

    void Suspend(DateTimeOffset now)
    {
        var level = IsRemembered(now) ? Suspension!.Level + 1 : 1;
        var worst = _offences.GroupBy(entry => entry.Offence).MaxBy(group => group.Count())!.Key;
        Suspension = new TenantSuspension(
            level, now, now + ConductRules.SuspensionOf(level), worst.Kind.ToString(), worst.Template, worst.Version);
        IsUnstored = true;
    }

    bool IsRemembered(DateTimeOffset now) => Suspension is { } last && last.HasBegun(now) && now - last.Until < ConductRules.Memory;

    void ForgetBefore(DateTimeOffset now)
    {
        while (_offences.TryPeek(out var oldest) && (oldest.At <= now - rules.Window || oldest.At > now))
            _offences.Dequeue();
    }
}
