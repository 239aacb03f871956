using System.Text.Json;
using TemplateWorker.Testing;

namespace TemplateWorker.Playground.Tests.DiscordJs;

/// <summary>A bot of discord.js that is logged in to a playground of its own.</summary>
public sealed class DiscordJsBot : IAsyncLifetime
{
    /// <summary>Shards that the playground recommends.</summary>
    public const int Shards = 2;

    /// <summary>Guilds, some for each shard; the tests act in the first.</summary>
    public const int Guilds = 4;

    NodeProcess? _node;
    PlaygroundServer? _server;

    /// <summary>What the bot reported when it was ready.</summary>
    public JsonElement Ready { get; private set; }

    internal NodeProcess Node => _node ?? throw new InvalidOperationException("The bot has not been started.");

    internal PlaygroundServer Server => _server ?? throw new InvalidOperationException("The playground has not been started.");

    internal static NodeProcess Start(string folder, PlaygroundServer server, string token) => NodeProcess.Start(
        folder,
        "bot.js",
        new Dictionary<string, string> { ["PLAYGROUND_API"] = server.Announcement.Api, ["PLAYGROUND_TOKEN"] = token });

    /// <inheritdoc/>
    public async ValueTask InitializeAsync()
    {
        var folder = await NodePackages.PrepareAsync("discord-js");
        // As many identifies at once as there are shards: else the bot would wait five seconds between them.
        _server = await PlaygroundServer.StartAsync(
            new() { Guilds = Guilds, RecommendedShards = Shards, MaxConcurrency = Shards },
            cancellationToken: TestContext.Current.CancellationToken);
        _node = Start(folder, _server, _server.Token);
        Ready = await _node.ReadAsync("ready");
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        if (_node is not null)
            await _node.DisposeAsync();
        if (_server is not null)
            await _server.DisposeAsync();
    }
}
