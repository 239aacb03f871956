using System.Diagnostics;
using System.Globalization;
using Microsoft.Extensions.Logging;
using TemplateWorker.Storage.Connections;
using TemplateWorker.Storage.Embedded;

namespace TemplateWorker.Chaos.Rig;

/// <summary>The real PostgreSQL of a run, on one port for all of its lives, that can be restarted and killed.</summary>
sealed class ChaosPostgres : IAsyncDisposable
{
    readonly EmbeddedPostgresOptions _options;
    readonly ILoggerFactory _loggers;
    EmbeddedPostgres _server;

    ChaosPostgres(EmbeddedPostgres server, EmbeddedPostgresOptions options, ILoggerFactory loggers)
    {
        _server = server;
        _options = options;
        _loggers = loggers;
    }

    /// <summary>Where it is, in every life.</summary>
    public DatabaseConnection Connection => _server.Connection;

    /// <summary>Makes a cluster and starts it.</summary>
    /// <param name="folder">Where.</param>
    /// <param name="loggers">Where it logs.</param>
    /// <param name="stop">Gives up.</param>
    public static async Task<ChaosPostgres> StartAsync(string folder, ILoggerFactory loggers, CancellationToken stop)
    {
        var server = await StartAsync(new EmbeddedPostgresOptions { DataDirectory = folder }, loggers, stop);
        return new ChaosPostgres(server, new EmbeddedPostgresOptions { DataDirectory = folder, Port = server.Port }, loggers);
    }

    /// <summary>Stops it in order, and starts it.</summary>
    /// <param name="stop">Gives up.</param>
    public async Task RestartAsync(CancellationToken stop)
    {
        await _server.DisposeAsync();
        _server = await StartAsync(_options, _loggers, stop);
    }

    /// <summary>Kills it, and starts it.</summary>
    /// <param name="stop">Gives up.</param>
    public async Task CrashAsync(CancellationToken stop)
    {
        var first = (await File.ReadAllLinesAsync(Path.Combine(_options.DataDirectory, "cluster", "postmaster.pid"), stop))[0];
        using (var postmaster = Process.GetProcessById(int.Parse(first, CultureInfo.InvariantCulture)))
            postmaster.Kill();
        var killed = _server;
        _server = await StartAsync(_options, _loggers, stop);
        await killed.DisposeAsync();
    }

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => _server.DisposeAsync();

    static Task<EmbeddedPostgres> StartAsync(EmbeddedPostgresOptions options, ILoggerFactory loggers, CancellationToken stop) =>
        EmbeddedPostgres.StartAsync(options, loggers, TimeProvider.System, stop);
}
