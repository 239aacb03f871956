using System.Globalization;
using TemplateWorker.Chaos.Rig;

namespace TemplateWorker.Chaos.Reports;

/// <summary>
/// Whether memory is flat: the median of the last fifth of the time may be above that of an early part (from three tenths to
/// a half of it) by a tenth of that and 48 MiB, for the host and for its sandboxes. Sandboxes that were just replaced are
/// smaller than those that ran for long, which is most of the 48; they are replaced as often in the one part as in the other.
/// </summary>
static class MemoryCheck
{
    const double Part = 0.1;
    const double Mib = 48;

    // Before that the runtimes still compile and fill what they keep.
    const int LeastSamples = 60;

    /// <summary>Judges a run.</summary>
    /// <param name="samples">One for each second.</param>
    public static Check Of(IReadOnlyList<MemorySample> samples)
    {
        var (hostBefore, hostAfter) = Medians(samples, sample => sample.HostMib);
        var (before, after) = Medians(samples, sample => sample.SandboxesMib);
        bool? held = samples.Count < LeastSamples ? null : IsFlat(hostBefore, hostAfter) && IsFlat(before, after);
        return new Check("memory is flat", held, string.Create(
            CultureInfo.InvariantCulture,
            $"host {hostBefore:0} MiB, then {hostAfter:0}; sandboxes together {before:0} MiB, then {after:0}; bound 10 % and {Mib} MiB{(held is null ? "; too short to tell" : "")}"));
    }

    /// <summary>The medians of the early and of the last part.</summary>
    public static (double Before, double After) Medians(IReadOnlyList<MemorySample> samples, Func<MemorySample, double> value) => (
        Median(samples.Skip(samples.Count * 3 / 10).Take((samples.Count / 5) + 1), value),
        Median(samples.Skip(samples.Count * 4 / 5), value));

    static bool IsFlat(double before, double after) => after <= (before * (1 + Part)) + Mib;

    static double Median(IEnumerable<MemorySample> samples, Func<MemorySample, double> value)
    {
        var sorted = samples.Select(value).Order().ToList();
        return sorted.Count == 0 ? 0 : sorted[sorted.Count / 2];
    }
}
