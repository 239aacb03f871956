using System.Globalization;

namespace TemplateWorker.Chaos.Rig;

/// <summary>Processor time that was used.</summary>
/// <param name="Host">By this process: the host, the playground and the records of the run.</param>
/// <param name="Sandboxes">By its children that have ended, which are the sandboxes.</param>
/// <param name="Others">By everything else on the machine, PostgreSQL included.</param>
readonly record struct ProcessorUse(TimeSpan Host, TimeSpan Sandboxes, TimeSpan Others)
{
    // USER_HZ, which every Linux shows to programs.
    const double TicksPerSecond = 100;

    // Fields after the name: https://man7.org/linux/man-pages/man5/proc_pid_stat.5.html
    const int UserTime = 11;

    // user, nice, system, idle, iowait, irq, softirq: https://man7.org/linux/man-pages/man5/proc_stat.5.html
    static readonly int[] Busy = [0, 1, 2, 5, 6];

    /// <summary>What was used until now.</summary>
    public static ProcessorUse Now()
    {
        var stat = File.ReadAllText("/proc/self/stat");
        var own = stat[(stat.LastIndexOf(')') + 2)..].Split(' ');
        var machine = File.ReadLines("/proc/stat").First().Split(' ', StringSplitOptions.RemoveEmptyEntries)[1..];
        var host = Ticks(own[UserTime]) + Ticks(own[UserTime + 1]);
        var sandboxes = Ticks(own[UserTime + 2]) + Ticks(own[UserTime + 3]);
        var all = Busy.Sum(field => Ticks(machine[field]));
        return new ProcessorUse(
            TimeSpan.FromSeconds(host / TicksPerSecond),
            TimeSpan.FromSeconds(sandboxes / TicksPerSecond),
            TimeSpan.FromSeconds((all - host - sandboxes) / TicksPerSecond));
    }

    /// <summary>What was used since another moment.</summary>
    public ProcessorUse Since(ProcessorUse before) => new(Host - before.Host, Sandboxes - before.Sandboxes, Others - before.Others);

    static long Ticks(string text) => long.Parse(text, CultureInfo.InvariantCulture);
}
