using System.Threading.Channels;

namespace TemplateWorker.Discord.Gateway;

/// <summary>
/// Sends the heartbeats of one connection and ends it when one stays without answer until the next is due.
/// </summary>
sealed class Heartbeat(GatewayConnection connection, GatewaySession session, TimeSpan interval, TimeProvider time)
{
    // Two places: one for the timer and one for Discord's asking; a further wish is served by the same heartbeat.
    readonly Channel<bool> _wishes = Channel.CreateBounded<bool>(
        new BoundedChannelOptions(2) { FullMode = BoundedChannelFullMode.DropWrite, SingleReader = true });
    long _sentAt;
    volatile bool _isUnanswered;

    /// <summary>Sends one at once, because Discord asks for it.</summary>
    public void Ask() => _wishes.Writer.TryWrite(false);

    /// <summary>Notes an answer.</summary>
    /// <returns>The time since the heartbeat.</returns>
    public TimeSpan Acknowledge()
    {
        _isUnanswered = false;
        return time.GetElapsedTime(Volatile.Read(ref _sentAt));
    }

    /// <summary>Runs until the connection ends.</summary>
    public async Task RunAsync(CancellationToken connectionEnded)
    {
        // The first comes at a random moment of the interval, so that shards that connected together spread out.
        await using var timer = time.CreateTimer(
            _ => _wishes.Writer.TryWrite(true), null, interval * Random.Shared.NextDouble(), Timeout.InfiniteTimeSpan);
        try
        {
            await foreach (var isDue in _wishes.Reader.ReadAllAsync(connectionEnded))
            {
                if (isDue && _isUnanswered)
                {
                    connection.Break(ConnectionEnd.HeartbeatUnanswered);
                    return;
                }
                _isUnanswered = true;
                Volatile.Write(ref _sentAt, time.GetTimestamp());
                await connection.SendAsync(GatewayPayloads.Heartbeat(session.Sequence), isHeartbeat: true, CancellationToken.None);
                timer.Change(interval, Timeout.InfiniteTimeSpan);
            }
        }
        catch (OperationCanceledException) when (connectionEnded.IsCancellationRequested)
        {
            return;
        }
    }
}
