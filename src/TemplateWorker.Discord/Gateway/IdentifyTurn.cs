namespace TemplateWorker.Discord.Gateway;

/// <summary>The right to open one session, held by one shard at a time; disposing it hands it on.</summary>
sealed class IdentifyTurn(TimeProvider time) : IDisposable
{
    static readonly TimeSpan ShortestWait = TimeSpan.FromMilliseconds(1);

    readonly SemaphoreSlim _holder = new(1, 1);
    long? _usedAt;

    /// <summary>Waits until no other shard holds it.</summary>
    public Task EnterAsync(CancellationToken cancellation) => _holder.WaitAsync(cancellation);

    /// <summary>How long its last use still keeps it from being used.</summary>
    public TimeSpan UntilFree(TimeSpan interval)
    {
        var wait = _usedAt is { } used ? interval - time.GetElapsedTime(used) : TimeSpan.Zero;
        return wait > TimeSpan.Zero && wait < ShortestWait ? ShortestWait : wait;
    }

    /// <summary>Tells that the session was asked for now.</summary>
    public void Use() => _usedAt = time.GetTimestamp();

    /// <inheritdoc/>
    public void Dispose() => _holder.Release();

    /// <summary>Frees what it holds of the system; no shard may hold it any more.</summary>
    public void Discard() => _holder.Dispose();
}
