namespace TemplateWorker.Chaos.Faults;

/// <summary>Which faults come when; the same for the same seed and length.</summary>
static class FaultPlan
{
    // Gateway code 4000, unknown error, after which a session may be resumed.
    public const int CloseCode = 4000;

    const double SecondsPerKill = 5;
    const double SecondsPerCut = 24;

    static readonly FaultKind[] Cuts = [FaultKind.GatewayCut, FaultKind.GatewayClosed, FaultKind.GatewayReconnect];

    /// <summary>
    /// Makes the plan. Faults belong to events, not to moments: a machine that is slower than the rate has the same faults at
    /// the same events, and has them to the end. Nothing happens in the first tenth.
    /// </summary>
    /// <param name="options">The run.</param>
    public static IReadOnlyList<Fault> Of(ChaosOptions options)
    {
        var random = new Random(options.Seed);
        var faults = new List<Fault>();
        var kills = Math.Max(2, (int)(options.Seconds / SecondsPerKill));
        foreach (var at in Spread(random, kills, options))
            faults.Add(new Fault(at, FaultKind.SandboxKilled, random.Next(ChaosOptions.Sandboxes)));
        // One of each kind, in either order.
        var orderly = random.Next(2);
        foreach (var (index, at) in Spread(random, 2, options).Index())
            faults.Add(new Fault(at, index == orderly ? FaultKind.DatabaseRestarted : FaultKind.DatabaseCrashed, 0));
        var cuts = Math.Max(2, (int)(options.Seconds / SecondsPerCut));
        foreach (var at in Spread(random, cuts, options))
            faults.Add(new Fault(at, Cuts[random.Next(Cuts.Length)], 0));
        return [.. faults.OrderBy(fault => fault.At)];
    }

    // One in each of as many equal parts, so that they do not all come at once.
    static IEnumerable<int> Spread(Random random, int count, ChaosOptions options)
    {
        var first = options.Events / 10;
        var part = (options.Events - first) / (double)count;
        for (var i = 0; i < count; i++)
            yield return first + (int)(part * (i + (random.NextDouble() * 0.6)));
    }
}
