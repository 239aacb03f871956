namespace TemplateWorker.ScriptEngine;

/// <summary>
/// One VM, or one of several realms that share a VM's heap and limits. Each has globals and built-ins of its own. All
/// members belong to one thread at a time; values never leave the realm but as text, numbers and
/// <see cref="ScriptFunction"/>s.
/// </summary>
public interface IScriptRealm : IDisposable
{
    /// <summary>
    /// Makes another realm in the same VM. Scripts of the two can reach nothing of each other; heap, limits and pending
    /// promise reactions are those of the VM. The VM lives until all of its realms are disposed of.
    /// </summary>
    IScriptRealm CreateSibling();

    /// <summary>Compiles source as the body of a function.</summary>
    /// <param name="source">The source.</param>
    /// <param name="error">The syntax error, when there is one.</param>
    /// <returns>The function, or null with <paramref name="error"/> set.</returns>
    ScriptFunction? Compile(ScriptSource source, out ScriptError? error);

    /// <summary>Makes a function that scripts can call and the program answers.</summary>
    /// <param name="body">The program's side.</param>
    ScriptFunction CreateHostFunction(HostFunction body);

    /// <summary>Calls a function with up to six arguments.</summary>
    /// <param name="function">A function of this realm.</param>
    /// <param name="first">First argument.</param>
    /// <param name="second">Second argument.</param>
    /// <param name="third">Third argument.</param>
    /// <param name="fourth">Fourth argument.</param>
    /// <param name="fifth">Fifth argument.</param>
    /// <param name="sixth">Sixth argument.</param>
    ScriptResult Call(
        ScriptFunction function, scoped ScriptInput first = default, scoped ScriptInput second = default,
        scoped ScriptInput third = default, scoped ScriptInput fourth = default, scoped ScriptInput fifth = default,
        scoped ScriptInput sixth = default);

    /// <summary>
    /// Runs pending promise reactions now. Called from a host function, it keeps them within the entry, and so within
    /// the limits, of the script that called.
    /// </summary>
    void DrainMicrotasks();

    /// <summary>Names the function that gets (promise, reason) of every rejection that nobody handled.</summary>
    /// <param name="function">A function of this realm.</param>
    void OnUnhandledRejection(ScriptFunction function);

    /// <summary>Forbids <c>eval</c> and the function constructors.</summary>
    void DisableEval();

    /// <summary>Collects garbage at once and in full.</summary>
    void CollectGarbage();

    /// <summary>
    /// Measures heap and array buffers, in bytes. Walks the heap (milliseconds for a megabyte), so it is for ticks and
    /// idle moments.
    /// </summary>
    long MeasureHeap();
}
