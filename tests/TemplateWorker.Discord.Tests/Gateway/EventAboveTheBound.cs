using TemplateWorker.Discord.Gateway;
using TemplateWorker.Discord.Tests.Scripted;

namespace TemplateWorker.Discord.Tests.Gateway;

/// <summary>An event that is larger than a client takes.</summary>
static class EventAboveTheBound
{
    public const string Name = "HUGE";

    const int Bound = 100_000;

    /// <summary>Lets a script open a session and send the event; the client leaves the connection and resumes without it.</summary>
    public static async Task IsNotTakenInAsync(
        ScriptedDiscord server, Func<ScriptedConnection, Task> beginAndSend, GatewayCompression compression = GatewayCompression.Auto)
    {
        server.ThenConnected(async connection =>
        {
            await beginAndSend(connection);
            await connection.UntilClosedAsync();
        });
        server.ThenConnected(async connection =>
        {
            await connection.HelloAsync();
            await connection.ReceiveAsync(6);
            await connection.EventAsync("RESUMED", 3, "{}");
            await connection.UntilClosedAsync();
        });
        await using var gateway = RunningGateway.Start(
            server, new GatewayClientOptions { LargestMessageBytes = Bound, Compression = compression, IdentifyInterval = TimeSpan.Zero });

        await gateway.ReceivedAsync("RESUMED");

        gateway.Sink.Names.ShouldNotContain(Name);
        server.Loggers.Lines.ShouldContain(line => line.Text.Contains($"more than {Bound} bytes"));
    }
}
