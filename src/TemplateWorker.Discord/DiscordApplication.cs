using TemplateWorker.Discord.Gateway;

namespace TemplateWorker.Discord;

/// <summary>The application that the bot's token belongs to.</summary>
/// <param name="Id">Its id, part of the paths of commands and of interaction answers.</param>
/// <param name="Name">Its name, as people see it.</param>
/// <param name="Flags">Discord's flags of it, which tell what is switched on in the developer portal; null when Discord does not say.</param>
public sealed record DiscordApplication(ulong Id, string Name, long? Flags = null)
{
    // GATEWAY_PRESENCE, GATEWAY_GUILD_MEMBERS and GATEWAY_MESSAGE_CONTENT, each followed by the flag of bots in few guilds.
    static readonly (GatewayIntents Intent, long Flags)[] Switches =
    [
        (GatewayIntents.GuildPresences, (1 << 12) | (1 << 13)),
        (GatewayIntents.GuildMembers, (1 << 14) | (1 << 15)),
        (GatewayIntents.MessageContent, (1 << 18) | (1 << 19)),
    ];

    /// <summary>The privileged intents that are switched off, with which Discord would refuse the bot.</summary>
    public GatewayIntents IntentsOff =>
        Switches.Where(one => (Flags & one.Flags) == 0).Aggregate(GatewayIntents.None, (intents, one) => intents | one.Intent);
}
