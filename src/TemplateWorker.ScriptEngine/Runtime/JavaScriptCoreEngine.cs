using System.Text;
using TemplateWorker.ScriptEngine.Native;

namespace TemplateWorker.ScriptEngine.Runtime;

/// <summary>JavaScriptCore as the distribution ships it.</summary>
public sealed unsafe class JavaScriptCoreEngine : IScriptEngine
{
    // The engine counts 15 for each call of a function and 1 for each turn of a loop, and compiles at 500 and again, with
    // optimizations, at 1,000. With so low bounds each of 200 tenants compiles what runs some thirty times: a quarter of all
    // processor time went to that (chaos run, 172 and 199 us an event in the sandboxes, 118 to 135 with this). A loop that
    // runs long reaches this in milliseconds.
    const int RunsWorthCompiling = 20_000;

    // Options are of the process, and writing one after the first VM has started is a write to protected memory.
    static readonly Lock Gate = new();
    static bool? _compilesScripts;

    /// <summary>Loads the library, and sets its options when this is the process's first engine.</summary>
    /// <param name="compilesScripts">
    /// Whether what runs often is compiled to machine code. With it, a long loop is many times faster. Without, there is no
    /// compiler that somebody could attack.
    /// </param>
    /// <exception cref="ScriptEngineUnavailableException">The library is missing, or lacks an option.</exception>
    /// <exception cref="InvalidOperationException">The process has an engine that does the other.</exception>
    public JavaScriptCoreEngine(bool compilesScripts = true)
    {
        lock (Gate)
        {
            if (_compilesScripts is null)
                SetOptions(compilesScripts);
            else if (_compilesScripts != compilesScripts)
                throw new InvalidOperationException("The engines of one process all compile scripts, or none does.");
            _compilesScripts = compilesScripts;
        }
    }

    /// <inheritdoc/>
    public string Name => "JavaScriptCore";

    /// <inheritdoc/>
    public IScriptRealm CreateRealm(TimeSpan tick, IScriptGuard guard) => new JavaScriptCoreRealm(tick, guard);

    static void SetOptions(bool compilesScripts)
    {
        // Traps by signal would meet the .NET runtime's own signal handlers.
        SetFlag("usePollingTraps", true);
        // Templates have no use for either, and each is a large attack surface.
        SetFlag("useWasm", false);
        SetFlag("useSharedArrayBuffer", false);
        // One engine thread collects its own VMs; helper threads would compete with the host for cores and stay
        // resident in every sandbox.
        SetFlag("useConcurrentGC", false);
        SetUnsigned("numberOfGCMarkers", 1);
        // For hundreds of VMs in a process (823 MiB in place of 937 for 500 active tenants), but without that mode's
        // collection at every fifth more: this is the factor of small heaps in the usual mode.
        SetFlag("forceMiniVMMode", true);
        SetDouble("miniVMHeapGrowthFactor", 2);
        SetFlag("useJIT", compilesScripts);
        SetWhole("thresholdForJITAfterWarmUp", RunsWorthCompiling);
        SetWhole("thresholdForJITSoon", RunsWorthCompiling);
        SetWhole("maximumExecutionCountsBetweenCheckpointsForBaseline", RunsWorthCompiling);
        SetWhole("thresholdForOptimizeAfterWarmUp", RunsWorthCompiling);
        SetWhole("thresholdForOptimizeAfterLongWarmUp", RunsWorthCompiling);
        SetWhole("thresholdForOptimizeSoon", RunsWorthCompiling);
    }

    static void SetFlag(string name, bool value)
    {
        fixed (byte* option = Terminated(name))
            Check(JavaScriptCore.jsc_options_set_boolean(option, value ? 1 : 0), name);
    }

    static void SetUnsigned(string name, uint value)
    {
        fixed (byte* option = Terminated(name))
            Check(JavaScriptCore.jsc_options_set_uint(option, value), name);
    }

    static void SetWhole(string name, int value)
    {
        fixed (byte* option = Terminated(name))
            Check(JavaScriptCore.jsc_options_set_int(option, value), name);
    }

    static void SetDouble(string name, double value)
    {
        fixed (byte* option = Terminated(name))
            Check(JavaScriptCore.jsc_options_set_double(option, value), name);
    }

    static byte[] Terminated(string name) => Encoding.UTF8.GetBytes(name + '\0');

    static void Check(int isKnown, string name)
    {
        if (isKnown == 0)
            throw new ScriptEngineUnavailableException($"This build of JavaScriptCore does not know the option {name}.");
    }
}
