namespace TemplateWorker.Protocol.Framing;

/// <summary>Bounds of every frame. A length above its bound is a violation before a byte of the payload is kept.</summary>
public static class FrameLimits
{
    /// <summary>Bytes before the payload: its length (4, little-endian) and the kind (1).</summary>
    public const int HeaderBytes = 5;

    /// <summary>
    /// Largest event or answer the host sends, in bytes. Discord's GUILD_CREATE of a very large guild reaches several
    /// megabytes.
    /// </summary>
    public const int MaxHostPayload = 16 * 1024 * 1024;

    /// <summary>Largest host call, in bytes: files of 11 MiB in base64 beside a message, with room.</summary>
    public const int MaxHostCall = 16 * 1024 * 1024;

    /// <summary>
    /// Largest host call without files, in bytes: a stored value of 256 KiB at its most verbose encoding, with room.
    /// </summary>
    public const int MaxPlainHostCall = 2 * 1024 * 1024;

    /// <summary>What the larger host calls of one dispatch may have together, in bytes.</summary>
    public const int MaxLargeHostCalls = 2 * MaxHostCall;

    /// <summary>Largest error report, in bytes.</summary>
    public const int MaxOutcome = 64 * 1024;

    /// <summary>Largest logged line, in bytes.</summary>
    public const int MaxLog = 16 * 1024;

    /// <summary>Largest description of what a tenant's templates subscribe to, in bytes.</summary>
    public const int MaxTenantLoaded = 1024 * 1024;

    /// <summary>Largest of the small, fixed frames, in bytes.</summary>
    public const int MaxSmall = 1024;

    /// <summary>The bound of one kind.</summary>
    /// <param name="kind">A kind, known or not.</param>
    /// <returns>Bytes, or -1 for a kind that does not exist.</returns>
    public static int MaxPayload(FrameKind kind) => kind switch
    {
        FrameKind.Dispatch or FrameKind.LoadTenant or FrameKind.HostCallResult => MaxHostPayload,
        FrameKind.HostCall => MaxHostCall,
        FrameKind.Outcome => MaxOutcome,
        FrameKind.Log => MaxLog,
        FrameKind.TenantLoaded => MaxTenantLoaded,
        FrameKind.Start or FrameKind.UnloadTenant or FrameKind.CancelDispatch or FrameKind.Ping
            or FrameKind.CollectGarbage or FrameKind.Hello or FrameKind.Pong or FrameKind.Consumed => MaxSmall,
        _ => -1,
    };

    /// <summary>Whether only the host may send this kind.</summary>
    /// <param name="kind">A known kind.</param>
    public static bool IsFromHost(FrameKind kind) => kind < FrameKind.Hello;
}
