using TemplateWorker.CommandLine;
using TemplateWorker.Configuration;

namespace TemplateWorker.Hosting;

/// <summary>Finds the bot's token.</summary>
static class BotToken
{
    /// <summary>The token from the settings, or from the file that they name; null when they name neither.</summary>
    /// <exception cref="UsageException">The file cannot be read, or is empty.</exception>
    public static Secret? Find(DiscordSettings settings) =>
        settings.TokenFile is { } file ? ReadFile(file) : settings.Token;

    /// <summary>The token.</summary>
    /// <exception cref="UsageException">There is none.</exception>
    public static Secret Require(DiscordSettings settings) => Find(settings) ?? throw new UsageException(
        "There is no bot token: set discord.token_file, or the variable TEMPLATEWORKER__DISCORD__TOKEN. " +
        "Without a Discord account, `templateworker demo` and `templateworker playground` stand in for Discord.");

    static Secret ReadFile(string file)
    {
        try
        {
            var token = File.ReadAllText(file).Trim();
            return token.Length > 0 ? new Secret(token) : throw new UsageException($"discord.token_file: {file} is empty");
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new UsageException($"discord.token_file: {error.Message}");
        }
    }
}
