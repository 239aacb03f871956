using System.Runtime.InteropServices;

namespace TemplateWorker.Sandbox.Confinement;

/// <summary>Puts the seccomp filter of <see cref="AllowedCalls"/> on every thread of this process, for good.</summary>
static unsafe class SystemCallFilter
{
    const int ENOSYS = 38;

    /// <summary>Loads the filter.</summary>
    /// <returns>Why it is not in force, as a sentence; null when it is.</returns>
    internal static string? Load()
    {
        try
        {
            var filter = LibSeccomp.seccomp_init(LibSeccomp.SCMP_ACT_ERRNO(ENOSYS));
            if (filter == 0)
                return "libseccomp could not make a filter.";
            try
            {
                return Fill(filter) is var error && error < 0 ? $"libseccomp refused the filter: {Text(error)}"
                    : LibSeccomp.seccomp_load(filter) is var refusal && refusal < 0 ? $"The kernel refused the filter of system calls: {Text(refusal)}"
                    : null;
            }
            finally
            {
                LibSeccomp.seccomp_release(filter);
            }
        }
        catch (DllNotFoundException)
        {
            return "libseccomp is not installed (package libseccomp2), so system calls are not filtered.";
        }
    }

    // libseccomp sets no_new_privs too, which a sandbox started without the host's launcher may lack.
    static int Fill(nint filter)
    {
        var result = LibSeccomp.seccomp_attr_set(filter, LibSeccomp.SCMP_FLTATR_CTL_TSYNC, 1);
        if (result >= 0)
            result = LibSeccomp.seccomp_attr_set(filter, LibSeccomp.SCMP_FLTATR_ACT_BADARCH, LibSeccomp.SCMP_ACT_KILL_PROCESS);
        foreach (var call in AllowedCalls.Of(Environment.ProcessId))
        {
            if (result < 0)
                return result;
            result = Allow(filter, call);
        }
        return result;
    }

    static int Allow(nint filter, in AllowedCall call)
    {
        // Negative numbers stand for calls of other architectures.
        var number = LibSeccomp.seccomp_syscall_resolve_name(call.Name);
        if (number < 0)
            return 0;
        if (call.Argument is not { } argument)
            return LibSeccomp.seccomp_rule_add_array(filter, LibSeccomp.SCMP_ACT_ALLOW, number, 0, null);
        var comparison = call.Mask == AllowedCall.AllBits
            ? new LibSeccomp.Comparison { Argument = argument, Operator = LibSeccomp.SCMP_CMP_EQ, First = call.Value }
            : new LibSeccomp.Comparison { Argument = argument, Operator = LibSeccomp.SCMP_CMP_MASKED_EQ, First = call.Mask, Second = call.Value };
        return LibSeccomp.seccomp_rule_add_array(filter, LibSeccomp.SCMP_ACT_ALLOW, number, 1, &comparison);
    }

    static string Text(int error) => $"{Marshal.GetPInvokeErrorMessage(-error)} ({-error}).";
}
