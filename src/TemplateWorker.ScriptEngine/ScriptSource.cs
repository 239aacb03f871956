using System.Text;

namespace TemplateWorker.ScriptEngine;

/// <summary>
/// Source text as the engine takes it: the body of a function. Made once for what many realms compile, so that each does
/// not encode it anew.
/// </summary>
public sealed class ScriptSource
{
    internal const string MethodOpening = "({m(){";

    readonly byte[] _terminatedScript;
    readonly byte[] _terminatedMethod;
    readonly byte[] _terminatedUrl;

    /// <summary>Prepares a source.</summary>
    /// <param name="text">The body.</param>
    /// <param name="url">Name for stacks; its lines are the text's own.</param>
    /// <param name="parameters">Names of the function's parameters.</param>
    public ScriptSource(string text, string url, params ReadOnlySpan<string> parameters)
    {
        Text = text;
        Opening = $"(function({string.Join(',', parameters!)}){{";
        _terminatedScript = Encoding.UTF8.GetBytes($"{Opening}{text}\n}})\0");
        _terminatedMethod = Encoding.UTF8.GetBytes($"{MethodOpening}{text}\n}}}})\0");
        _terminatedUrl = Encoding.UTF8.GetBytes(url + '\0');
    }

    /// <summary>The body.</summary>
    public string Text { get; }

    /// <summary>
    /// Whether the text is known to be a body and nothing that reaches beyond one, so that nobody need ask. Asking parses
    /// it once more, which for a long text stays in a VM's memory.
    /// </summary>
    public bool IsKnownBody { get; init; }

    internal string Opening { get; }

    internal ReadOnlySpan<byte> TerminatedScript => _terminatedScript;

    /// <summary>
    /// The text as the body of a method. What closes the function of <see cref="TerminatedScript"/> to go on behind it
    /// does not parse here, and the other way round, so a text that parses as both is a body and nothing more.
    /// </summary>
    internal ReadOnlySpan<byte> TerminatedMethod => _terminatedMethod;

    internal ReadOnlySpan<byte> TerminatedUrl => _terminatedUrl;
}
