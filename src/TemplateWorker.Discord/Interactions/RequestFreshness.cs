using System.Globalization;
using System.Runtime.InteropServices;
using System.Security.Cryptography;

namespace TemplateWorker.Discord.Interactions;

/// <summary>
/// Tells a request that Discord sends now from one that somebody recorded and sends again: it was signed lately, and has not
/// come before. Only for requests whose signature is right. Safe from any thread.
/// </summary>
/// <param name="time">The clock, which must not be further from Discord's than <see cref="Window"/>.</param>
public sealed class RequestFreshness(TimeProvider time)
{
    /// <summary>How far the time of signing may lie from the present, either way. Discord waits 3 s for an answer.</summary>
    public static readonly TimeSpan Window = TimeSpan.FromMinutes(5);

    readonly Lock _lock = new();
    readonly HashSet<UInt128> _seen = [];
    readonly Queue<(UInt128 Key, DateTimeOffset Until)> _ends = new();

    /// <summary>Takes note of a request.</summary>
    /// <param name="timestamp">When it was signed, in seconds since 1970.</param>
    /// <param name="body">Its body.</param>
    public RequestAge Take(string timestamp, ReadOnlySpan<byte> body)
    {
        var now = time.GetUtcNow();
        if (!long.TryParse(timestamp, NumberStyles.None, CultureInfo.InvariantCulture, out var seconds)
            || Math.Abs(seconds - now.ToUnixTimeSeconds()) > (long)Window.TotalSeconds)
            return RequestAge.Stale;
        var key = KeyOf(seconds, body);
        lock (_lock)
        {
            while (_ends.TryPeek(out var oldest) && oldest.Until < now)
                _seen.Remove(_ends.Dequeue().Key);
            if (!_seen.Add(key))
                return RequestAge.Repeated;
            // One from the future stays valid for longest.
            _ends.Enqueue((key, now + (2 * Window)));
            return RequestAge.Fresh;
        }
    }

    static UInt128 KeyOf(long seconds, ReadOnlySpan<byte> body)
    {
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(body, hash);
        return MemoryMarshal.Read<UInt128>(hash) ^ (UInt128)(ulong)seconds;
    }
}
