using System.Reflection;
using System.Runtime.InteropServices;

namespace TemplateWorker.ScriptEngine.Native;

/// <summary>Finds the engine's shared library under the names that distributions give it.</summary>
static class JavaScriptCoreLibrary
{
    internal const string Name = "javascriptcore";

    static readonly string[] Candidates =
    [
        "libjavascriptcoregtk-4.1.so.0",
        "libjavascriptcoregtk-6.0.so.1",
        "libjavascriptcoregtk-4.0.so.18",
        "/System/Library/Frameworks/JavaScriptCore.framework/JavaScriptCore",
    ];

    static nint _handle;

    internal static nint Handle => _handle != 0 ? _handle : _handle = Load();

    internal static void Register() =>
        NativeLibrary.SetDllImportResolver(typeof(JavaScriptCoreLibrary).Assembly, Resolve);

    static nint Resolve(string name, Assembly assembly, DllImportSearchPath? searchPath) =>
        name == Name ? Handle : 0;

    static nint Load()
    {
        foreach (var candidate in Candidates)
        {
            if (NativeLibrary.TryLoad(candidate, out var handle))
                return handle;
        }
        throw new ScriptEngineUnavailableException(
            "JavaScriptCore was not found (tried " + string.Join(", ", Candidates) + "). On Debian and Ubuntu install " +
            "the package libjavascriptcoregtk-4.1-0.");
    }
}
