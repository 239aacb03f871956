using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;

namespace TemplateWorker.Confinement.SystemCalls;

static unsafe partial class LibSeccomp
{
    internal const uint SCMP_ACT_NOTIFY = 0x7fc00000;

    // SECCOMP_USER_NOTIF_FLAG_CONTINUE, which the kernel has since 5.5.
    const uint LetThrough = 1;
    const int InvalidArgument = 22;

    /// <summary>The beginning of <c>struct seccomp_notif</c>.</summary>
    [StructLayout(LayoutKind.Sequential)]
    internal struct Question
    {
        internal ulong Id;
        internal int Process;
        internal uint Flags;
        internal int Call;
    }

    /// <summary>The beginning of <c>struct seccomp_notif_resp</c>.</summary>
    [StructLayout(LayoutKind.Sequential)]
    internal struct Answer
    {
        internal ulong Id;
        internal long Value;
        internal int Error;
        internal uint Flags;
    }

    /// <summary>Number of a call on this architecture.</summary>
    /// <param name="call">Its name.</param>
    internal static int NumberOf(string call) => seccomp_syscall_resolve_name(call);

    /// <summary>Takes the next question.</summary>
    /// <param name="listener">Where the kernel asks.</param>
    /// <returns>Null when who was to ask it has gone.</returns>
    internal static Question? Receive(SafeFileHandle listener)
    {
        Question* question = null;
        if (seccomp_notify_alloc(&question, null) < 0)
            return null;
        try
        {
            return seccomp_notify_receive(listener, question) < 0 ? null : *question;
        }
        finally
        {
            seccomp_notify_free(question, null);
        }
    }

    /// <summary>Lets a call through; nothing happens when who made it has gone.</summary>
    /// <param name="listener">Where the kernel asked.</param>
    /// <param name="id">The question.</param>
    /// <returns>False when this kernel cannot let it through.</returns>
    internal static bool Continue(SafeFileHandle listener, ulong id)
    {
        Answer* answer = null;
        if (seccomp_notify_alloc(null, &answer) < 0)
            return false;
        *answer = new Answer { Id = id, Flags = LetThrough };
        var isKnown = seccomp_notify_respond(listener, answer) >= 0 || Marshal.GetLastPInvokeError() != InvalidArgument;
        seccomp_notify_free(null, answer);
        return isKnown;
    }

    [LibraryImport(Library)]
    internal static partial int seccomp_export_bpf(nint filter, SafeFileHandle target);

    [LibraryImport(Library)]
    internal static partial int seccomp_notify_alloc(Question** question, Answer** answer);

    [LibraryImport(Library)]
    internal static partial void seccomp_notify_free(Question* question, Answer* answer);

    [LibraryImport(Library)]
    internal static partial int seccomp_notify_receive(SafeFileHandle listener, Question* question);

    [LibraryImport(Library, SetLastError = true)]
    internal static partial int seccomp_notify_respond(SafeFileHandle listener, Answer* answer);
}
