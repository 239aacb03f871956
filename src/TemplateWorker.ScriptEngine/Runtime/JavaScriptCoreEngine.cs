using System.Text;
using TemplateWorker.ScriptEngine.Native;

namespace TemplateWorker.ScriptEngine.Runtime;

/// <summary>JavaScriptCore as the distribution ships it.</summary>
public sealed unsafe class JavaScriptCoreEngine : IScriptEngine
{
    /// <summary>Loads the library and sets its options, which are of the process and must come before the first VM.</summary>
    /// <exception cref="ScriptEngineUnavailableException">The library is missing.</exception>
    public JavaScriptCoreEngine()
    {
        // Traps by signal would meet the .NET runtime's own signal handlers.
        SetFlag("usePollingTraps", true);
        // Templates have no use for either, and each is a large attack surface.
        SetFlag("useWasm", false);
        SetFlag("useSharedArrayBuffer", false);
        // One engine thread collects its own VMs; helper threads would compete with the host for cores and stay
        // resident in every sandbox.
        SetFlag("useConcurrentGC", false);
        SetNumber("numberOfGCMarkers", 1);
    }

    /// <inheritdoc/>
    public string Name => "JavaScriptCore";

    /// <inheritdoc/>
    public IScriptRealm CreateRealm(TimeSpan tick, IScriptGuard guard) => new JavaScriptCoreRealm(tick, guard);

    static void SetFlag(string name, bool value)
    {
        fixed (byte* option = Encoding.UTF8.GetBytes(name + '\0'))
        {
            if (JavaScriptCore.jsc_options_set_boolean(option, value ? 1 : 0) == 0)
                throw new ScriptEngineUnavailableException($"This build of JavaScriptCore does not know the option {name}.");
        }
    }

    static void SetNumber(string name, uint value)
    {
        fixed (byte* option = Encoding.UTF8.GetBytes(name + '\0'))
        {
            if (JavaScriptCore.jsc_options_set_uint(option, value) == 0)
                throw new ScriptEngineUnavailableException($"This build of JavaScriptCore does not know the option {name}.");
        }
    }
}
