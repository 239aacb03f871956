using static TemplateWorker.Sandbox.SelfTest.NativeAttempt;

namespace TemplateWorker.Sandbox.SelfTest;

/// <summary>What the filter of system calls must refuse, class by class.</summary>
static class ForbiddenCalls
{
    const nint Nothing = 0;
    const nint Invalid = -1;
    const nint WriteOnly = 1;
    const nint ReadAndWrite = 2;
    const nint Create = 0x40;
    const nint Truncate = 0x200;
    const nint Unnamed = 0x400000;
    const nint ChildSignal = 17;
    const nint NewUsers = 0x10000000;
    const nint SetDumpable = 4;

    // With arguments that mean nothing, so that one which is let through does no harm; by class.
    static readonly string[] Plain =
    [
        // Starting programs.
        "execve", "execveat",
        // Sockets and other ways out.
        "socket", "socketpair", "connect", "bind", "listen", "accept4", "sendto", "recvfrom", "sendmsg", "recvmsg", "setsockopt",
        // Writing to the file system.
        "creat", "mkdirat", "mknodat", "unlinkat", "renameat", "renameat2", "linkat", "symlinkat", "fchmodat", "fchmod", "fchownat",
        "fchown", "truncate", "ftruncate", "fallocate", "utimensat", "setxattr", "removexattr", "pwrite64", "sendfile",
        "copy_file_range", "splice", "open_by_handle_at", "name_to_handle_at", "openat2", "memfd_create", "memfd_secret",
        // Other processes.
        "ptrace", "process_vm_readv", "process_vm_writev", "kcmp", "pidfd_open", "pidfd_getfd", "pidfd_send_signal", "kill", "tkill",
        "tgkill", "rt_sigqueueinfo", "rt_tgsigqueueinfo", "process_madvise", "migrate_pages", "move_pages", "setpriority",
        "sched_setscheduler", "sched_setattr", "sched_setaffinity", "setpgid", "setsid",
        // File systems and namespaces.
        "mount", "umount2", "pivot_root", "chroot", "chdir", "unshare", "setns", "fsopen", "fsmount", "move_mount", "open_tree", "mount_setattr",
        "swapon", "swapoff", "quotactl", "fanotify_init", "inotify_init1",
        // The kernel's keys, programs, queues, tracing and modules.
        "keyctl", "add_key", "request_key", "bpf", "io_uring_setup", "io_uring_enter", "io_uring_register", "userfaultfd",
        "perf_event_open", "init_module", "finit_module", "delete_module", "kexec_load", "kexec_file_load", "seccomp",
        "landlock_restrict_self", "personality", "modify_ldt", "iopl", "ioperm", "lookup_dcookie", "syslog", "acct", "reboot",
        "settimeofday", "clock_settime", "adjtimex", "sethostname", "setdomainname", "vhangup",
        // Memory shared with others, and memory that cannot be swapped.
        "shmget", "shmat", "semget", "msgget", "mq_open", "mlockall", "io_setup", "timer_create", "timerfd_create", "signalfd4",
        "remap_file_pages", "pkey_alloc", "mbind", "set_mempolicy",
        // Becoming somebody else.
        "setuid", "setgid", "setreuid", "setregid", "setresuid", "setresgid", "setgroups", "setfsuid", "capset", "setrlimit",
    ];

    // What a program needs that makes files; where it makes them is not for the filter to say.
    static readonly string[] OfWriters =
    [
        "mkdirat", "open for writing", "open for reading and writing", "open that truncates", "open that creates", "open of an unnamed file",
    ];

    /// <summary>What the filter of the compiler must refuse.</summary>
    internal static IEnumerable<Attempt> OfCompiler => All.Where(attempt => !OfWriters.Contains(attempt.Act));

    /// <summary>What the filter of a sandbox must refuse.</summary>
    internal static IEnumerable<Attempt> All =>
    [
        .. Plain.Select(name => Seccomp(name, () => Call(name, Invalid, Invalid, Invalid, Invalid, Invalid, Invalid))),
        Seccomp("fork", () => Fork("fork")),
        Seccomp("clone of a process", () => Fork("clone", ChildSignal)),
        Seccomp("clone with a namespace", () => Fork("clone", NewUsers | ChildSignal)),
        Seccomp("clone3", () => Call("clone3", Invalid, Invalid)),
        Seccomp("open for writing", () => Open("/dev/null", WriteOnly)),
        Seccomp("open for reading and writing", () => Open("/dev/null", ReadAndWrite)),
        Seccomp("open that truncates", () => Open("/dev/null", Truncate)),
        Seccomp("open that creates", () => Open("/tmp/templateworker-self-test", Create)),
        Seccomp("open of an unnamed file", () => Open("/tmp", Unnamed | ReadAndWrite)),
        Seccomp("prctl that allows core dumps", () => Call("prctl", SetDumpable, 1)),
        Seccomp("prlimit64 that sets", () => Call("prlimit64", Nothing, Nothing, Invalid)),
        Seccomp("fcntl of locks", () => Call("fcntl", Nothing, 6, Invalid)),
        Seccomp("ioctl that types into a terminal", () => Call("ioctl", Nothing, 0x5412, Invalid)),
    ];

    static Attempt Seccomp(string act, Func<int> attempt) => new("seccomp", act, attempt);
}
