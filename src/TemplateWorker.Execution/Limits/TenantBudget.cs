using System.Diagnostics.CodeAnalysis;
using TemplateWorker.Protocol.Framing;

namespace TemplateWorker.Execution.Limits;

/// <summary>How far one tenant has used its limits.</summary>
[SuppressMessage("Reliability", "CA1001", Justification = "A semaphore whose wait handle nobody asks for holds nothing to give back.")]
sealed class TenantBudget
{
    int _callsUnderWay;
    TenantRates? _rates;
    SemaphoreSlim? _sharedTurns;
    HeldBytes? _files;

    /// <summary>Processor time beyond the limit of each dispatch.</summary>
    public CpuBurst Burst { get; } = new();

    /// <summary>Rates, when any was used.</summary>
    public TenantRates? UsedRates => Volatile.Read(ref _rates);

    /// <summary>Rates; made at the first use, for most tenants never do.</summary>
    public TenantRates Rates => UsedRates ?? Interlocked.CompareExchange(ref _rates, new TenantRates(), null) ?? _rates;

    /// <summary>What calls with files hold; made at the first of them.</summary>
    public HeldBytes Files =>
        Volatile.Read(ref _files) ?? Interlocked.CompareExchange(ref _files, new HeldBytes(FrameLimits.MaxLargeHostCalls), null) ?? _files;

    /// <summary>Turns of calls that all guilds share a queue of Discord's for; made at the first use.</summary>
    /// <param name="atOnce">Most at the same time, always the same.</param>
    public SemaphoreSlim SharedTurns(int atOnce) =>
        Volatile.Read(ref _sharedTurns) ?? Interlocked.CompareExchange(ref _sharedTurns, new SemaphoreSlim(atOnce), null) ?? _sharedTurns;

    /// <summary>Counts one more host call under way unless there are too many.</summary>
    /// <param name="limit">Most at the same time.</param>
    public bool TryBeginCall(int limit)
    {
        if (Interlocked.Increment(ref _callsUnderWay) <= limit)
            return true;
        Interlocked.Decrement(ref _callsUnderWay);
        return false;
    }

    /// <summary>A host call was answered.</summary>
    public void EndCall() => Interlocked.Decrement(ref _callsUnderWay);
}
