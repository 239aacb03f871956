using System.Runtime.InteropServices;

namespace TemplateWorker.Confinement;

/// <summary>Sets the limits of a process that another user than the host may have.</summary>
static unsafe class ProcessLimits
{
    const int StackBytes = 64 * 1024;
    const int NotPermitted = 1;

    /// <summary>Sets them.</summary>
    /// <param name="pid">The process.</param>
    /// <param name="limits">Its limits.</param>
    /// <param name="user">The user that it has become; null when it has the host's.</param>
    /// <returns>What the kernel refuses; null when they are set.</returns>
    public static ConfinementStepException? Set(int pid, IReadOnlyList<ProcessLimit> limits, int? user)
    {
        var failed = SetAll(pid, limits);
        // A root without the capability SYS_RESOURCE, as in containers, may limit processes of its own user alone.
        if (failed?.Error == NotPermitted && user is { } other)
            failed = AsUser(other, () => SetAll(pid, limits));
        return failed is { } refused ? new ConfinementStepException(ConfinementLayer.Limits, $"prlimit of '{refused.Name}'", refused.Error) : null;
    }

    static (string Name, int Error)? SetAll(int pid, IReadOnlyList<ProcessLimit> limits)
    {
        var both = stackalloc ulong[2];
        foreach (var limit in limits)
        {
            (both[0], both[1]) = (limit.Most, limit.Most);
            if (NativeConfinement.Limit(pid, limit.Resource, both, null) < 0)
                return (limit.Name, Marshal.GetLastPInvokeError());
        }
        return null;
    }

    // To the kernel users belong to threads, so the host's others stay who they are.
    static (string Name, int Error)? AsUser(int user, Func<(string, int)?> act)
    {
        (string, int)? result = null;
        var thread = new Thread(
            () =>
            {
                try
                {
                    ConfinedUser.Become(user);
                    result = act();
                }
                catch (ConfinementStepException)
                {
                    result = ("as another user", NotPermitted);
                }
            },
            StackBytes);
        thread.Start();
        thread.Join();
        return result;
    }
}
