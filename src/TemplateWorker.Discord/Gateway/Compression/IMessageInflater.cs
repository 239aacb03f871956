namespace TemplateWorker.Discord.Gateway.Compression;

/// <summary>Inflates the one compressed stream that a connection carries.</summary>
interface IMessageInflater : IDisposable
{
    /// <summary>Whether a message may end with what was inflated last.</summary>
    bool EndsMessage { get; }

    /// <summary>Inflates the next bytes of the stream.</summary>
    /// <param name="compressed">The bytes.</param>
    /// <param name="message">Takes what comes out.</param>
    /// <returns>False when that is more than it holds.</returns>
    /// <exception cref="InvalidDataException">They are no such stream.</exception>
    bool TryInflate(ReadOnlyMemory<byte> compressed, MessageBuffer message);
}
