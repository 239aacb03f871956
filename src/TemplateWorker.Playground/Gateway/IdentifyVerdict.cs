namespace TemplateWorker.Playground.Gateway;

/// <summary>Whether a client may identify now.</summary>
enum IdentifyVerdict
{
    /// <summary>It may, and it was counted.</summary>
    Granted,

    /// <summary>A shard with the same key identified less than five seconds ago.</summary>
    TooSoon,

    /// <summary>The day's session starts are used up.</summary>
    DayUsedUp,
}
