namespace TemplateWorker.Protocol;

/// <summary>The version of the contract between host and sandbox.</summary>
public static class ProtocolVersion
{
    /// <summary>
    /// Raised by one with every change of a frame's layout or meaning. Host and sandbox are built together, so they
    /// refuse each other unless the numbers are equal; it catches a half-replaced installation.
    /// </summary>
    public const ushort Current = 4;
}
