using System.Text;

namespace TemplateWorker.ScriptEngine.Sdk;

/// <summary>
/// The SDK inside the realm of one template: starts its core, hands it parts as the template needs them, and names what
/// the sandbox calls.
/// </summary>
public sealed class SdkRuntime
{
    readonly IScriptRealm _realm;
    readonly Func<string, HostFunction> _host;
    readonly Dictionary<string, ScriptFunction> _taken = [];

    SdkRuntime(IScriptRealm realm, Func<string, HostFunction> host, string tenantJson)
    {
        _realm = realm;
        _host = host;
        var core = realm.Compile(SdkSource.Core, out var error)
            ?? throw new InvalidOperationException($"The SDK's core does not compile: {error}");
        var pick = realm.Call(core, ScriptInput.Function(realm.CreateHostFunction(Take)), ScriptInput.Json(Terminated(tenantJson)));
        if (pick.Function is null)
            throw new InvalidOperationException($"The SDK's core does not start: {pick.Error}");
        Load = Pick(pick.Function, "load");
        Discard = Pick(pick.Function, "discard");
        Describe = Pick(pick.Function, "describe");
        Dispatch = Pick(pick.Function, "dispatch");
        Complete = Pick(pick.Function, "complete");
        Drop = Pick(pick.Function, "drop");
        realm.OnUnhandledRejection(Pick(pick.Function, "onUnhandledRejection"));
        realm.DisableEval();
    }

    /// <summary>
    /// <c>load(name, entry, settings, isCheck)</c>: runs the template's top level; text, empty when well, else the report
    /// of its error. With 1 for a check, what it asks for is told with the places where it does.
    /// </summary>
    public ScriptFunction Load { get; }

    /// <summary><c>discard()</c>: takes back what the template asked for.</summary>
    public ScriptFunction Discard { get; }

    /// <summary><c>describe()</c>: what the template asked for, as JSON text.</summary>
    public ScriptFunction Describe { get; }

    /// <summary><c>dispatch(id, event, payload)</c>: runs the template's handlers of an event; 0 when everything is done and well.</summary>
    public ScriptFunction Dispatch { get; }

    /// <summary><c>complete(call, succeeded, result)</c>: brings the answer to a host call.</summary>
    public ScriptFunction Complete { get; }

    /// <summary><c>drop(id)</c>: forgets a dispatch that was ended; 1 when it waited for something, else 0.</summary>
    public ScriptFunction Drop { get; }

    /// <summary>Starts the SDK in a realm, and forbids <c>eval</c> there.</summary>
    /// <param name="realm">The realm.</param>
    /// <param name="host">
    /// Gives the sandbox's side of a function that the core names: <c>compile</c>, <c>call</c>, <c>claim</c>,
    /// <c>isOthers</c>, <c>memory</c>, <c>mostCalls</c>, <c>print</c>, <c>settle</c>, <c>random</c>. Asked when a script first needs it.
    /// </param>
    /// <param name="tenantJson">What templates see as <c>tenant</c>.</param>
    public static SdkRuntime Start(IScriptRealm realm, Func<string, HostFunction> host, string tenantJson) =>
        new(realm, host, tenantJson);

    // One for each name: a function that a VM has made stays until the VM ends.
    void Take(HostFunctionCall call)
    {
        var name = call.Text(0);
        if (!_taken.TryGetValue(name, out var function))
        {
            function = _realm.CreateHostFunction(name switch
            {
                "part" => CompilePart,
                "array" => call => call.ReturnArray((int)call.Number(0)),
                "drain" => _ => _realm.DrainMicrotasks(),
                _ => _host(name),
            });
            _taken.Add(name, function);
        }
        call.Return(function);
    }

    void CompilePart(HostFunctionCall call)
    {
        if (SdkSource.Part(call.Text(0)) is { } source && _realm.Compile(source, out _) is { } part)
            call.Return(part);
        else
            call.ThrowCompileError();
    }

    ScriptFunction Pick(ScriptFunction pick, string name) =>
        _realm.Call(pick, ScriptInput.Text(Terminated(name))).Function
            ?? throw new InvalidOperationException($"The SDK's core offers no {name}.");

    static Span<byte> Terminated(string text) => Encoding.UTF8.GetBytes(text + '\0').AsSpan(..^1);
}
