using TemplateWorker.Discord.Gateway;
using TemplateWorker.Execution.Sandboxes;
using TemplateWorker.Storage;
using TemplateWorker.Storage.Connections;

namespace TemplateWorker.Monitoring.Health;

/// <summary>Whether a worker can do its work. Asked from any thread, at any time of its life.</summary>
/// <param name="time">The clock.</param>
sealed class WorkerHealth(TimeProvider time) : IDisposable
{
    // Who asks every second must not be told of a database that was well long ago, and costs it a statement a second.
    static readonly TimeSpan LongestMemory = TimeSpan.FromSeconds(1);

    // Below the time that those who ask usually wait, a second for Kubernetes: they get a reason in place of silence.
    static readonly TimeSpan DatabaseLimit = TimeSpan.FromMilliseconds(800);

    readonly SemaphoreSlim _gate = new(1);
    volatile Database? _database;
    volatile GatewayClient? _gateway;
    volatile SandboxPool? _pool;
    volatile bool _isRunning;
    volatile bool _isStopping;
    HealthPart? _databasePart;
    long _databaseSeenAt;

    /// <summary>What was found at the last look.</summary>
    public HealthReport? Last { get; private set; }

    /// <summary>The database that it works on.</summary>
    public void Has(Database database) => _database = database;

    /// <summary>The other parts; it takes events from now on.</summary>
    public void Runs(GatewayClient gateway, SandboxPool pool)
    {
        _gateway = gateway;
        _pool = pool;
        _isRunning = true;
    }

    /// <summary>It takes no more events.</summary>
    public void Stops() => _isStopping = true;

    /// <summary>Looks at every part.</summary>
    public async Task<HealthReport> LookAsync(CancellationToken stop)
    {
        var report = new HealthReport([LookAtWorker(), await LookAtDatabaseAsync(stop), LookAtSandboxes(), LookAtGateway()]);
        Last = report;
        return report;
    }

    /// <summary>Nobody asks any more.</summary>
    public void Dispose() => _gate.Dispose();

    HealthPart LookAtWorker() => new("worker", _isStopping ? "it stops" : _isRunning ? null : "it starts");

    async Task<HealthPart> LookAtDatabaseAsync(CancellationToken stop)
    {
        await _gate.WaitAsync(stop);
        try
        {
            if (_databasePart is null || time.GetElapsedTime(_databaseSeenAt) >= LongestMemory)
            {
                _databasePart = new HealthPart("database", await AskDatabaseAsync(stop));
                _databaseSeenAt = time.GetTimestamp();
            }

            return _databasePart;
        }
        finally
        {
            _gate.Release();
        }
    }

    async Task<string?> AskDatabaseAsync(CancellationToken stop)
    {
        if (_database is not { } database)
        {
            return "it is not open yet";
        }

        using var limit = new CancellationTokenSource(DatabaseLimit, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, stop);
        try
        {
            await database.PingAsync(either.Token);
            return null;
        }
        catch (DatabaseUnavailableException error)
        {
            return error.Message;
        }
        catch (OperationCanceledException) when (limit.IsCancellationRequested && !stop.IsCancellationRequested)
        {
            return $"it does not answer within {DatabaseLimit.TotalMilliseconds} ms";
        }
        catch (ObjectDisposedException)
        {
            return "it is closed";
        }
    }

    HealthPart LookAtSandboxes()
    {
        var down = _pool?.Sandboxes.Where(sandbox => sandbox.State != SandboxState.Ready).ToList();
        return new HealthPart("sandboxes", down switch
        {
            null => "none is started yet",
            [] => null,
            _ => string.Join(", ", down.Select(sandbox => $"sandbox {sandbox.Index} is {(sandbox.State == SandboxState.Starting ? "starting" : "down")}")),
        });
    }

    HealthPart LookAtGateway()
    {
        var shards = _gateway?.Shards;
        var away = shards?.Where(shard => shard.State != GatewayShardState.Ready).ToList();
        return new HealthPart("gateway", (shards, away) switch
        {
            (null or { Count: 0 }, _) => "no shard is connected yet",
            (_, []) => null,
            _ => string.Join(", ", away!.Select(shard =>
                $"shard {shard.ShardId} is {shard.State.ToString().ToLowerInvariant()}{(shard.LastEnd is { } end ? $" ({end})" : "")}")),
        });
    }
}
