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
        var verb = new Command("playground", "Starts a local server that speaks Discord's gateway and REST protocol.") { port, json };
        verb.SetAction((arguments, stop) =>
        {
            var settings = SharedOptions.LoadSettings(arguments);
            return UntilStopped.RunAsync(() => RunAsync(settings, arguments.GetValue(port), arguments.GetValue(json), stop), stop);
        });
        return verb;
    }

    static async Task RunAsync(HostSettings settings, int? port, bool json, CancellationToken stop)
    {
        using var loggers = HostLogging.Create(settings.Logging);
        var options = new PlaygroundOptions { Port = port ?? settings.Playground.Port };
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
