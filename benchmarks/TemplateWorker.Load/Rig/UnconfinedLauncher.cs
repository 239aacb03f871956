using System.Runtime.InteropServices;
using Microsoft.Extensions.Logging.Abstractions;
using TemplateWorker.Confinement;
using TemplateWorker.Execution.Sandboxes;
using TemplateWorker.Execution.Sandboxes.Launch;

namespace TemplateWorker.Load.Rig;

/// <summary>
/// Starts sandboxes without any layer of confinement, to measure what the layers cost. They filter their system calls
/// themselves where they find libseccomp, so these are started where it cannot be found.
/// </summary>
/// <param name="options">The sandbox program and the kind of its channel.</param>
sealed class UnconfinedLauncher(SandboxPoolOptions options) : ISandboxLauncher
{
    const string Filter = "libseccomp.so.2";

    const nuint Bind = 0x1000;
    const nuint Recursive = 0x4000;
    const nuint Apart = 0x40000;

    readonly SandboxLauncher _launcher = new(options, NullLogger.Instance, memory: null, NoLayers());

    /// <inheritdoc/>
    public IReadOnlyList<string> MissingLayers => _launcher.MissingLayers;

    /// <summary>Why this machine cannot start such a sandbox; null when it can.</summary>
    internal static string? Problem => NativeConfinement.EffectiveUser() == 0
        ? null
        : "only root can start a sandbox that does not find libseccomp";

    /// <inheritdoc/>
    public LaunchedSandbox Launch()
    {
        LaunchedSandbox? launched = null;
        Exception? failure = null;
        // Namespaces belong to threads; what this one starts is where it is.
        var thread = new Thread(() =>
        {
            try
            {
                HideFilter();
                launched = _launcher.Launch();
            }
            catch (Exception e)
            {
                failure = e;
            }
        });
        thread.Start();
        thread.Join();
        return launched ?? throw new InvalidOperationException("A sandbox without confinement could not be started.", failure);
    }

    static ConfinementLayers NoLayers()
    {
        var layers = new ConfinementLayers(SandboxLauncher.Profile, required: [], NullLogger.Instance);
        while (layers.States.FirstOrDefault(state => state.InForce) is { } state)
            layers.GiveUp(new ConfinementStepException(state.Layer, "Left out to measure what it costs."));
        return layers;
    }

    static void HideFilter()
    {
        if (FindFilter() is not { } path)
            return;
        Check(NativeConfinement.Unshare(NativeConfinement.NewMounts), "unshare");
        Check(NativeConfinement.Mount(null, "/", null, Recursive | Apart, null), "mount");
        Check(NativeConfinement.Mount("/dev/null", path, null, Bind, null), "mount");
    }

    // The loader looks in the same places for whoever asks.
    static string? FindFilter()
    {
        if (!NativeLibrary.TryLoad(Filter, out _))
            return null;
        return File.ReadLines("/proc/self/maps").First(line => line.Contains("/libseccomp.so", StringComparison.Ordinal)) is var line
            ? line[line.IndexOf('/', StringComparison.Ordinal)..]
            : null;
    }

    static void Check(int result, string call)
    {
        if (result < 0)
            throw new InvalidOperationException($"{call} failed: {Marshal.GetLastPInvokeErrorMessage()}");
    }
}
