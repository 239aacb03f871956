using System.Globalization;

namespace TemplateWorker.Chaos.Rig;

/// <summary>Resident memory of the host and of its sandboxes together, once a second.</summary>
/// <param name="stage">Whose.</param>
sealed class MemoryWatch(ChaosStage stage)
{
    static readonly TimeSpan Interval = TimeSpan.FromSeconds(1);

    readonly List<MemorySample> _samples = [];

    /// <summary>What was measured.</summary>
    public IReadOnlyList<MemorySample> Samples => _samples;

    /// <summary>Measures until it is stopped.</summary>
    public async Task RunAsync(CancellationToken stop)
    {
        using var timer = new PeriodicTimer(Interval);
        try
        {
            while (await timer.WaitForNextTickAsync(stop))
                _samples.Add(Measure());
        }
        catch (OperationCanceledException)
        {
            // That is how it ends.
        }
    }

    MemorySample Measure()
    {
        var sandboxes = 0.0;
        var counted = 0;
        for (var place = 0; place < ChaosOptions.Sandboxes; place++)
        {
            if (ResidentMib(stage.SandboxAt(place).ProcessId) is not { } resident)
                continue;
            sandboxes += resident;
            counted++;
        }
        // A sandbox that is being replaced counts as one like the others.
        return new MemorySample(ResidentMib(Environment.ProcessId) ?? 0, counted == 0 ? 0 : sandboxes / counted * ChaosOptions.Sandboxes);
    }

    // Pages: https://man7.org/linux/man-pages/man5/proc_pid_statm.5.html
    static double? ResidentMib(int processId)
    {
        try
        {
            var pages = File.ReadAllText($"/proc/{processId}/statm").Split(' ')[1];
            return long.Parse(pages, CultureInfo.InvariantCulture) * (Environment.SystemPageSize / 1024.0 / 1024.0);
        }
        catch (IOException)
        {
            // It was killed just now.
            return null;
        }
    }
}
