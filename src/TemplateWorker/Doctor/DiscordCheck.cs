using System.Globalization;
using Microsoft.Extensions.Logging.Abstractions;
using TemplateWorker.CommandLine;
using TemplateWorker.Configuration;
using TemplateWorker.Discord;
using TemplateWorker.Discord.Gateway;
using TemplateWorker.Hosting;

namespace TemplateWorker.Doctor;

/// <summary>Whether Discord takes the bot's token, and which switches of its portal are off.</summary>
sealed class DiscordCheck : IDoctorCheck
{
    /// <inheritdoc/>
    public string Name => "discord";

    /// <inheritdoc/>
    public async Task<IReadOnlyList<Finding>> RunAsync(HostSettings settings, CancellationToken stop)
    {
        if (settings.Discord is { Token: null, TokenFile: null })
        {
            return [Finding.Warning("token", "None is configured, so a worker does not start; nothing of Discord was looked at.", "Set discord.token_file, or the variable TEMPLATEWORKER__DISCORD__TOKEN. `templateworker playground` stands in for Discord.")];
        }

        try
        {
            using var discord = DiscordAccess.CreateClient(settings.Discord, NullLoggerFactory.Instance);
            var started = TimeProvider.System.GetTimestamp();
            var application = await discord.GetCurrentApplicationAsync(stop);
            var elapsed = TimeProvider.System.GetElapsedTime(started);
            var gateway = await discord.GetGatewayBotAsync(stop);
            return
            [
                Finding.Ok("token", string.Create(CultureInfo.InvariantCulture, $"application {application.Name} ({application.Id}); {settings.Discord.ApiUrl} answered in {elapsed.TotalMilliseconds:0} ms")),
                gateway.SessionsRemaining < gateway.Shards
                    ? Finding.Warning("sessions", $"Discord lets the bot open {gateway.SessionsRemaining} more sessions today, and it has {gateway.Shards} shards.", "A worker that is started again continues its sessions; find out why sessions are opened so often.")
                    : Finding.Ok("sessions", $"{gateway.SessionsRemaining} of {gateway.SessionsTotal} left for today; {gateway.Shards} shards are recommended"),
                .. Switches(application),
            ];
        }
        catch (Exception error) when (error is UsageException or DiscordException)
        {
            return [Finding.Failed("token", error.Message, "Compare the token with that of Discord's developer portal, page Bot, and look whether this machine reaches discord.api_url.")];
        }
    }

    static IEnumerable<Finding> Switches(DiscordApplication application) =>
        from intent in new[] { GatewayIntents.MessageContent, GatewayIntents.GuildMembers, GatewayIntents.GuildPresences }
        let isOff = application.IntentsOff.HasFlag(intent)
        let portal = EventIntents.SwitchOf(intent)
        where isOff || intent != GatewayIntents.GuildPresences
        select !isOff ? Finding.Ok(portal, "on")
            : intent == GatewayIntents.GuildPresences ? Finding.Ok(portal, "off; few templates want presences")
            : Finding.Warning(portal, "It is off, so templates do not get what it brings.", "Switch it on in Discord's developer portal, page Bot, and start the worker again.");
}
