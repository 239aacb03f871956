using System.Diagnostics;

namespace TemplateWorker.Fuzz;

/// <summary>Runs inputs on every core.</summary>
public static class FuzzThreads
{
    const long Batch = 10_000;

    /// <summary>Runs until the time, the count or a problem ends it.</summary>
    /// <returns>The problem with the smallest number among those found, and how many inputs were run.</returns>
    public static (FuzzFinding? Finding, long Done) Run(Fuzzer fuzzer, TimeSpan time, long count)
    {
        var started = Stopwatch.GetTimestamp();
        var gate = new Lock();
        var (next, done) = (0L, 0L);
        FuzzFinding? finding = null;

        void Work()
        {
            while (Stopwatch.GetElapsedTime(started) < time)
            {
                long first;
                lock (gate)
                {
                    if (finding is not null || next >= count)
                        return;
                    first = next;
                    next = Math.Min(count, first + Batch);
                }
                var size = Math.Min(Batch, count - first);
                var found = fuzzer.Run(first, size);
                lock (gate)
                {
                    done += size;
                    if (found is not null && (finding is null || found.Place < finding.Place))
                        finding = found;
                }
            }
        }

        var threads = Enumerable.Range(0, Environment.ProcessorCount).Select(_ => new Thread(Work)).ToList();
        threads.ForEach(thread => thread.Start());
        threads.ForEach(thread => thread.Join());
        return (finding, done);
    }
}
