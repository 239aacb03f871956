namespace TemplateWorker.Configuration;

/// <summary>Interactions over HTTP in place of the gateway (section <c>discord.interactions</c>).</summary>
public sealed class InteractionSettings
{
    /// <summary>
    /// Loopback address and port to take them at, <c>127.0.0.1:7790</c>; port 0 takes a free one. Default none: they come over
    /// the gateway.
    /// </summary>
    public string? Http { get; init; }

    /// <summary>The application's public key from the developer portal, 64 hexadecimal digits; needed with <see cref="Http"/>.</summary>
    public string? PublicKey { get; init; }
}
