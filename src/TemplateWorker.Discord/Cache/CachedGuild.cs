using System.Text.Json;

namespace TemplateWorker.Discord.Cache;

/// <summary>A guild's owner, roles, channels and threads, and the bot as its member. Safe from any thread.</summary>
sealed class CachedGuild
{
    // Discord allows 500 channels and 1,000 active threads in a guild; what is above it can only be threads that ended.
    const int MostChannels = 2000;

    readonly Lock _gate = new();
    readonly ulong _id;
    readonly Dictionary<ulong, ulong> _roles = [];
    readonly Dictionary<ulong, CachedChannel> _channels = [];
    ulong _ownerId;
    CachedMember _own;

    /// <summary>Makes one of what Discord answers.</summary>
    /// <param name="guild">The guild with its roles.</param>
    /// <param name="channels">Its channels.</param>
    /// <param name="own">The bot as its member.</param>
    public CachedGuild(JsonElement guild, JsonElement channels, CachedMember own)
    {
        _id = CachedJson.IdOf(guild);
        _own = own;
        TakeSettings(guild);
        TakeChannels(channels.EnumerateArray());
    }

    /// <summary>The bot as a member.</summary>
    public CachedMember Own
    {
        get
        {
            lock (_gate)
                return _own;
        }
    }

    /// <summary>What a member may do in a channel.</summary>
    /// <param name="member">The member.</param>
    /// <param name="channelId">The channel or thread.</param>
    /// <param name="now">What is now.</param>
    /// <param name="permissions">The bits.</param>
    /// <param name="missing">The channel that is not known, when the answer is false.</param>
    /// <returns>Whether all channels that it depends on are known.</returns>
    public bool TryFind(CachedMember member, ulong channelId, DateTimeOffset now, out FoundPermissions permissions, out ulong missing)
    {
        permissions = default;
        lock (_gate)
        {
            missing = channelId;
            if (!_channels.TryGetValue(channelId, out var channel))
                return false;
            var overwrites = channel.Overwrites;
            if (channel.IsThread)
            {
                missing = channel.ParentId;
                if (!_channels.TryGetValue(channel.ParentId, out var parent))
                    return false;
                overwrites = parent.Overwrites;
            }
            var inGuild = ChannelPermissions.InGuild(_id, _ownerId, _roles, member);
            var bits = ChannelPermissions.InChannel(_id, inGuild, overwrites, channel.Kind, member, now);
            permissions = new FoundPermissions(bits, channel.IsPrivateThread && (bits & PermissionBits.ManageThreads) == 0);
            return true;
        }
    }

    /// <summary>Takes a channel or thread.</summary>
    public void Take(JsonElement channel)
    {
        lock (_gate)
            TakeChannels([channel]);
    }

    /// <summary>Takes an event of the guild.</summary>
    /// <param name="kind">What it is about.</param>
    /// <param name="data">Its data.</param>
    public void Take(GuildChange kind, JsonElement data)
    {
        lock (_gate)
        {
            switch (kind)
            {
                case GuildChange.Arrived:
                    TakeAll(data);
                    break;
                case GuildChange.Settings:
                    TakeSettings(data);
                    break;
                case GuildChange.Channel:
                    TakeChannels([data]);
                    break;
                case GuildChange.ChannelGone:
                    Forget(CachedJson.IdOf(data));
                    break;
                case GuildChange.Threads:
                    TakeChannels(CachedJson.ListOf(data, "threads"));
                    break;
                case GuildChange.Role:
                    TakeRole(data.GetProperty("role"));
                    break;
                case GuildChange.RoleGone:
                    ForgetRole(CachedJson.IdOf(data, "role_id"));
                    break;
                case GuildChange.Member when CachedJson.IdOf(data.GetProperty("user")) == _own.Id:
                    _own = CachedJson.MemberOf(data);
                    break;
                default:
                    break;
            }
        }
    }

    // All of a guild comes anew when a session begins: what changed before it is in there.
    void TakeAll(JsonElement guild)
    {
        _channels.Clear();
        TakeSettings(guild);
        TakeChannels(CachedJson.ListOf(guild, "channels"));
        TakeChannels(CachedJson.ListOf(guild, "threads"));
        foreach (var member in CachedJson.ListOf(guild, "members"))
        {
            if (CachedJson.IdOf(member.GetProperty("user")) == _own.Id)
                _own = CachedJson.MemberOf(member);
        }
    }

    void TakeSettings(JsonElement guild)
    {
        _ownerId = CachedJson.IdOf(guild, "owner_id");
        _roles.Clear();
        foreach (var role in guild.GetProperty("roles").EnumerateArray())
            TakeRole(role);
    }

    void TakeRole(JsonElement role) => _roles[CachedJson.IdOf(role)] = CachedJson.PermissionsOf(role);

    // Members and channels lose a role that is gone without events of their own.
    void ForgetRole(ulong roleId)
    {
        _roles.Remove(roleId);
        _own = _own with { Roles = [.. _own.Roles.Where(role => role != roleId)] };
        foreach (var (id, channel) in _channels.Where(channel => channel.Value.Overwrites.Any(overwrite => overwrite.TargetId == roleId)).ToList())
            _channels[id] = channel with { Overwrites = [.. channel.Overwrites.Where(overwrite => overwrite.TargetId != roleId)] };
    }

    void TakeChannels(IEnumerable<JsonElement> channels)
    {
        foreach (var channel in channels)
            _channels[CachedJson.IdOf(channel)] = CachedJson.ChannelOf(channel);
        if (_channels.Count <= MostChannels)
            return;
        foreach (var thread in _channels.Where(channel => channel.Value.IsThread).Select(channel => channel.Key).ToList())
            _channels.Remove(thread);
    }

    // The threads of a channel go with it, without events of their own.
    void Forget(ulong channelId)
    {
        _channels.Remove(channelId);
        foreach (var thread in _channels.Where(channel => channel.Value.IsThread && channel.Value.ParentId == channelId).Select(channel => channel.Key).ToList())
            _channels.Remove(thread);
    }
}
