using System.Runtime.InteropServices;

namespace TemplateWorker.Confinement;

/// <summary>
/// Users of confined processes, one for each: numbers that no account has. Kernel and other processes then see strangers
/// in them.
/// </summary>
static class ConfinedUser
{
    const ConfinementLayer Layer = ConfinementLayer.User;

    // Unused by the conventions of systemd (UIDS-GIDS.md: 1879048192 to 2147483647), and room for blocks of 2^24 users.
    const int First = 2_000_000_000;
    const int BlockBits = 24;

    // Where a container knows few numbers: the one that every Linux has for nobody.
    const int Nobody = 65534;

    // Hosts on the same machine differ by their process, processes of one host by the count.
    static int _count = Random.Shared.Next(256);

    /// <summary>A number for the next process.</summary>
    /// <param name="block">The block of its kind.</param>
    public static int Next(int block) =>
        First + (block << BlockBits) + ((Environment.ProcessId & 0xffff) << 8) + (Interlocked.Increment(ref _count) & 0xff);

    /// <summary>Turns the calling thread, which is root, into a user without any capability, for good.</summary>
    /// <param name="user">Number of the user and of its group.</param>
    /// <exception cref="ConfinementStepException">The host has not the capability to.</exception>
    public static void Become(int user)
    {
        Check(NativeConfinement.Call(NativeConfinement.SetGroups, 0, 0, 0, 0), "setgroups");
        if (NativeConfinement.Call(NativeConfinement.SetGroup, user, user, user, 0) < 0)
        {
            if (Marshal.GetLastPInvokeError() != NativeConfinement.InvalidArgument || user == Nobody)
                Check(-1, "setresgid");
            Become(Nobody);
            return;
        }
        Check(NativeConfinement.Call(NativeConfinement.SetUser, user, user, user, 0), "setresuid");
    }

    /// <summary>
    /// Takes from the calling thread, and from whatever it starts, the ways to capabilities. A host that may not do that
    /// has none that matter; whether the process has any is seen when it is verified.
    /// </summary>
    public static void DropCapabilities()
    {
        nuint capability = 0;
        while (NativeConfinement.Control(NativeConfinement.DropFromBoundingSet, capability, 0, 0, 0) >= 0)
            capability++;
    }

    static void Check(nint result, string call) => NativeConfinement.Check(Layer, result, call);
}
