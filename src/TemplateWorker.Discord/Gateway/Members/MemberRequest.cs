namespace TemplateWorker.Discord.Gateway.Members;

/// <summary>Which members of a guild are asked for: some by id, some by their names, or all.</summary>
public sealed record MemberRequest
{
    /// <summary>The most ids of one request, from Discord's documentation.</summary>
    public const int MostIds = 100;

    /// <summary>The most members that a name finds, from Discord's documentation.</summary>
    public const int MostFound = 100;

    /// <summary>Members by id; at most <see cref="MostIds"/>. Null for another choice.</summary>
    public IReadOnlyList<ulong>? Ids { get; init; }

    /// <summary>The beginning of the members' names; null for another choice. Without either, all are asked for.</summary>
    public string? Query { get; init; }

    /// <summary>How many a name finds at most. Default <see cref="MostFound"/>; 1 to that.</summary>
    public int Limit { get; init; } = MostFound;

    /// <summary>Whether they come with what they do at the moment.</summary>
    public bool WithPresences { get; init; }

    /// <summary>Whether all members are asked for.</summary>
    public bool IsForAll => Ids is null && string.IsNullOrEmpty(Query);

    /// <summary>The intents that the session needs for Discord to answer.</summary>
    public GatewayIntents Intents =>
        (IsForAll ? GatewayIntents.GuildMembers : GatewayIntents.None) | (WithPresences ? GatewayIntents.GuildPresences : GatewayIntents.None);
}
