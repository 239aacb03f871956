using System.Runtime.InteropServices;

namespace TemplateWorker.Playground.Gateway.Compression;

/// <summary>One zstd stream, which a frame flushes and does not end.</summary>
sealed unsafe class ZstdCompressor : IFrameCompressor
{
    readonly ZstdCompressionHandle _stream = LibZstd.MakeStream();
    byte[] _compressed = new byte[4096];

    /// <inheritdoc/>
    public ReadOnlyMemory<byte> Compress(ReadOnlySpan<byte> frame)
    {
        var length = 0;
        fixed (byte* bytes = frame)
        {
            var input = new ZstdBuffer { Bytes = bytes, Size = (nuint)frame.Length };
            nuint left;
            do
            {
                if (length == _compressed.Length)
                    Array.Resize(ref _compressed, 2 * length);
                left = Flush(ref input, ref length);
            }
            while (left > 0);
        }
        return _compressed.AsMemory(0, length);
    }

    /// <inheritdoc/>
    public void Dispose() => _stream.Dispose();

    // How much is left to be flushed.
    nuint Flush(ref ZstdBuffer input, ref int length)
    {
        fixed (byte* room = &_compressed[length])
        {
            var output = new ZstdBuffer { Bytes = room, Size = (nuint)(_compressed.Length - length) };
            var left = LibZstd.Compress(_stream, ref output, ref input, LibZstd.Flush);
            if (LibZstd.IsError(left) != 0)
                throw new InvalidOperationException($"libzstd cannot compress a frame: {Marshal.PtrToStringUTF8(LibZstd.ErrorName(left))}");
            length += (int)output.Used;
            return left;
        }
    }
}
