namespace TemplateWorker.Playground.Gateway.Compression;

/// <summary>Makes one compressed stream of the frames of a connection.</summary>
interface IFrameCompressor : IDisposable
{
    /// <summary>Compresses the next frame and all that was held back, so that the client can inflate it whole.</summary>
    /// <param name="frame">The frame.</param>
    /// <returns>The next bytes of the stream; valid until the next call.</returns>
    ReadOnlyMemory<byte> Compress(ReadOnlySpan<byte> frame);
}
