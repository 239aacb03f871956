
namespace TemplateWorker.ScriptEngine.Runtime;

/// <summary>JavaScriptCore as the distribution ships it.</summary>
public sealed class JavaScriptCoreEngine : IScriptEngine
{
    // The engine counts 15 for each call of a function and 1 for each turn of a loop, and compiles at 500 and again, with
    // optimizations, at 1,000. With so low bounds each of 200 tenants compiles what runs some thirty times: a quarter of all
    // processor time went to that (chaos run, 172 and 199 us an event in the sandboxes, 118 to 135 with this). A loop that
    // runs long reaches this in milliseconds.
    const int RunsWorthCompiling = 20_000;

    // Options are of the process, and writing one after the first VM has started is a write to protected memory.
    static readonly Lock Gate = new();
    static bool? _compilesScripts;
    static IReadOnlyList<string> _unknownOptions = [];

    /// <summary>Loads the library, and sets its options when this is the process's first engine.</summary>
    /// <param name="compilesScripts">
    /// Whether what runs often is compiled to machine code. With it, a long loop is many times faster. Without, there is no
    /// compiler that somebody could attack.
    /// </param>
    /// <exception cref="ScriptEngineUnavailableException">The library is missing, or lacks an option that security needs.</exception>
    /// <exception cref="InvalidOperationException">The process has an engine that does the other.</exception>
    public JavaScriptCoreEngine(bool compilesScripts = true)
    {
        lock (Gate)
        {
            if (_compilesScripts is null)
                _unknownOptions = SetOptions(compilesScripts);
            else if (_compilesScripts != compilesScripts)
                throw new InvalidOperationException("The engines of one process all compile scripts, or none does.");
            _compilesScripts = compilesScripts;
        }
    }

    /// <inheritdoc/>
    public string Name => NameOf(_unknownOptions);

    /// <inheritdoc/>
    public IScriptRealm CreateRealm(TimeSpan tick, IScriptGuard guard) => new JavaScriptCoreRealm(tick, guard);

    static IReadOnlyList<string> SetOptions(bool compilesScripts)
    {
        // Traps by signal would meet the .NET runtime's own signal handlers.
        EngineOptions.Require("usePollingTraps", true);
        // Templates have no use for either, and each is a large attack surface.
        EngineOptions.Require("useWasm", false);
        EngineOptions.Require("useSharedArrayBuffer", false);
        EngineOptions.Require("useJIT", compilesScripts);
        var options = new EngineOptions();
        // One engine thread collects its own VMs; helper threads would compete with the host for cores and stay
        // resident in every sandbox.
        options.Prefer("useConcurrentGC", false);
        options.Prefer("numberOfGCMarkers", 1u);
        // For hundreds of VMs in a process (823 MiB in place of 937 for 500 active tenants), but without that mode's
        // collection at every fifth more: this is the factor of small heaps in the usual mode.
        options.Prefer("forceMiniVMMode", true);
        options.Prefer("miniVMHeapGrowthFactor", 2.0);
        options.Prefer("thresholdForJITAfterWarmUp", RunsWorthCompiling);
        options.Prefer("thresholdForJITSoon", RunsWorthCompiling);
        options.Prefer("maximumExecutionCountsBetweenCheckpointsForBaseline", RunsWorthCompiling);
        options.Prefer("thresholdForOptimizeAfterWarmUp", RunsWorthCompiling);
        options.Prefer("thresholdForOptimizeAfterLongWarmUp", RunsWorthCompiling);
        options.Prefer("thresholdForOptimizeSoon", RunsWorthCompiling);
        return options.Unknown;
    }

    /// <summary>Its name, and what this build of it lacks.</summary>
    /// <param name="unknownOptions">The preferred options that it does not know.</param>
    internal static string NameOf(IReadOnlyList<string> unknownOptions) => unknownOptions.Count == 0
        ? "JavaScriptCore"
        : $"JavaScriptCore (does its work with more time or memory: this build does not know {string.Join(", ", unknownOptions)})";
}
