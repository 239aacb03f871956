using System.Text;
using TemplateWorker.ScriptEngine.Native;

namespace TemplateWorker.ScriptEngine.Runtime;

/// <summary>
/// Sets options of JavaScriptCore. They are of its inner workings, so a build may have lost one; what matters for security
/// is required then, and what matters for speed or memory is done without.
/// </summary>
sealed unsafe class EngineOptions
{
    readonly List<string> _unknown = [];

    /// <summary>What was preferred and this build does not know.</summary>
    public IReadOnlyList<string> Unknown => _unknown;

    /// <summary>Sets an option that no sandbox goes without.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="value">Its value.</param>
    /// <exception cref="ScriptEngineUnavailableException">This build does not know it.</exception>
    public static void Require(string name, bool value)
    {
        if (!TrySet(name, value))
            throw new ScriptEngineUnavailableException($"This build of JavaScriptCore does not know the option {name}, without which no template runs here.");
    }

    /// <summary>Sets an option, or notes that this build does not know it.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="value">Its value.</param>
    public void Prefer(string name, bool value) => Note(name, TrySet(name, value));

    /// <inheritdoc cref="Prefer(string, bool)"/>
    public void Prefer(string name, uint value)
    {
        fixed (byte* option = Terminated(name))
            Note(name, JavaScriptCore.jsc_options_set_uint(option, value) != 0);
    }

    /// <inheritdoc cref="Prefer(string, bool)"/>
    public void Prefer(string name, int value)
    {
        fixed (byte* option = Terminated(name))
            Note(name, JavaScriptCore.jsc_options_set_int(option, value) != 0);
    }

    /// <inheritdoc cref="Prefer(string, bool)"/>
    public void Prefer(string name, double value)
    {
        fixed (byte* option = Terminated(name))
            Note(name, JavaScriptCore.jsc_options_set_double(option, value) != 0);
    }

    static bool TrySet(string name, bool value)
    {
        fixed (byte* option = Terminated(name))
            return JavaScriptCore.jsc_options_set_boolean(option, value ? 1 : 0) != 0;
    }

    void Note(string name, bool isKnown)
    {
        if (!isKnown)
            _unknown.Add(name);
    }

    static byte[] Terminated(string name) => Encoding.UTF8.GetBytes(name + '\0');
}
