using System.Runtime.InteropServices;

namespace TemplateWorker.Discord.Gateway;

/// <summary>
/// Events of some guilds that came by former sessions or by those that replace them. The same event may really happen
/// twice, so what is kept is how often each side brought it. Guarded by itself.
/// </summary>
/// <param name="time">The clock.</param>
/// <param name="longestLag">How long one side may stay behind the other.</param>
sealed class SeenEvents(TimeProvider time, TimeSpan longestLag)
{
    readonly Dictionary<EventKey, Counts> _counts = [];
    readonly Queue<(EventKey Key, long At)> _ages = new();

    /// <summary>Counts an event.</summary>
    /// <param name="key">Which.</param>
    /// <param name="isFormer">Whether it came by a former session.</param>
    /// <returns>Whether the other side has not brought it yet.</returns>
    public bool IsFirst(EventKey key, bool isFormer)
    {
        var now = time.GetTimestamp();
        ForgetOld(now);
        ref var counts = ref CollectionsMarshal.GetValueRefOrAddDefault(_counts, key, out var isKnown);
        if (!isKnown)
        {
            counts.Since = now;
            _ages.Enqueue((key, now));
        }
        var count = isFormer ? ++counts.Former : ++counts.Next;
        var isFirst = count > (isFormer ? counts.Next : counts.Former);
        // Both sides stand where they stood before.
        if (counts.Former == counts.Next)
            _counts.Remove(key);
        return isFirst;
    }

    void ForgetOld(long now)
    {
        while (_ages.TryPeek(out var oldest) && time.GetElapsedTime(oldest.At, now) > longestLag)
        {
            _ages.Dequeue();
            if (_counts.TryGetValue(oldest.Key, out var counts) && counts.Since == oldest.At)
                _counts.Remove(oldest.Key);
        }
    }

    struct Counts
    {
        public long Since;
        public int Former;
        public int Next;
    }
}
