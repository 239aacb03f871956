using Microsoft.Extensions.Logging;
using TemplateWorker.Configuration;
using TemplateWorker.Discord.Rest;
using TemplateWorker.Hosting;
using TemplateWorker.Registration;
using TemplateWorker.Storage;
using TemplateWorker.Storage.Templates;

namespace TemplateWorker.Authoring;

/// <summary>What the verbs about templates of a guild work with: the database and, where a bot is configured, Discord.</summary>
sealed class GuildTemplates : IAsyncDisposable
{
    readonly DiscordRestClient? _discord;

    GuildTemplates(HostDatabase database, DiscordRestClient? discord)
    {
        HostDatabase = database;
        _discord = discord;
        Registration = discord is null ? null : new CommandRegistration(Templates, discord, TimeProvider.System);
        Switch = new TemplateSwitch(Templates, Registration);
    }

    /// <summary>The database, and where it is.</summary>
    public HostDatabase HostDatabase { get; }

    /// <summary>The database.</summary>
    public Database Database => HostDatabase.Database;

    /// <summary>Templates and their versions.</summary>
    public TemplateStore Templates => Database.Templates;

    /// <summary>How commands are registered; null where no bot is configured.</summary>
    public CommandRegistration? Registration { get; }

    /// <summary>How templates are switched.</summary>
    public TemplateSwitch Switch { get; }

    /// <summary>Opens the database and brings its schema up to date.</summary>
    public static async Task<GuildTemplates> OpenAsync(HostSettings settings, ILoggerFactory loggers, CancellationToken stop)
    {
        var discord = BotToken.Find(settings.Discord) is null ? null : DiscordAccess.CreateClient(settings.Discord, loggers);
        try
        {
            return new GuildTemplates(await HostDatabase.OpenMigratedAsync(settings, loggers, stop), discord);
        }
        catch
        {
            discord?.Dispose();
            throw;
        }
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        _discord?.Dispose();
        await HostDatabase.DisposeAsync();
    }
}
