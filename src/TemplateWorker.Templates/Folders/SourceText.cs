using System.Text;

namespace TemplateWorker.Templates.Folders;

/// <summary>Turns the bytes of a file into text as templates have it: no byte order mark, lines ended by a line feed.</summary>
static class SourceText
{
    static readonly UTF8Encoding Strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <summary>Reads the bytes of a file.</summary>
    /// <param name="file">Its path, for errors.</param>
    /// <param name="bytes">All of them.</param>
    /// <exception cref="TemplateSourceException">They are not text in UTF-8.</exception>
    public static string Decode(string file, ReadOnlySpan<byte> bytes)
    {
        if (bytes.StartsWith("\uFEFF"u8))
        {
            bytes = bytes[3..];
        }

        try
        {
            return Normalize(file, Strict.GetString(bytes));
        }
        catch (DecoderFallbackException error)
        {
            var before = bytes[..Math.Clamp(error.Index, 0, bytes.Length)];
            throw new TemplateSourceException(
                new SourcePosition(file, before.Count((byte)'\n') + 1, 0), "not text in UTF-8; save it in that encoding", "");
        }
    }

    /// <summary>Brings text into the form that is kept.</summary>
    /// <param name="file">Its path, for errors.</param>
    /// <param name="text">The text.</param>
    /// <exception cref="TemplateSourceException">It holds a NUL character.</exception>
    public static string Normalize(string file, string text)
    {
        text = text.TrimStart('\uFEFF').Replace("\r\n", "\n", StringComparison.Ordinal);
        var nul = text.IndexOf('\0', StringComparison.Ordinal);
        return nul < 0
            ? text
            : throw new TemplateSourceException(
                new SourcePosition(file, text.AsSpan(0, nul).Count('\n') + 1, 0), "holds a NUL character; is it a binary file?", "");
    }
}
