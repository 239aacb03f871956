namespace TemplateWorker.Playground.Gateway;

/// <summary>Why the gateway ends a connection; numbers are Discord's.</summary>
public enum GatewayCloseCode
{
    /// <summary>Something went wrong; resume.</summary>
    UnknownError = 4000,

    /// <summary>An opcode that does not exist, or a payload that does not fit it.</summary>
    UnknownOpcode = 4001,

    /// <summary>Not JSON, or longer than 4096 bytes.</summary>
    DecodeError = 4002,

    /// <summary>A payload before identify.</summary>
    NotAuthenticated = 4003,

    /// <summary>A wrong token, or one that was revoked.</summary>
    AuthenticationFailed = 4004,

    /// <summary>A second identify.</summary>
    AlreadyAuthenticated = 4005,

    /// <summary>A resume with a sequence that was never sent.</summary>
    InvalidSequence = 4007,

    /// <summary>More than 120 payloads in 60 seconds.</summary>
    RateLimited = 4008,

    /// <summary>The session ran out; identify anew. The playground sends it on request alone.</summary>
    SessionTimedOut = 4009,

    /// <summary>A shard that cannot be.</summary>
    InvalidShard = 4010,

    /// <summary>A shard with more guilds than one may hold.</summary>
    ShardingRequired = 4011,

    /// <summary>A version of the gateway that does not exist.</summary>
    InvalidApiVersion = 4012,

    /// <summary>An intent that does not exist.</summary>
    InvalidIntents = 4013,

    /// <summary>A privileged intent that is not switched on for the application.</summary>
    DisallowedIntents = 4014,
}
