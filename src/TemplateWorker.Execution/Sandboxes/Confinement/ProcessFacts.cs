using System.Globalization;

namespace TemplateWorker.Execution.Sandboxes.Confinement;

/// <summary>What the kernel tells of a process in <c>/proc</c>, compared with what a sandbox should be.</summary>
static class ProcessFacts
{
    static readonly string[] ZeroLimits = ["Max core file size", "Max file size"];

    /// <summary>Finds what is not as it should be, at any thread.</summary>
    /// <param name="pid">The process.</param>
    /// <param name="plan">How it was started.</param>
    public static IEnumerable<(ConfinementLayer Layer, string Fault)> FindFaults(int pid, ConfinementPlan plan)
    {
        foreach (var task in Directory.GetDirectories($"/proc/{pid}/task"))
        {
            if (ReadLines($"{task}/status") is not { } status)
                continue;
            var thread = $"Thread {Path.GetFileName(task)} of process {pid}";
            if (plan.NoNewPrivs && Field(status, "NoNewPrivs") != "1")
                yield return (ConfinementLayer.NoNewPrivs, $"{thread} has no_new_privs unset.");
            if (Field(status, "Seccomp") != "2")
                yield return (ConfinementLayer.Seccomp, $"{thread} has no filter of system calls; its output in the log says why.");
            if (!IsZero(Field(status, "CapPrm")))
                yield return (ConfinementLayer.User, $"{thread} has capabilities.");
            if (plan.User is not null && Field(status, "Uid").Split('\t').Contains("0"))
                yield return (ConfinementLayer.User, $"{thread} is root.");
        }
        var limits = ReadLines($"/proc/{pid}/limits") ?? [];
        foreach (var limit in ZeroLimits)
        {
            if (limits.FirstOrDefault(line => line.StartsWith(limit, StringComparison.Ordinal)) is { } line && !IsZeroLimit(line[limit.Length..]))
                yield return (ConfinementLayer.Limits, $"Process {pid} has the limit '{line.TrimEnd()}'.");
        }
    }

    static bool IsZeroLimit(string values) => values.Split(' ', StringSplitOptions.RemoveEmptyEntries) is ["0", "0", ..];

    static string Field(string[] status, string name) =>
        status.FirstOrDefault(line => line.StartsWith(name + ":", StringComparison.Ordinal))?[(name.Length + 1)..].Trim() ?? "";

    static bool IsZero(string hexadecimal) =>
        ulong.TryParse(hexadecimal, NumberStyles.HexNumber, CultureInfo.InvariantCulture, out var number) && number == 0;

    // Null when the thread has ended since its name was read.
    static string[]? ReadLines(string path)
    {
        try
        {
            return File.ReadAllLines(path);
        }
        catch (IOException)
        {
            return null;
        }
    }
}
