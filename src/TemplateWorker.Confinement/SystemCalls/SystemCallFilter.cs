using System.Runtime.InteropServices;

namespace TemplateWorker.Confinement.SystemCalls;

/// <summary>A seccomp filter of system calls, which lets through those that it was told of and no other.</summary>
sealed unsafe class SystemCallFilter : IDisposable
{
    const int ENOSYS = 38;

    SystemCallFilter(nint handle) => Handle = handle;

    /// <summary>libseccomp's own handle of it.</summary>
    internal nint Handle { get; }

    /// <summary>Makes a filter, which is in force nowhere yet.</summary>
    /// <param name="calls">What it lets through.</param>
    /// <param name="problem">Why there is none, as a sentence.</param>
    internal static SystemCallFilter? TryMake(IEnumerable<AllowedCall> calls, out string? problem)
    {
        if (!LibSeccomp.IsInstalled)
        {
            problem = "libseccomp is not installed (package libseccomp2), so system calls are not filtered.";
            return null;
        }
        var made = LibSeccomp.seccomp_init(LibSeccomp.SCMP_ACT_ERRNO(ENOSYS));
        if (made == 0)
        {
            problem = "libseccomp could not make a filter.";
            return null;
        }
        var filter = new SystemCallFilter(made);
        var error = LibSeccomp.seccomp_attr_set(made, LibSeccomp.SCMP_FLTATR_ACT_BADARCH, LibSeccomp.SCMP_ACT_KILL_PROCESS);
        if (error >= 0)
            error = filter.Add(LibSeccomp.SCMP_ACT_ALLOW, calls);
        problem = error < 0 ? $"libseccomp refused the filter: {Text(error)}" : null;
        if (problem is null)
            return filter;
        filter.Dispose();
        return null;
    }

    /// <summary>Puts the filter onto every thread of this process, for good, and sets <c>no_new_privs</c>.</summary>
    /// <returns>Why it is not in force, as a sentence; null when it is.</returns>
    internal string? LoadOnEveryThread()
    {
        var error = LibSeccomp.seccomp_attr_set(Handle, LibSeccomp.SCMP_FLTATR_CTL_TSYNC, 1);
        if (error < 0)
            return $"libseccomp cannot reach every thread: {Text(error)}";
        error = LibSeccomp.seccomp_load(Handle);
        return error < 0 ? $"The kernel refused the filter of system calls: {Text(error)}" : null;
    }

    /// <summary>Adds calls.</summary>
    /// <param name="action">What becomes of them.</param>
    /// <param name="calls">The calls.</param>
    /// <returns>A negative error number when libseccomp refuses one.</returns>
    internal int Add(uint action, IEnumerable<AllowedCall> calls)
    {
        var result = 0;
        foreach (var call in calls)
        {
            if (result < 0)
                return result;
            result = Add(action, call);
        }
        return result;
    }

    int Add(uint action, in AllowedCall call)
    {
        // Negative numbers stand for calls of other architectures.
        var number = LibSeccomp.seccomp_syscall_resolve_name(call.Name);
        if (number < 0)
            return 0;
        if (call.Argument is not { } argument)
            return LibSeccomp.seccomp_rule_add_array(Handle, action, number, 0, null);
        var comparison = call.Mask == AllowedCall.AllBits
            ? new LibSeccomp.Comparison { Argument = argument, Operator = LibSeccomp.SCMP_CMP_EQ, First = call.Value }
            : new LibSeccomp.Comparison { Argument = argument, Operator = LibSeccomp.SCMP_CMP_MASKED_EQ, First = call.Mask, Second = call.Value };
        return LibSeccomp.seccomp_rule_add_array(Handle, action, number, 1, &comparison);
    }

    /// <inheritdoc/>
    public void Dispose() => LibSeccomp.seccomp_release(Handle);

    /// <summary>An error of libseccomp in words.</summary>
    /// <param name="error">Its negative number.</param>
    internal static string Text(int error) => $"{Marshal.GetPInvokeErrorMessage(-error)} ({-error}).";
}
