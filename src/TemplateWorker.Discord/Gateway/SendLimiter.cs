namespace TemplateWorker.Discord.Gateway;

/// <summary>
/// Keeps what a connection sends below the 120 frames per minute at which Discord closes it (4008). Some are kept back
/// for heartbeats, without which the connection would be lost as well.
/// </summary>
sealed class SendLimiter(TimeProvider time)
{
    const int MostSends = 120;
    const int KeptForHeartbeats = 5;
    static readonly TimeSpan Window = TimeSpan.FromSeconds(60);

    readonly Queue<long> _recent = new(MostSends);

    /// <summary>Counts a frame if it may be sent now. For one sender at a time.</summary>
    /// <returns>Zero when it may, else how long until it is worth asking again.</returns>
    public TimeSpan TryTake(bool isHeartbeat)
    {
        var now = time.GetTimestamp();
        while (_recent.TryPeek(out var oldest) && time.GetElapsedTime(oldest, now) >= Window)
            _recent.Dequeue();
        if (_recent.Count >= (isHeartbeat ? MostSends : MostSends - KeptForHeartbeats))
            return Window - time.GetElapsedTime(_recent.Peek(), now);
        _recent.Enqueue(now);
        return TimeSpan.Zero;
    }
}
