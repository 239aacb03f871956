namespace TemplateWorker.Confinement.SystemCalls;

/// <summary>
/// System calls that filters let through. All others answer ENOSYS, as on a kernel that does not know them, which
/// libraries are prepared for.
/// </summary>
static class AllowedCalls
{
    /// <summary>Bits of open(2) that write, create or cut: O_ACCMODE, O_CREAT, O_TRUNC, __O_TMPFILE.</summary>
    internal const ulong OpenForMore = 0x3 | 0x40 | 0x200 | 0x400000;

    // CLONE_VM, CLONE_SIGHAND and CLONE_THREAD make a thread; the CLONE_NEW flags would make namespaces.
    const ulong ThreadFlags = 0x100 | 0x800 | 0x10000;
    const ulong NamespaceFlags = 0x80 | 0x20000 | 0x2000000 | 0x4000000 | 0x8000000 | 0x10000000 | 0x20000000 | 0x40000000;

    // CLONE_VFORK, which posix_spawn(3) makes a process with.
    const ulong WaitForProcess = 0x4000;

    const ulong TCGETS = 0x5401;
    const ulong PR_SET_NAME = 15;
    const ulong PR_GET_NAME = 16;
    const ulong PR_SET_VMA = 0x53564d41;

    // F_DUPFD, F_GETFD, F_SETFD, F_GETFL, F_SETFL, F_DUPFD_CLOEXEC.
    static readonly ulong[] DescriptorControls = [0, 1, 2, 3, 4, 1030];

    static readonly string[] Unconditional =
    [
        // The channel, standard error, and descriptors that are open.
        "read", "readv", "pread64", "preadv", "write", "writev", "close", "dup", "dup2", "dup3", "lseek", "poll", "ppoll",
        "select", "pselect6", "epoll_create1", "epoll_ctl", "epoll_wait", "epoll_pwait", "eventfd2", "pipe2", "fadvise64",

        // Looking at files that Landlock lets be seen: libraries, time zones, /proc/self.
        "stat", "fstat", "lstat", "newfstatat", "statx", "statfs", "fstatfs", "access", "faccessat", "faccessat2", "readlink",
        "readlinkat", "getdents64", "getcwd",

        // Memory. Both just-in-time compilers of a sandbox make pages executable.
        "mmap", "munmap", "mremap", "mprotect", "madvise", "mincore", "brk", "membarrier", "mlock", "munlock",

        // Threads and their signals among themselves.
        "futex", "futex_waitv", "set_robust_list", "get_robust_list", "set_tid_address", "rseq", "gettid", "sched_yield",
        "sched_getaffinity", "sched_getparam", "sched_getscheduler", "sched_get_priority_max", "sched_get_priority_min",
        "getpriority", "getcpu", "rt_sigaction", "rt_sigprocmask", "rt_sigreturn", "rt_sigtimedwait", "rt_sigpending",
        "rt_sigsuspend", "sigaltstack", "restart_syscall", "exit", "exit_group",

        // Time, randomness, and who and where one is.
        "nanosleep", "clock_nanosleep", "clock_gettime", "clock_getres", "gettimeofday", "time", "times", "getrusage",
        "getrandom", "getpid", "getppid", "getuid", "geteuid", "getgid", "getegid", "getpgrp", "getsid", "uname", "sysinfo",
        "getrlimit",
    ];

    /// <summary>What a program of several threads needs while it runs, whatever it does.</summary>
    internal static IEnumerable<AllowedCall> Common =>
    [
        .. Unconditional.Select(name => new AllowedCall(name)),
        new("clone", 0, ThreadFlags | NamespaceFlags | WaitForProcess, ThreadFlags),
        .. DescriptorControls.Select(operation => AllowedCall.With("fcntl", 1, operation)),
        AllowedCall.With("ioctl", 1, TCGETS),
        AllowedCall.With("prctl", 0, PR_SET_NAME),
        AllowedCall.With("prctl", 0, PR_GET_NAME),
        AllowedCall.With("prctl", 0, PR_SET_VMA),
        // Reading a limit; a new one would be the third argument.
        AllowedCall.With("prlimit64", 2, 0),
        // A new thread of the runtime leaves the processor that its maker was bound to; others are named by number.
        AllowedCall.With("sched_setaffinity", 0, 0),
    ];

    /// <summary>
    /// What only the start of a process needs: making and executing it, its session and folder, and what unshare(1) does
    /// before it executes the program.
    /// </summary>
    internal static IEnumerable<AllowedCall> OfLaunch =>
    [
        new("clone", 0, WaitForProcess, WaitForProcess),
        new("execve"), new("vfork"), new("setsid"), new("chdir"), new("unshare"), new("close_range"), new("wait4"),
    ];
}
