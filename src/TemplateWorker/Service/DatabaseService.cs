using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using TemplateWorker.Configuration;
using TemplateWorker.Hosting;
using TemplateWorker.Monitoring.Health;
using TemplateWorker.Storage;

namespace TemplateWorker.Service;

/// <summary>The database of a worker, up to date; an embedded one ends with it.</summary>
/// <param name="settings">Where it is.</param>
/// <param name="health">Told when it is open.</param>
/// <param name="loggers">The log.</param>
sealed class DatabaseService(HostSettings settings, WorkerHealth health, ILoggerFactory loggers) : IHostedService, IAsyncDisposable
{
    HostDatabase? _database;

    /// <summary>The database, once this has started.</summary>
    public Database Database => (_database ?? throw new InvalidOperationException("The database is not open.")).Database;

    /// <summary>Opens it and applies its migrations.</summary>
    public async Task StartAsync(CancellationToken cancellationToken)
    {
        _database = await HostDatabase.OpenMigratedAsync(settings, loggers, cancellationToken);
        health.Has(_database.Database);
        HostLog.Database(loggers.CreateLogger<WorkerHost>(), _database.Description);
    }

    /// <summary>Closes it.</summary>
    public Task StopAsync(CancellationToken cancellationToken) => DisposeAsync().AsTask();

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        if (Interlocked.Exchange(ref _database, null) is { } database)
            await database.DisposeAsync();
    }
}
