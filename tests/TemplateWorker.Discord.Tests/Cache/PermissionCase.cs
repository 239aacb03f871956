using System.Collections.Immutable;
using TemplateWorker.Discord.Cache;
using TemplateWorker.Playground.World;

namespace TemplateWorker.Discord.Tests.Cache;

/// <summary>A guild, a channel or thread, and a member, made at random so that the rules meet each other often.</summary>
sealed class PermissionCase
{
    public const ulong GuildId = 1;
    public const ulong MemberId = 20;
    const ulong ChannelId = 30;
    const ulong ThreadId = 31;

    public static readonly DateTimeOffset Now = new(2026, 11, 21, 12, 0, 0, TimeSpan.Zero);

    static readonly ulong[] RoleIds = [10, 11, 12, 13];

    static readonly int[] Bits = [2, 10, 10, 11, 11, 12, 13, 14, 15, 16, 17, 20, 34, 38, 52];

    public PermissionCase(int seed)
    {
        var random = new Random(seed);
        OwnerId = random.Next(10) == 0 ? MemberId : 21;
        Roles[GuildId] = Pick(random, 60);
        foreach (var role in RoleIds)
            Roles[role] = Pick(random, 30) | (random.Next(20) == 0 ? 1UL << 3 : 0);
        Member = new CachedMember(
            MemberId, [.. RoleIds.Where(_ => random.Next(2) == 0), .. random.Next(5) == 0 ? new ulong[] { 99 } : []],
            random.Next(4) switch { 0 => Now.AddMinutes(1), 1 => Now.AddMinutes(-1), _ => null });
        foreach (var target in (ulong[])[GuildId, .. RoleIds, MemberId, 21])
        {
            if (random.Next(2) == 0)
                Overwrites.Add(new ChannelOverwrite(target, target is MemberId or 21, Pick(random, 20), Pick(random, 30)));
        }
        Kind = random.Next(3) switch { 0 => ChannelKind.Thread, 1 => ChannelKind.Voice, _ => ChannelKind.Text };
    }

    public ulong OwnerId { get; }

    public Dictionary<ulong, ulong> Roles { get; } = [];

    public CachedMember Member { get; }

    public List<ChannelOverwrite> Overwrites { get; } = [];

    public ChannelKind Kind { get; }

    public bool IsTimedOut => Member.TimedOutUntil > Now;

    public ulong Found => ChannelPermissions.InChannel(
        GuildId, ChannelPermissions.InGuild(GuildId, OwnerId, Roles, Member), [.. Overwrites], Kind, Member, Now);

    /// <summary>What the playground's rules say, which know of no timeouts.</summary>
    public ulong FoundByPlayground()
    {
        var guild = new GuildState(new(GuildId), "g", new(OwnerId), Now);
        foreach (var (id, permissions) in Roles)
            guild.Roles[new(id)] = new Role(new(id), "r", (GuildPermissions)permissions, 1);
        var member = new Member(new User(new(MemberId), "m", null), [.. Member.Roles.Select(role => new Snowflake(role))], Now);
        ImmutableArray<PermissionOverwrite> overwrites =
            [.. Overwrites.Select(one => new PermissionOverwrite(new(one.TargetId), one.IsMember, (GuildPermissions)one.Allow, (GuildPermissions)one.Deny))];
        var channel = new GuildChannel(new(ChannelId), guild.Id, "c", null, 0, overwrites)
        {
            Type = Kind == ChannelKind.Voice ? ChannelType.Voice : ChannelType.Text,
        };
        guild.Channels[channel.Id] = new ChannelState(guild, channel, 1);
        var thread = new GuildChannel(new(ThreadId), guild.Id, "t", null, 0, [])
        {
            Type = ChannelType.PublicThread,
            ParentId = channel.Id,
            Thread = new ThreadDetails(member.Id, Now, 60),
        };
        return (ulong)PermissionRules.InChannel(guild, Kind == ChannelKind.Thread ? thread : channel, member);
    }

    static ulong Pick(Random random, int percent) => Bits.Where(_ => random.Next(100) < percent).Aggregate(0UL, (bits, bit) => bits | (1UL << bit));
}
