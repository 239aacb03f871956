namespace TemplateWorker.Discord.Gateway;

/// <summary>What a shard does after a connection.</summary>
enum NextStep
{
    /// <summary>Connects again and continues its session, if it has one.</summary>
    Resume,

    /// <summary>Connects again and opens a new session.</summary>
    Identify,

    /// <summary>Waits until more shards have taken the place of all that there are.</summary>
    Reshard,

    /// <summary>Ends, because a person has to change something.</summary>
    Fail,

    /// <summary>Ends, because it was told to.</summary>
    Stop,
}
