namespace TemplateWorker.Playground.Faults;

/// <summary>What the numbers of a fault may be.</summary>
static class FaultBounds
{
    /// <summary>Dispatches, events or requests that one fault counts.</summary>
    public const int MostCounted = 1_000_000;

    /// <summary>Seconds that a delay lasts or a client is told to wait.</summary>
    public const int MostSeconds = 86_400;

    /// <summary>Shards that one fault recommends.</summary>
    public const int MostShards = 16_384;

    public const int FirstErrorStatus = 500;
    public const int LastErrorStatus = 599;

    public static bool IsCloseCode(int code) => code is 1000 or (>= 3000 and <= 4999);

    public static void Check(PlaygroundFault fault)
    {
        switch (fault)
        {
            case PlaygroundFault.Cut cut:
                CheckNumber(cut.AfterDispatches, 0, MostCounted, nameof(cut.AfterDispatches));
                break;
            case PlaygroundFault.Close close:
                CheckNumber(close.AfterDispatches, 0, MostCounted, nameof(close.AfterDispatches));
                if (!IsCloseCode(close.Code))
                    throw new ArgumentOutOfRangeException(nameof(fault), close.Code, "A close code is 1000 or 3000 to 4999.");
                break;
            case PlaygroundFault.Duplicate duplicate:
                CheckNumber(duplicate.Events, 1, MostCounted, nameof(duplicate.Events));
                break;
            case PlaygroundFault.Shards shards:
                CheckNumber(shards.Count, 1, MostShards, nameof(shards.Count));
                break;
            case PlaygroundFault.OfRequests ofRequests:
                CheckNumber(ofRequests.Requests, 1, MostCounted, nameof(ofRequests.Requests));
                CheckOfRequests(ofRequests);
                break;
        }
    }

    static void CheckOfRequests(PlaygroundFault.OfRequests fault)
    {
        if (fault is PlaygroundFault.Delay delay)
            CheckNumber(delay.Time.TotalSeconds, 0, MostSeconds, nameof(delay.Time));
        else if (fault is PlaygroundFault.RateLimit limit)
            CheckNumber(limit.RetryAfter.TotalSeconds, 0, MostSeconds, nameof(limit.RetryAfter));
        else if (fault is PlaygroundFault.Error error)
            CheckNumber(error.Status, FirstErrorStatus, LastErrorStatus, nameof(error.Status));
    }

    static void CheckNumber(double value, double min, double max, string name)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(value, min, name);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(value, max, name);
    }
}
