namespace TemplateWorker.Execution.HostCalls;

/// <summary>Bounds of what is sent on to Discord as a template gave it.</summary>
static class RequestBody
{
    /// <summary>Longest body without an image. A message of 2,000 characters and 6,000 in embeds, escaped at its worst, fits.</summary>
    public const int MostBytes = 128 * 1024;

    /// <summary>Longest body with an image in it: Discord takes avatars of up to 1 MiB and emojis of 256 KiB, in base64.</summary>
    public const int MostBytesWithImage = 1536 * 1024;

    /// <summary>A body that says nothing.</summary>
    public static ReadOnlyMemory<byte> Empty { get; } = "{}"u8.ToArray();
}
