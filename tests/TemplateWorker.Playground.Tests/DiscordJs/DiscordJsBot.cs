using System.Text.Json;

namespace TemplateWorker.Playground.Tests.DiscordJs;

/// <summary>A bot of discord.js that is logged in to a playground of its own.</summary>
public sealed class DiscordJsBot : IAsyncLifetime
{
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
        var folder = await DiscordJsInstallation.PrepareAsync();
        _server = await PlaygroundServer.StartAsync(cancellationToken: TestContext.Current.CancellationToken);
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
