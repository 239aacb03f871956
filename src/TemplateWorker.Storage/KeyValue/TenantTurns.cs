using TemplateWorker.Storage.Tenants;

namespace TemplateWorker.Storage.KeyValue;

/// <summary>
/// Lets the writes of one tenant go to the database a few at a time, in the order in which they came. They would wait for
/// the tenant's lock there anyway, each with a connection that all tenants share. A tenant that writes nothing costs nothing.
/// </summary>
sealed class TenantTurns
{
    // One that writes and one that is there when it has ended, so that the lock is never idle for a round trip.
    const int WritesAtOnce = 2;

    readonly Lock _lock = new();
    readonly Dictionary<TenantId, Queue> _queues = [];

    /// <summary>Runs a write when its turn has come.</summary>
    /// <param name="tenant">Who writes.</param>
    /// <param name="write">Takes a connection and writes.</param>
    /// <param name="cancellationToken">Gives the turn up.</param>
    public async Task<T> RunAsync<T>(TenantId tenant, Func<CancellationToken, Task<T>> write, CancellationToken cancellationToken)
    {
        var queue = Join(tenant);
        try
        {
            await queue.Places.WaitAsync(cancellationToken);
            try
            {
                return await write(cancellationToken);
            }
            finally
            {
                queue.Places.Release();
            }
        }
        finally
        {
            Leave(tenant, queue);
        }
    }

    Queue Join(TenantId tenant)
    {
        lock (_lock)
        {
            if (!_queues.TryGetValue(tenant, out var queue))
                _queues.Add(tenant, queue = new Queue());
            queue.Writes++;
            return queue;
        }
    }

    void Leave(TenantId tenant, Queue queue)
    {
        lock (_lock)
        {
            if (--queue.Writes > 0)
                return;
            _queues.Remove(tenant);
        }
        queue.Dispose();
    }

    sealed class Queue : IDisposable
    {
        public SemaphoreSlim Places { get; } = new(WritesAtOnce);

        // Those under way and those that wait. Guarded by the lock of all.
        public int Writes { get; set; }

        public void Dispose() => Places.Dispose();
    }
}
