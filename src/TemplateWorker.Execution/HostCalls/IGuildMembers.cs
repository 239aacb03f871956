using TemplateWorker.Discord;
using TemplateWorker.Discord.Gateway.Members;

namespace TemplateWorker.Execution.HostCalls;

/// <summary>Members of guilds, asked of Discord's gateway.</summary>
public interface IGuildMembers
{
    /// <summary>Asks for members.</summary>
    /// <param name="guildId">Of which guild.</param>
    /// <param name="request">Which.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>An object of the lists <c>members</c>, <c>not_found</c> and <c>presences</c>.</returns>
    /// <exception cref="DiscordException">Discord does not answer, or not now, or not without an intent that is off.</exception>
    Task<ReadOnlyMemory<byte>> RequestAsync(ulong guildId, MemberRequest request, CancellationToken cancellationToken);
}
