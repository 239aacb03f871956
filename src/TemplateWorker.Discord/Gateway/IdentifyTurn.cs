namespace TemplateWorker.Discord.Gateway;

/// <summary>The right to open one session, held by one shard at a time; disposing it hands it on.</summary>
/// <param name="key">Which of Discord's turns.</param>
/// <param name="interval">Time from one use to the next.</param>
/// <param name="longestUse">How long a shard takes at most from taking it to using it.</param>
/// <param name="time">The clock.</param>
/// <param name="shared">What keeps it from other hosts; null where there are none.</param>
sealed class IdentifyTurn(int key, TimeSpan interval, TimeSpan longestUse, TimeProvider time, ISharedIdentifyTurns? shared) : IAsyncDisposable
{
    static readonly TimeSpan ShortestWait = TimeSpan.FromMilliseconds(1);

    readonly SemaphoreSlim _holder = new(1, 1);
    long? _usedAt;
    bool _isShared;

    /// <summary>Waits until no other shard holds it, of this host or another, and its last use is long enough ago.</summary>
    public async Task EnterAsync(CancellationToken cancellation)
    {
        await _holder.WaitAsync(cancellation);
        try
        {
            while (UntilFree() is var wait && wait > TimeSpan.Zero)
                await Task.Delay(wait, time, cancellation);
            while (shared != null && await shared.TryTakeAsync(key, longestUse, cancellation) is var wait && wait > TimeSpan.Zero)
                await Task.Delay(wait < ShortestWait ? ShortestWait : wait, time, cancellation);
            _isShared = shared != null;
        }
        catch
        {
            _holder.Release();
            throw;
        }
    }

    /// <summary>Makes sure, right before the session is asked for, that it is still this shard's.</summary>
    public ValueTask<bool> TryConfirmAsync() => shared?.TryKeepAsync(key, longestUse) ?? ValueTask.FromResult(true);

    /// <summary>Tells that the session was asked for now.</summary>
    public ValueTask UseAsync()
    {
        _usedAt = time.GetTimestamp();
        return HandToOthersAsync(interval);
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        try
        {
            await HandToOthersAsync(TimeSpan.Zero);
        }
        finally
        {
            _holder.Release();
        }
    }

    /// <summary>Frees what it holds of the system; no shard may hold it any more.</summary>
    public void Discard() => _holder.Dispose();

    async ValueTask HandToOthersAsync(TimeSpan wait)
    {
        if (!_isShared)
            return;
        _isShared = false;
        await shared!.HandOnAsync(key, wait);
    }

    TimeSpan UntilFree()
    {
        var wait = _usedAt is { } used ? interval - time.GetElapsedTime(used) : TimeSpan.Zero;
        return wait > TimeSpan.Zero && wait < ShortestWait ? ShortestWait : wait;
    }
}
