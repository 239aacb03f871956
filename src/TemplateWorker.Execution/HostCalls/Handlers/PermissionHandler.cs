using System.Globalization;
using System.Text.Json;
using TemplateWorker.Discord.Cache;
using TemplateWorker.Execution.Limits;

namespace TemplateWorker.Execution.HostCalls.Handlers;

/// <summary>What members may do in channels of the tenant's guild.</summary>
/// <param name="guilds">What that depends on.</param>
/// <param name="scope">Keeps templates to their guild.</param>
/// <param name="channels">What is known of channels without asking Discord.</param>
sealed class PermissionHandler(GuildCache guilds, GuildScope scope, ChannelDirectory channels)
{
    // Stands for the bot, as in the paths of Discord's REST interface.
    const string Own = "@me";

    static ReadOnlySpan<byte> True => "true"u8;

    static ReadOnlySpan<byte> False => "false"u8;

    /// <summary>Adds the call of this family.</summary>
    public void AddTo(HostCallMethods methods) => methods.Add("discord.can", capability: null, RateClass.Discord, Can, PriceOf);

    // Discord is asked nothing about a member that is given, in a channel that the gateway has told of: it is in the cache,
    // which is filled once. Whether a member is in a thread may have to be asked.
    RatePrice PriceOf(ref ArgumentReader arguments)
    {
        var member = arguments.Json("member").Span;
        var channel = arguments.Snowflake("channelId");
        var isGiven = member[0] == (byte)'{' || member.SequenceEqual("\"@me\""u8);
        return new RatePrice(isGiven && channels.TryFind(channel, out _) && !channels.IsThread(channel) ? RateClass.None : RateClass.Discord);
    }

    ValueTask<ReadOnlyMemory<byte>> Can(HostCall call, ref ArgumentReader arguments)
    {
        var member = arguments.Json("member");
        var channel = arguments.Snowflake("channelId");
        var wanted = arguments.Text("permissions");
        if (!ulong.TryParse(wanted, NumberStyles.None, CultureInfo.InvariantCulture, out var bits))
            throw arguments.Missing("permissions", "bits as digits in text");
        arguments.End();
        return CanAsync(call, member, channel, bits);
    }

    async ValueTask<ReadOnlyMemory<byte>> CanAsync(HostCall call, ReadOnlyMemory<byte> asked, ulong channel, ulong bits)
    {
        var guild = GuildScope.Of(call);
        await scope.CheckAsync(call, [channel]);
        var member = await FindAsync(guild, asked, call.CancellationToken);
        var permissions = await guilds.GetPermissionsAsync(guild, channel, member, call.CancellationToken);
        return ((permissions & bits) == bits ? True : False).ToArray();
    }

    async ValueTask<CachedMember?> FindAsync(ulong guild, ReadOnlyMemory<byte> asked, CancellationToken cancellation)
    {
        var (member, id) = Read(asked);
        return id is { } unknown ? await guilds.GetMemberAsync(guild, unknown, cancellation) : member;
    }

    // The member, or the id of one; neither for the bot.
    static (CachedMember? Member, ulong? Id) Read(ReadOnlyMemory<byte> asked)
    {
        try
        {
            using var document = JsonDocument.Parse(asked);
            var member = document.RootElement;
            if (member.ValueKind == JsonValueKind.Object)
                return (Read(member), null);
            return member.ValueKind == JsonValueKind.String && member.ValueEquals(Own) ? default : (null, IdOf(member));
        }
        catch (InvalidOperationException)
        {
            // Half of a surrogate pair.
            throw Malformed();
        }
    }

    static CachedMember Read(JsonElement member)
    {
        if (!member.TryGetProperty("id", out var id) || !member.TryGetProperty("roles", out var roles) || roles.ValueKind != JsonValueKind.Array)
            throw Malformed();
        DateTimeOffset? until = null;
        if (member.TryGetProperty("communication_disabled_until", out var text) && text.ValueKind != JsonValueKind.Null)
            until = text.ValueKind == JsonValueKind.String && text.TryGetDateTimeOffset(out var time) ? time : throw Malformed();
        return new CachedMember(IdOf(id), [.. roles.EnumerateArray().Select(IdOf)], until);
    }

    static ulong IdOf(JsonElement value) =>
        value.ValueKind == JsonValueKind.String && ulong.TryParse(value.GetString(), NumberStyles.None, CultureInfo.InvariantCulture, out var id) && id != 0
            ? id
            : throw Malformed();

    static HostCallException Malformed() => HostCallException.Malformed(
        "discord.can: 'member' must be an id, \"@me\" for the bot, or a member {id, roles, communication_disabled_until}, its ids digits in text.");
}
