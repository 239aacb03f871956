using System.Text;
using Microsoft.Extensions.Logging;

namespace TemplateWorker.Discord.Gateway;

/// <summary>
/// One shard: keeps a connection to the gateway, replaces it when it is lost, and hands the events on. It resumes its
/// session wherever Discord allows it, so that no event is missed.
/// </summary>
sealed class GatewayShard(int shardId, GatewayShardSetup setup, IdentifyLimiter identifyLimiter, ShardFleet fleet)
{
    readonly GatewayClientOptions _options = setup.Options;
    readonly ILogger _logger = setup.Logger;
    readonly TimeProvider _time = setup.Time;
    readonly GatewaySession _session = new();
    readonly ReconnectBackoff _backoff = new(setup.Options.ReconnectDelay, setup.Options.LongestReconnectDelay);
    IdentifyTurn? _turn;
    volatile GatewayConnection? _connection;
    Heartbeat? _heartbeat;
    Task _heartbeatRun = Task.CompletedTask;
    GatewayIntents _identified;
    GatewayCompression _compression;
    long? _readySince;
    int _failedResumes;
    long _taken;
    int _missingGuilds = int.MaxValue;
    volatile bool _hasIdentified;

    /// <summary>Which shard, from 0.</summary>
    public int Id => shardId;

    /// <summary>What it takes to continue its session; null when there is none.</summary>
    public GatewaySessionState? Session => _session.StateOf(shardId, setup.ShardCount);

    /// <summary>Whether its session was opened without some of the events that are wanted by now.</summary>
    public bool LacksIntents => _session.Id != null && !_session.CanResume(setup.Intents.Current);

    /// <summary>The number of the last event that was handed on, in its session; 0 before the first.</summary>
    public long Taken => Volatile.Read(ref _taken);

    /// <summary>Whether it has ever asked for a session of its own.</summary>
    public bool HasIdentified => _hasIdentified;

    /// <summary>Whether every guild came that its session was announced with.</summary>
    public bool HasGuilds => Volatile.Read(ref _missingGuilds) <= 0;

    /// <summary>How the shard is doing.</summary>
    public GatewayShardStatus Status { get; private set; } = new(shardId, GatewayShardState.Waiting, null, 0, null);

    /// <summary>Takes up the session that an earlier run of the host left open. Only before it runs.</summary>
    public void TakeUp(GatewaySessionState former) => _session.TakeUp(former);

    /// <summary>Whether it has a session that brings these events, and is connected.</summary>
    public bool Brings(GatewayIntents intents) =>
        Status.State == GatewayShardState.Ready && _session.Id != null && (_session.Intents & intents) == intents;

    /// <summary>Sends a frame when Discord's limit lets it.</summary>
    /// <returns>False when there is no session to send it in.</returns>
    public async ValueTask<bool> TrySendAsync(ReadOnlyMemory<byte> frame, CancellationToken cancellation)
    {
        if (_connection is not { } connection || Status.State != GatewayShardState.Ready)
            return false;
        try
        {
            await connection.SendAsync(frame, isHeartbeat: false, cancellation);
            return connection.End == null;
        }
        catch (ObjectDisposedException)
        {
            // The connection ended while the frame waited.
            return false;
        }
    }

    /// <summary>Ends the session, if it does not bring all the events that are wanted, so that a new one is opened.</summary>
    public void RenewSession()
    {
        if (LacksIntents)
            _connection?.Break(ConnectionEnd.MoreIntents);
    }

    /// <summary>Runs until it is told to stop.</summary>
    /// <exception cref="DiscordFatalException">Discord will not serve this shard until a person changes something.</exception>
    public async Task RunAsync(CancellationToken cancellation)
    {
        try
        {
            while (true)
            {
                var end = await RunConnectionAsync(cancellation);
                cancellation.ThrowIfCancellationRequested();
                await RecoverAsync(end, cancellation);
            }
        }
        catch (OperationCanceledException) when (cancellation.IsCancellationRequested)
        {
            if (Status.State != GatewayShardState.Failed)
                Change(GatewayShardState.Stopped);
        }
    }

    async Task RecoverAsync(ConnectionEnd end, CancellationToken cancellation)
    {
        if (end.Next == NextStep.Fail)
        {
            GatewayLog.Failed(_logger, shardId, end.Reason);
            Change(GatewayShardState.Failed, end.Reason);
            throw new DiscordFatalException(end.Reason);
        }
        if (end.Next == NextStep.Reshard)
            await WaitForOthersAsync(end, cancellation);
        var wasFormer = _session.IsFormer;
        var next = DecideNext(end);
        if (next == NextStep.Identify)
            _session.Forget();
        if (_readySince is { } since && _time.GetElapsedTime(since) >= _options.StableAfter)
            _backoff.Reset();
        var wait = _backoff.Next();
        if (end.NeedsPause && !wasFormer)
            wait += _options.InvalidSessionDelay * (0.2 + (0.8 * Random.Shared.NextDouble()));
        if (wasFormer)
            GatewayLog.FormerSessionGone(_logger, shardId, end.Reason);
        else
            GatewayLog.Disconnected(_logger, shardId, end.Reason, next, wait);
        Change(GatewayShardState.Waiting, end.Reason);
        if (wait > TimeSpan.Zero)
            await Task.Delay(wait, _time, cancellation);
    }

    // The other shards go on until more of them have taken over.
    async Task WaitForOthersAsync(ConnectionEnd end, CancellationToken cancellation)
    {
        _session.Forget();
        GatewayLog.TooFewShards(_logger, shardId, setup.ShardCount);
        Change(GatewayShardState.Failed, end.Reason);
        fleet.OnTooFew(end.Reason);
        await Task.Delay(Timeout.InfiniteTimeSpan, _time, cancellation);
    }

    NextStep DecideNext(ConnectionEnd end)
    {
        // Of a session that ended while nobody was there, Discord says so at the first attempt, and more cost time for nothing.
        if (_session.IsFormer)
            return NextStep.Identify;
        if (end.Next == NextStep.Identify || !_session.CanResume(setup.Intents.Current))
            return NextStep.Identify;
        if (_readySince != null || ++_failedResumes < _options.ResumeAttempts)
            return NextStep.Resume;
        GatewayLog.SessionGivenUp(_logger, shardId, _failedResumes);
        return NextStep.Identify;
    }

    async Task<ConnectionEnd> RunConnectionAsync(CancellationToken cancellation)
    {
        _readySince = null;
        _heartbeat = null;
        _turn = _session.CanResume(setup.Intents.Current) ? null : await identifyLimiter.WaitAsync(shardId, cancellation);
        try
        {
            Status = Status with { Connections = Status.Connections + 1 };
            Change(GatewayShardState.Connecting);
            // A session is continued by connections like its first.
            _compression = _turn is null ? _session.Compression : setup.Compression;
            await using var connection = new GatewayConnection(shardId, _compression, _options.LargestMessageBytes, _logger, _time);
            _connection = connection;
            await using var stop = cancellation.UnsafeRegister(_ => connection.Break(EndOfStop()), null);
            if (await connection.TryConnectAsync(UrlOf((_turn is null ? _session.ResumeUrl : null) ?? setup.Url), _options.ConnectTimeout))
                await ReceiveAllAsync(connection);
            await _heartbeatRun;
            return connection.End!;
        }
        finally
        {
            _connection = null;
            await HandTurnOnAsync();
        }
    }

    ConnectionEnd EndOfStop() =>
        _options.KeepSessionsOnStop && !fleet.IsRetired ? ConnectionEnd.StoppedForNow : ConnectionEnd.Stopped;

    async Task ReceiveAllAsync(GatewayConnection connection)
    {
        await using var helloTimer = _time.CreateTimer(
            static connection => ((GatewayConnection)connection!).Break(ConnectionEnd.NoHello),
            connection, _options.ConnectTimeout, Timeout.InfiniteTimeSpan);
        while (await connection.ReceiveAsync() is { } message)
        {
            if (Handle(connection, message.Span) is not { } interval)
                continue;
            helloTimer.Change(Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
            await GreetAsync(connection, interval);
        }
    }

    // Hello is answered outside, for the frame is a view that cannot be kept over an await.
    TimeSpan? Handle(GatewayConnection connection, ReadOnlySpan<byte> message)
    {
        if (!GatewayFrame.TryParse(message, out var frame))
        {
            connection.Break(ConnectionEnd.Malformed("a message that is no gateway frame"));
            return null;
        }
        switch (frame.Opcode)
        {
            case GatewayOpcode.Dispatch:
                HandleDispatch(connection, frame);
                break;
            case GatewayOpcode.Hello when _heartbeat == null:
                if (HelloData.TryReadInterval(frame.Data, out var interval))
                    return interval;
                connection.Break(ConnectionEnd.Malformed("a hello without a heartbeat interval"));
                break;
            case GatewayOpcode.Heartbeat:
                _heartbeat?.Ask();
                break;
            case GatewayOpcode.HeartbeatAcknowledged:
                Status = Status with { Latency = _heartbeat?.Acknowledge() };
                break;
            case GatewayOpcode.Reconnect:
                connection.Break(ConnectionEnd.ReconnectAsked);
                break;
            case GatewayOpcode.InvalidSession:
                connection.Break(ConnectionEnd.SessionInvalid(mayResume: frame.Data.SequenceEqual("true"u8)));
                break;
        }
        return null;
    }

    async Task GreetAsync(GatewayConnection connection, TimeSpan interval)
    {
        _heartbeat = new Heartbeat(connection, _session, interval, _time);
        _heartbeatRun = _heartbeat.RunAsync(connection.Ended);
        if (_turn is null && _session is { Id: { } sessionId, Sequence: { } sequence })
        {
            Change(GatewayShardState.Resuming);
            await connection.SendAsync(GatewayPayloads.Resume(setup.Token, sessionId, sequence), isHeartbeat: false);
            return;
        }
        // Only a gateway that takes longer than its turn lasts comes too late for it.
        if (_turn is null || !await _turn.TryConfirmAsync())
        {
            connection.Break(ConnectionEnd.TurnMissed);
            return;
        }
        Change(GatewayShardState.Identifying);
        _session.Forget();
        _identified = setup.Intents.Current;
        _hasIdentified = true;
        await connection.SendAsync(
            GatewayPayloads.Identify(setup.Token, _identified, shardId, setup.ShardCount, _options.Presence), isHeartbeat: false);
        await _turn.UseAsync();
        await HandTurnOnAsync();
    }

    async ValueTask HandTurnOnAsync()
    {
        if (_turn is { } turn)
        {
            _turn = null;
            await turn.DisposeAsync();
        }
    }

    void HandleDispatch(GatewayConnection connection, in GatewayFrame frame)
    {
        if (frame.Sequence is not { } sequence || frame.EventName.IsEmpty)
        {
            connection.Break(ConnectionEnd.Malformed("an event without name or sequence"));
            return;
        }
        if (frame.EventName.SequenceEqual("READY"u8))
        {
            if (!ReadyData.TryRead(frame.Data, out var ready))
            {
                connection.Break(ConnectionEnd.Malformed("a READY event without a session"));
                return;
            }
            _session.Begin(ready, _identified, _compression);
            Volatile.Write(ref _missingGuilds, ready.Guilds);
            setup.Intents.Compare(_identified);
            BecomeReady("new session");
        }
        else if (frame.EventName.SequenceEqual("RESUMED"u8))
            BecomeReady("session resumed");
        else if (_missingGuilds > 0 && frame.EventName.SequenceEqual("GUILD_CREATE"u8))
            NoteGuild();
        Deliver(new GatewayDispatch(shardId, frame.EventName, sequence, frame.GuildId, frame.Data));
        _session.Advance(sequence);
        Volatile.Write(ref _taken, sequence);
    }

    void NoteGuild()
    {
        if (Interlocked.Decrement(ref _missingGuilds) == 0)
            fleet.OnGuilds();
    }

    void BecomeReady(string how)
    {
        _readySince = _time.GetTimestamp();
        _failedResumes = 0;
        GatewayLog.Ready(_logger, shardId, how);
        Change(GatewayShardState.Ready);
    }

    void Deliver(in GatewayDispatch dispatch)
    {
        try
        {
            setup.Sink.OnDispatch(dispatch);
        }
#pragma warning disable CA1031 // The shard outlives whatever one event does to its receiver.
        catch (Exception failure)
#pragma warning restore CA1031
        {
            GatewayLog.SinkFailed(_logger, failure, shardId, Encoding.UTF8.GetString(dispatch.EventName), dispatch.Sequence);
        }
    }

    void Change(GatewayShardState state, string? end = null)
    {
        Status = Status with { State = state, LastEnd = end ?? Status.LastEnd };
        GatewayLog.StateChanged(_logger, shardId, state);
        fleet.OnChanged(Status);
    }

    Uri UrlOf(Uri gateway) => new UriBuilder(gateway) { Query = "v=10&encoding=json" + Compress }.Uri;

    string Compress => _compression switch
    {
        GatewayCompression.ZlibStream => "&compress=zlib-stream",
        GatewayCompression.ZstdStream => "&compress=zstd-stream",
        _ => "",
    };
}
