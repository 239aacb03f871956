namespace TemplateWorker.Playground.Faults;

/// <summary>Something that goes wrong on request, as it can at Discord.</summary>
public abstract record PlaygroundFault
{
    /// <summary>Every gateway connection ends without a close frame; sessions can be resumed.</summary>
    /// <param name="AfterDispatches">How many dispatches, over all connections, are sent before it happens. 0: now.</param>
    public sealed record Cut(int AfterDispatches = 0) : PlaygroundFault;

    /// <summary>Every gateway connection is closed; sessions can be resumed.</summary>
    /// <param name="Code">A websocket close code, 1000 or 3000 to 4999.</param>
    /// <param name="AfterDispatches">How many dispatches, over all connections, are sent before it happens. 0: now.</param>
    public sealed record Close(int Code, int AfterDispatches = 0) : PlaygroundFault;

    /// <summary>Every client is asked to reconnect (op 7).</summary>
    public sealed record Reconnect : PlaygroundFault;

    /// <summary>Every client is told that its session is invalid (op 9).</summary>
    /// <param name="IsResumable">False ends the sessions.</param>
    public sealed record InvalidSession(bool IsResumable) : PlaygroundFault;

    /// <summary>Heartbeats are not acknowledged until the faults are cleared: connections that look alive and are not.</summary>
    public sealed record SilentHeartbeats : PlaygroundFault;

    /// <summary>
    /// Every guild is told to be unavailable, those of new sessions too, until the faults are cleared; then each is
    /// created again.
    /// </summary>
    public sealed record Outage : PlaygroundFault;

    /// <summary>The next events are dispatched twice, each time with a sequence of its own.</summary>
    /// <param name="Events">How many. At least 1.</param>
    public sealed record Duplicate(int Events = 1) : PlaygroundFault;

    /// <summary>The bot has outgrown its shards: more are recommended, until the faults are cleared.</summary>
    /// <param name="Count">How many are recommended. 1 to 16,384.</param>
    /// <param name="IsRequired">Sessions of fewer shards end with 4011, and nobody identifies with fewer.</param>
    public sealed record Shards(int Count, bool IsRequired = false) : PlaygroundFault;

    /// <summary>
    /// The token is no longer valid until the faults are cleared: every session ends with 4004, requests get 401.
    /// </summary>
    public sealed record RevokedToken : PlaygroundFault;

    /// <summary>A fault of the REST side, for the next requests that fit.</summary>
    public abstract record OfRequests : PlaygroundFault
    {
        /// <summary>
        /// Which requests: a method, a path below the API's base, or both, as <c>POST /channels/{}/messages</c>, where
        /// <c>{}</c> is any one segment. Null: all.
        /// </summary>
        public string? Route { get; init; }

        /// <summary>How many requests it still meets. Default 1. At least 1.</summary>
        public int Requests { get; init; } = 1;
    }

    /// <summary>Requests wait before they are handled.</summary>
    /// <param name="Time">How long, by the playground's clock.</param>
    public sealed record Delay(TimeSpan Time) : OfRequests;

    /// <summary>Requests are answered with 429.</summary>
    /// <param name="RetryAfter">How long the client is told to wait.</param>
    public sealed record RateLimit(TimeSpan RetryAfter) : OfRequests
    {
        /// <summary>Which limit refuses. Default: the bot's own for the route.</summary>
        public RateLimitScope Scope { get; init; }

        /// <summary>True to leave out the header <c>Retry-After</c>; the body still tells it.</summary>
        public bool IsWithoutHeader { get; init; }

        /// <summary>True for the refusal of the network in front of Discord: no JSON, no <c>Via</c>, no bucket.</summary>
        public bool IsFromProxy { get; init; }
    }

    /// <summary>Requests are answered with a server's error; other than 500 it is no JSON.</summary>
    /// <param name="Status">500 to 599.</param>
    public sealed record Error(int Status) : OfRequests
    {
        /// <summary>True when the request is carried out first, so that only the answer is lost.</summary>
        public bool IsCarriedOut { get; init; }
    }

    /// <summary>The connections of requests end without an answer.</summary>
    public sealed record Drop : OfRequests;
}
