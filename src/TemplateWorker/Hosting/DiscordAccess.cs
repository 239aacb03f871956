using Microsoft.Extensions.Logging;
using TemplateWorker.CommandLine;
using TemplateWorker.Configuration;
using TemplateWorker.Discord.Rest;

namespace TemplateWorker.Hosting;

/// <summary>Makes the client of Discord's REST interface.</summary>
static class DiscordAccess
{
    /// <summary>A client with the bot's token; nothing is sent yet.</summary>
    /// <exception cref="UsageException">There is no token, or it cannot be one.</exception>
    public static DiscordRestClient CreateClient(DiscordSettings settings, ILoggerFactory loggers)
    {
        var token = BotToken.Require(settings);
        try
        {
            var options = new DiscordRestOptions { ApiUrl = settings.ApiUrl, Token = token.Reveal() };
            return new DiscordRestClient(options, loggers, TimeProvider.System);
        }
        catch (ArgumentException error)
        {
            throw new UsageException(error.Message);
        }
    }
}
