namespace TemplateWorker.Playground.Faults;

/// <summary>The names that faults have on the wire.</summary>
static class FaultKind
{
    public const string Cut = "cut";
    public const string Close = "close";
    public const string Reconnect = "reconnect";
    public const string InvalidSession = "invalid_session";
    public const string SilentHeartbeats = "silent_heartbeats";
    public const string Outage = "outage";
    public const string Duplicate = "duplicate";
    public const string Shards = "shards";
    public const string RevokedToken = "revoke_token";
    public const string Delay = "delay";
    public const string RateLimit = "rate_limit";
    public const string Error = "error";
    public const string Drop = "drop";

    public static string NameOf(RateLimitScope scope) => scope switch
    {
        RateLimitScope.Global => "global",
        RateLimitScope.Shared => "shared",
        _ => "user",
    };
}
