namespace TemplateWorker.Playground.World;

/// <summary>Ids of what is there from the start: the same in every run, so that what a host stored stays true.</summary>
static class SeedIds
{
    // 2024-01-01T00:00:00Z; the odd step spreads guilds over any number of shards.
    const long FirstMilliseconds = 1_704_067_200_000;
    const long GuildStepMilliseconds = 1_000_003;

    public static Snowflake Application { get; } = At(0);

    public static Snowflake User(int index) => At(1 + index);

    public static Snowflake Guild(int index) => At((1 + index) * GuildStepMilliseconds);

    /// <summary>The id of a role or channel of a guild.</summary>
    public static Snowflake InGuild(Snowflake guildId, int index) => new(guildId.Value + ((ulong)(1 + index) << 22));

    static Snowflake At(long milliseconds) =>
        World.Snowflake.At(DateTimeOffset.FromUnixTimeMilliseconds(FirstMilliseconds + milliseconds));
}
