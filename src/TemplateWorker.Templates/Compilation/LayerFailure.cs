namespace TemplateWorker.Templates.Compilation;

/// <summary>Tells whether a layer of confinement failed because this system does not grant it, or by chance.</summary>
static class LayerFailure
{
    // EPERM, EACCES and ENOSYS: what user namespaces give that are turned off by kernel.unprivileged_userns_clone or by
    // AppArmor, and what the system call filters of containers answer.
    static readonly string[] Refusals = ["Operation not permitted", "Permission denied", "Function not implemented"];

    static readonly string[] NamespaceLimits = ["max_user_namespaces", "max_net_namespaces", "max_ipc_namespaces"];

    /// <summary>Whether the next attempt would fail the same way, until the system is set up differently.</summary>
    /// <param name="message">What the layer's program wrote.</param>
    /// <param name="limitOf">The value of a limit below <c>/proc/sys/user</c>; null when the kernel has none of that name.</param>
    public static bool IsLasting(string message, Func<string, string?> limitOf)
    {
        var line = message.Split('\n')[0].TrimEnd();
        if (Refusals.Any(refusal => line.EndsWith(refusal, StringComparison.Ordinal)))
        {
            return true;
        }

        // ENOSPC: more namespaces than the limit, which passes unless the limit is none at all.
        return line.EndsWith("No space left on device", StringComparison.Ordinal) && NamespaceLimits.Any(limit => limitOf(limit) == "0");
    }

    /// <summary>Reads a limit of this system for <see cref="IsLasting"/>.</summary>
    /// <param name="name">Its name.</param>
    public static string? LimitOf(string name)
    {
        var file = Path.Combine("/proc/sys/user", name);
        return File.Exists(file) ? File.ReadAllText(file).Trim() : null;
    }
}
