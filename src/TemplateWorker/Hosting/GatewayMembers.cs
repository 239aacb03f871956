using TemplateWorker.Discord;
using TemplateWorker.Discord.Gateway;
using TemplateWorker.Discord.Gateway.Members;
using TemplateWorker.Execution.HostCalls;

namespace TemplateWorker.Hosting;

/// <summary>Asks the gateway for members, unless Discord would not answer this bot.</summary>
/// <param name="application">What is switched on for it.</param>
sealed class GatewayMembers(DiscordApplication application) : IGuildMembers
{
    /// <summary>The gateway; set before the first template runs, which is made after what asks it.</summary>
    public GatewayClient? Gateway { get; set; }

    /// <inheritdoc/>
    public async Task<ReadOnlyMemory<byte>> RequestAsync(ulong guildId, MemberRequest request, CancellationToken cancellationToken)
    {
        foreach (var intent in (GatewayIntents[])[GatewayIntents.GuildMembers, GatewayIntents.GuildPresences])
        {
            if ((request.Intents & application.IntentsOff & intent) != 0)
            {
                throw new DiscordIntentException(
                    intent == GatewayIntents.GuildMembers ? "Asking for all members of a guild" : "Asking for presences", intent);
            }
        }

        return Gateway is null
            ? throw new DiscordUnavailableException("The worker is not connected to Discord yet.", mayHaveHappened: false)
            : await Gateway.RequestMembersAsync(guildId, request, cancellationToken);
    }
}
