using System.CommandLine;
using System.Globalization;
using TemplateWorker.CommandLine;
using TemplateWorker.Configuration;
using TemplateWorker.Hosting;
using TemplateWorker.Playground;

namespace TemplateWorker.Verbs;

/// <summary><c>playground</c>: a local Discord, until it is stopped.</summary>
static class PlaygroundVerb
{
    /// <summary>Makes the verb.</summary>
    public static Command Create()
    {
        var port = PortOption.Create("--port", 0, 65_535, "Port on 127.0.0.1, 0 for a free one; overrides playground.port.");
        var json = new Option<bool>("--json") { Description = "Print what a program needs to use it as one line of JSON." };
        var guilds = WholeNumberOption.Create("--guilds", "N", 1, 10_000, "Guilds to start with (default: 1).");
        var shards = WholeNumberOption.Create("--shards", "N", 1, 10_000, "Shards recommended to bots (default: 1).");
        var concurrency = WholeNumberOption.Create("--max-concurrency", "N", 1, 10_000, "Sessions that bots may open at a time, every 5 s (default: 1).");
        var realistic = new Option<bool>("--realistic-limits") { Description = "Limit requests and session starts as Discord does." };
        var verb = new Command("playground", "Starts a local server that speaks Discord's gateway and REST protocol.")
        {
            port, guilds, shards, concurrency, realistic, json,
        };
        verb.SetAction((arguments, stop) =>
        {
            var settings = SharedOptions.LoadSettings(arguments);
            var options = new PlaygroundOptions
            {
                Port = arguments.GetValue(port) ?? settings.Playground.Port,
                Guilds = arguments.GetValue(guilds) ?? 1,
                RecommendedShards = arguments.GetValue(shards) ?? 1,
                MaxConcurrency = arguments.GetValue(concurrency) ?? 1,
                RateLimits = arguments.GetValue(realistic) ? RateLimits.Realistic : RateLimits.Generous,
            };
            return UntilStopped.RunAsync(() => RunAsync(settings, options, arguments.GetValue(json), stop), stop);
        });
        return verb;
    }

    static async Task RunAsync(HostSettings settings, PlaygroundOptions options, bool json, CancellationToken stop)
    {
        using var loggers = HostLogging.Create(settings.Logging);
        await using var playground = await PlaygroundServer.StartAsync(options, loggers, cancellationToken: stop);
        Console.WriteLine(json ? playground.Announcement.ToJson() : Describe(playground.Announcement));

        await Task.Delay(Timeout.InfiniteTimeSpan, stop);
    }

    static string Describe(PlaygroundAnnouncement playground) => string.Create(CultureInfo.InvariantCulture, $"""
        The playground is at {playground.Api}
          application  {playground.ApplicationId}
          guild        {playground.GuildId}
          channel      {playground.ChannelId}
          member       {playground.MemberId}

        A worker for it:
          export TEMPLATEWORKER__DISCORD__API_URL={playground.Api}
          export TEMPLATEWORKER__DISCORD__TOKEN={playground.Token}
          templateworker worker

        Ctrl+C stops it.
        """);
}
