using TemplateWorker.Execution.Sandboxes.Launch;

namespace TemplateWorker.Execution.Tests.Fakes;

/// <summary>A process that is only the other end of a channel.</summary>
sealed class FakeProcess(int id, FakeSandbox sandbox) : ISandboxProcess
{
    int _killed;

    public int Id => id;

    public bool Killed => _killed != 0;

    public long ResidentBytes => sandbox.ResidentBytes;

    public void VerifyConfinement()
    {
        // It lives in the process of the test.
    }

    public void Kill()
    {
        if (Interlocked.Exchange(ref _killed, 1) == 0)
            sandbox.Die();
    }

    public SandboxExit WaitForExit(TimeSpan grace)
    {
        if (Killed)
            return new SandboxExit(0, 9, null);
        Kill();
        return new SandboxExit(0, 0, null);
    }
}
