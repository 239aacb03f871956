namespace TemplateWorker.Confinement;

/// <summary>One of the walls around a confined process. In the configuration and in reports they have their names in snake case.</summary>
public enum ConfinementLayer
{
    /// <summary>A user of its own without any capability; nothing to do where the host itself is not root.</summary>
    User,

    /// <summary><c>no_new_privs</c>: no program that it could start would get more rights.</summary>
    NoNewPrivs,

    /// <summary>Namespaces without network, shared memory or names of others; for a host that is root also without other processes.</summary>
    Namespaces,

    /// <summary>A root directory that holds, read-only, what the program needs and nothing else. Only a host that is root can build it.</summary>
    Jail,

    /// <summary>Landlock: reads what the program needs, writes nothing but its output, uses no TCP, signals and connects to nobody outside.</summary>
    Landlock,

    /// <summary>A seccomp filter on every thread: the system calls that the program needs and no other.</summary>
    Seccomp,

    /// <summary>Resource limits: no core dump, no file growth, few descriptors and threads.</summary>
    Limits,
}
