using Microsoft.Extensions.Logging;
using TemplateWorker.CommandLine;
using TemplateWorker.Playground;

namespace TemplateWorker.Hosting;

/// <summary>Starts a playground for a verb.</summary>
static class PlaygroundLauncher
{
    /// <summary>Starts it on a port of loopback.</summary>
    /// <param name="port">The port, 0 for a free one.</param>
    /// <param name="loggers">Where it logs.</param>
    /// <param name="stop">Gives up starting.</param>
    /// <exception cref="VerbFailedException">The port is taken.</exception>
    public static async Task<PlaygroundServer> StartAsync(int port, ILoggerFactory loggers, CancellationToken stop)
    {
        try
        {
            return await PlaygroundServer.StartAsync(new PlaygroundOptions { Port = port }, loggers, cancellationToken: stop);
        }
        catch (PlaygroundStartException error)
        {
            throw new VerbFailedException(error.Message, error);
        }
    }
}
