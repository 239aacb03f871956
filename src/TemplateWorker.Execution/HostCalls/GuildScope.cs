using TemplateWorker.Storage.Tenants;

namespace TemplateWorker.Execution.HostCalls;

/// <summary>Holds calls to the guild of the tenant that makes them.</summary>
/// <param name="channels">Knows which channel belongs to it.</param>
sealed class GuildScope(ChannelGuard channels)
{
    /// <summary>The guild that a call acts in.</summary>
    /// <exception cref="HostCallException">The tenant is no guild.</exception>
    public static ulong Of(HostCall call) => call.Tenant.OwnerType == TenantOwnerType.Guild
        ? call.Tenant.OwnerId
        : throw HostCallException.Forbidden("Templates of a user cannot act in a guild.");

    /// <summary>Asks something of a channel once it is known to be the guild's.</summary>
    public async ValueTask<ReadOnlyMemory<byte>> AskAsync(
        HostCall call, ulong channelId, Func<Task<ReadOnlyMemory<byte>>> ask)
    {
        await channels.CheckAsync(call.Tenant, channelId);
        return await ask();
    }

    /// <summary>Does something to a channel once it is known to be the guild's.</summary>
    public async ValueTask<ReadOnlyMemory<byte>> DoAsync(HostCall call, ulong channelId, Func<Task> act)
    {
        await channels.CheckAsync(call.Tenant, channelId);
        await act();
        return default;
    }

    /// <summary>Makes sure that channels which a body names are the guild's.</summary>
    /// <exception cref="HostCallException">One is not.</exception>
    public async ValueTask CheckAsync(HostCall call, IEnumerable<ulong> channelIds)
    {
        foreach (var channelId in channelIds)
            await channels.CheckAsync(call.Tenant, channelId);
    }

    /// <summary>Whether a channel that was checked is a thread.</summary>
    public bool IsThread(ulong channelId) => channels.IsThread(channelId);

    /// <summary>Waits for what has no answer.</summary>
    public static async ValueTask<ReadOnlyMemory<byte>> DoneAsync(Task done)
    {
        await done;
        return default;
    }
}
