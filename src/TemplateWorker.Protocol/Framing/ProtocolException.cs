namespace TemplateWorker.Protocol.Framing;

/// <summary>The other side sent bytes that the protocol does not allow. The connection is of no further use.</summary>
/// <param name="message">What was wrong.</param>
public sealed class ProtocolException(string message) : Exception(message);
