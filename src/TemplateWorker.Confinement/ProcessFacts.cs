using System.Globalization;

namespace TemplateWorker.Confinement;

/// <summary>What the kernel tells of a process in <c>/proc</c>, compared with what a confined one should be.</summary>
static class ProcessFacts
{
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
        foreach (var limit in plan.Limits)
        {
            if (limits.FirstOrDefault(line => line.StartsWith(limit.Name, StringComparison.Ordinal)) is { } line && !IsLimit(line[limit.Name.Length..], limit.Most))
                yield return (ConfinementLayer.Limits, $"Process {pid} has the limit '{line.TrimEnd()}'.");
        }
    }

    /// <summary>Whether a process is gone, or only waits to be collected.</summary>
    /// <param name="pid">The process.</param>
    public static bool HasEnded(int pid) =>
        ReadLines($"/proc/{pid}/status") is not { } status || Field(status, "State").StartsWith('Z');

    /// <summary>Name of the program that a process runs; empty when it has ended.</summary>
    /// <param name="pid">The process.</param>
    public static string NameOf(int pid) => Field(ReadLines($"/proc/{pid}/status") ?? [], "Name");

    static bool IsLimit(string values, ulong most)
    {
        var text = most.ToString(CultureInfo.InvariantCulture);
        return values.Split(' ', StringSplitOptions.RemoveEmptyEntries) is [var current, var last, ..] && current == text && last == text;
    }

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
