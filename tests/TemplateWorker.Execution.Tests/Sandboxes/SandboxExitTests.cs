using TemplateWorker.Execution.Sandboxes.Launch;
using TemplateWorker.Protocol;

namespace TemplateWorker.Execution.Tests.Sandboxes;

public sealed class SandboxExitTests
{
    [Theory]
    [InlineData((int)SandboxExitCode.Aborted, 0, "exited with code 6 (Aborted: the script engine or the C library met a state that it holds to be impossible)")]
    [InlineData((int)SandboxExitCode.InternalError, 0, "exited with code 70 (InternalError)")]
    [InlineData(7, 0, "exited with code 7")]
    [InlineData(0, 9, "was ended by SIGKILL")]
    [InlineData(0, 31, "was ended by SIGSYS (a forbidden system call)")]
    public void An_end_is_told_in_words(int code, int signal, string words)
    {
        new SandboxExit(code, signal, null).ToString().ShouldBe(words);
        new SandboxExit(code, signal, "Enough.").ToString().ShouldBe($"{words}; its last words: Enough.");
    }
}
