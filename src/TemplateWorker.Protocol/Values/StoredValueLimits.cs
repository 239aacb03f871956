using TemplateWorker.Protocol.Framing;

namespace TemplateWorker.Protocol.Values;

/// <summary>Bounds of every value that is read, whoever wrote it.</summary>
public static class StoredValueLimits
{
    /// <summary>
    /// How many values may be nested in each other. The system whose databases are taken over read JSON no deeper than
    /// 128 levels, so none of its values is refused.
    /// </summary>
    public const int MaxDepth = 128;

    /// <summary>Longest JSON text of a value, in bytes: no larger one fits a host call.</summary>
    public const int MaxBytes = FrameLimits.MaxPlainHostCall;

    /// <summary>The largest integer that a JavaScript number holds exactly, 2^53-1.</summary>
    public const long MaxSafeInteger = (1L << 53) - 1;

    /// <summary>Nanoseconds of an interval are below this.</summary>
    public const int NanosecondsPerSecond = 1_000_000_000;

    /// <summary>JSON levels of the deepest value: a map's entry costs an object and two arrays.</summary>
    internal const int MaxJsonDepth = 3 * MaxDepth + 3;
}
