using TemplateWorker.Playground.World;

namespace TemplateWorker.Playground.Gateway;

/// <summary>
/// One identified client. Its newest dispatches are kept in a ring that serves both to send them and to replay them
/// after a resume, so a slow or absent client costs bounded memory.
/// </summary>
sealed class GatewaySession(string id, GatewayIntents intents, int shardId, int shardCount, int capacity)
{
    readonly Lock _gate = new();
    readonly GatewayEvent?[] _ring = new GatewayEvent?[capacity];
    long _last;
    GatewayConnection? _connection;

    public string Id { get; } = id;

    public GatewayIntents Intents { get; } = intents;

    public int ShardId { get; } = shardId;

    public int ShardCount { get; } = shardCount;

    /// <summary>When the client went away; null while one is connected.</summary>
    public DateTimeOffset? DetachedAt { get; private set; }

    public GatewayConnection? Connection
    {
        get
        {
            lock (_gate)
                return _connection;
        }
    }

    /// <summary>The number of the newest dispatch; 0 before the first.</summary>
    public long Last
    {
        get
        {
            lock (_gate)
                return _last;
        }
    }

    public bool Wants(GatewayEvent dispatch) => dispatch.IsFor(Intents, ShardId, ShardCount);

    public bool Holds(Snowflake guildId) => GatewayEvent.ShardOf(guildId, ShardCount) == ShardId;

    public void Append(GatewayEvent dispatch)
    {
        GatewayConnection? connection;
        lock (_gate)
        {
            _last++;
            _ring[_last % capacity] = dispatch;
            connection = _connection;
        }

        connection?.Wake();
    }

    public void Attach(GatewayConnection connection)
    {
        lock (_gate)
        {
            _connection = connection;
            DetachedAt = null;
        }
    }

    /// <summary>Lets go of a connection that ended, unless another one has taken the session over.</summary>
    public void Detach(GatewayConnection connection, DateTimeOffset now)
    {
        lock (_gate)
        {
            if (_connection != connection)
                return;
            _connection = null;
            DetachedAt = now;
        }
    }

    /// <summary>Whether a client that has seen everything up to a sequence can get the rest.</summary>
    public ReplayOutcome CanReplayAfter(long sequence)
    {
        lock (_gate)
        {
            if (sequence < 0 || sequence > _last)
                return ReplayOutcome.NeverSent;
            return _last - sequence > capacity ? ReplayOutcome.Forgotten : ReplayOutcome.Possible;
        }
    }

    /// <summary>The dispatch after a sequence.</summary>
    /// <returns>Null when there is none yet or, with <paramref name="overrun"/> set, when it has been overwritten.</returns>
    public GatewayEvent? Next(long after, out bool overrun)
    {
        lock (_gate)
        {
            overrun = _last - after > capacity;
            return after < _last && !overrun ? _ring[(after + 1) % capacity] : null;
        }
    }
}
