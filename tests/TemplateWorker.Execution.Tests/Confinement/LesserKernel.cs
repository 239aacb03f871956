using System.Runtime.InteropServices;
using TemplateWorker.Confinement.SystemCalls;
using TemplateWorker.Execution.Sandboxes.Launch;

namespace TemplateWorker.Execution.Tests.Confinement;

/// <summary>
/// Starts sandboxes as on a kernel that lacks some system calls: a filter on the thread that launches refuses them, to that
/// thread and to whatever it starts.
/// </summary>
sealed unsafe class LesserKernel(ISandboxLauncher launcher, int error, IReadOnlyList<AllowedCall> refused) : ISandboxLauncher
{
    public IReadOnlyList<string> MissingLayers => launcher.MissingLayers;

    public LaunchedSandbox Launch()
    {
        LaunchedSandbox? launched = null;
        Exception? failure = null;
        var thread = new Thread(() =>
        {
            try
            {
                Refuse();
                launched = launcher.Launch();
            }
            catch (Exception e)
            {
                failure = e;
            }
        });
        thread.Start();
        thread.Join();
        return failure is SandboxLaunchException ? throw failure : launched ?? throw new InvalidOperationException("The launch failed.", failure);
    }

    void Refuse()
    {
        var filter = LibSeccomp.seccomp_init(LibSeccomp.SCMP_ACT_ALLOW);
        foreach (var call in refused)
        {
            var comparison = new LibSeccomp.Comparison { Argument = call.Argument ?? 0, Operator = LibSeccomp.SCMP_CMP_EQ, First = call.Value };
            var result = LibSeccomp.seccomp_rule_add_array(
                filter, LibSeccomp.SCMP_ACT_ERRNO(error), LibSeccomp.NumberOf(call.Name), call.Argument is null ? 0u : 1u, &comparison);
            result.ShouldBeGreaterThanOrEqualTo(0, Marshal.GetPInvokeErrorMessage(-result));
        }
        LibSeccomp.seccomp_load(filter).ShouldBeGreaterThanOrEqualTo(0);
        LibSeccomp.seccomp_release(filter);
    }
}
