using TemplateWorker.Confinement.SystemCalls;

namespace TemplateWorker.Confinement;

/// <summary>What a thread does to itself before it starts a process, and what is done to the process before it runs.</summary>
/// <param name="Files">What it may reach of the file system.</param>
/// <param name="OwnNamespaces">Whether it leaves the host's namespaces.</param>
/// <param name="InJail">Whether it gets a root directory of its own.</param>
/// <param name="User">The user that it becomes; null to stay who it is.</param>
/// <param name="WithoutCapabilities">Whether it gives up the ways to capabilities.</param>
/// <param name="NoNewPrivs">Whether it sets <c>no_new_privs</c>.</param>
/// <param name="Landlocked">Whether it confines itself with Landlock.</param>
sealed record ConfinementPlan(
    ReachableFiles Files, bool OwnNamespaces, bool InJail, int? User, bool WithoutCapabilities, bool NoNewPrivs, bool Landlocked)
{
    // The namespace of processes is entered by what the thread starts, not by the thread.
    const int Namespaces =
        NativeConfinement.NewNetwork | NativeConfinement.NewIpc | NativeConfinement.NewHostName | NativeConfinement.NewCgroup
        | NativeConfinement.NewProcesses;

    /// <summary>Limits that the process has in the end.</summary>
    public IReadOnlyList<ProcessLimit> Limits { get; init; } = [];

    /// <summary>Whether the launcher sets the limits; else the process does.</summary>
    public bool SetsLimits { get; init; }

    /// <summary>System calls that the process may make; null when it filters them itself, or they are not filtered.</summary>
    public IReadOnlyList<AllowedCall>? Calls { get; init; }

    /// <summary>How many programs are executed until the one that is confined.</summary>
    public int Executions { get; init; } = 1;

    /// <summary>Confines the calling thread, for good, but for its system calls.</summary>
    /// <exception cref="ConfinementStepException">A layer is not to be had; the thread is of no use any more.</exception>
    public void Apply()
    {
        if (OwnNamespaces)
            Check(ConfinementLayer.Namespaces, NativeConfinement.Unshare(Namespaces), "unshare");
        if (InJail)
            Jail.Enter(Files);
        // What a service manager may have given the host; kernels before 4.3 know no such set.
        _ = NativeConfinement.Control(NativeConfinement.AmbientSet, NativeConfinement.ClearAmbientSet, 0, 0, 0);
        if (WithoutCapabilities)
            ConfinedUser.DropCapabilities();
        if (User is { } user)
            ConfinedUser.Become(user);
        if (NoNewPrivs)
            Check(ConfinementLayer.NoNewPrivs, NativeConfinement.Control(NativeConfinement.SetNoNewPrivs, 1, 0, 0, 0), "prctl(PR_SET_NO_NEW_PRIVS)");
        if (Landlocked)
            Landlock.Restrict(Files);
    }

    static void Check(ConfinementLayer layer, nint result, string call) => NativeConfinement.Check(layer, result, call);
}
