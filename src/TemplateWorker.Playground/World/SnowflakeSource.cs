namespace TemplateWorker.Playground.World;

/// <summary>Hands out ids that follow the clock and never repeat or go back, even when the clock does.</summary>
sealed class SnowflakeSource(TimeProvider time)
{
    long _last;

    public Snowflake Next()
    {
        while (true)
        {
            var last = Volatile.Read(ref _last);
            var next = Math.Max((long)Snowflake.At(time.GetUtcNow()).Value, last + 1);
            if (Interlocked.CompareExchange(ref _last, next, last) == last)
                return new Snowflake((ulong)next);
        }
    }
}
