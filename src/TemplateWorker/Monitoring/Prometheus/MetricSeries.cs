namespace TemplateWorker.Monitoring.Prometheus;

/// <summary>The numbers of one instrument with one set of tags. Written by any thread, without locks.</summary>
/// <param name="bounds">Upper bounds of the buckets of a histogram; none for other kinds.</param>
sealed class MetricSeries(double[] bounds)
{
    readonly long[] _buckets = new long[bounds.Length + 1];
    double _value;

    /// <summary>The value; the sum of all measurements of a histogram.</summary>
    public double Value => Volatile.Read(ref _value);

    /// <summary>Measurements of a histogram by bucket, the last of them above all bounds.</summary>
    public long[] Buckets
    {
        get
        {
            var copy = new long[_buckets.Length];
            for (var i = 0; i < copy.Length; i++)
                copy[i] = Volatile.Read(ref _buckets[i]);
            return copy;
        }
    }

    /// <summary>Replaces the value.</summary>
    public void Set(double value) => Volatile.Write(ref _value, value);

    /// <summary>Adds to the value.</summary>
    public void Add(double amount)
    {
        var seen = Volatile.Read(ref _value);
        while (true)
        {
            var before = Interlocked.CompareExchange(ref _value, seen + amount, seen);
            // By bits, so that a sum that is no number any more ends the loop too.
            if (BitConverter.DoubleToInt64Bits(before) == BitConverter.DoubleToInt64Bits(seen))
                return;
            seen = before;
        }
    }

    /// <summary>Takes a measurement of a histogram.</summary>
    public void Record(double value)
    {
        var place = Array.BinarySearch(bounds, value);
        Interlocked.Increment(ref _buckets[place >= 0 ? place : ~place]);
        Add(value);
    }
}
