namespace TemplateWorker.Fuzz.Targets;

/// <summary>Every decoder of what an untrusted side wrote.</summary>
public static class AllTargets
{
    // The border itself gets the most turns, and its decoders are the quickest.
    const int BorderShare = 6;

    /// <summary>They.</summary>
    public static IReadOnlyList<FuzzTarget> List { get; } =
    [
        .. StreamTargets.List.Concat(MessageTargets.List).Concat(ValueTargets.List).Select(target => target with { Share = BorderShare }),
        .. HostCallTargets.List, .. TemplateTargets.List,
    ];
}
