using System.Text;
using TemplateWorker.ScriptEngine.Native;

namespace TemplateWorker.ScriptEngine.Runtime;

/// <summary>JavaScriptCore as the distribution ships it.</summary>
public sealed unsafe class JavaScriptCoreEngine : IScriptEngine
{
    // Options are of the process, and writing one after the first VM has started is a write to protected memory.
    static readonly Lock Gate = new();
    static bool? _compilesScripts;

    /// <summary>Loads the library, and sets its options when this is the process's first engine.</summary>
    /// <param name="compilesScripts">
    /// Whether what runs often is compiled to machine code. With it, a long loop is many times faster. Without, 50 VMs that take
    /// turns with small handlers are a fifth faster, because compiled code is every VM's own and seldom in the processor's
    /// caches; memory is three quarters; and nobody can attack a compiler.
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
        SetNumber("numberOfGCMarkers", 1);
        SetFlag("useJIT", compilesScripts);
    }

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
