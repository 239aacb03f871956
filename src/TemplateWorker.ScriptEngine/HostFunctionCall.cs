using System.Text;

namespace TemplateWorker.ScriptEngine;

/// <summary>A call that a script makes to the program. Valid during the call only.</summary>
public abstract class HostFunctionCall
{
    /// <summary>An argument as a number; NaN when it is none.</summary>
    /// <param name="index">0-based position.</param>
    public abstract double Number(int index);

    /// <summary>An argument as UTF-8, valid until the next call for the same position.</summary>
    /// <param name="index">0-based position.</param>
    /// <returns>The bytes; empty when the argument is missing or cannot become a string.</returns>
    public abstract ReadOnlySpan<byte> Utf8(int index);

    /// <summary>Answers with a number.</summary>
    /// <param name="value">The number.</param>
    public abstract void Return(double value);

    /// <summary>Answers with a text.</summary>
    /// <param name="text">The text.</param>
    public abstract void Return(string text);

    /// <summary>Answers with a function.</summary>
    /// <param name="function">A function of the same realm.</param>
    public abstract void Return(ScriptFunction function);

    /// <summary>Answers with an empty array of numbers, made by the engine whatever scripts have done to its names.</summary>
    /// <param name="kind">
    /// The engine's number of the kind: <c>JSTypedArrayType</c> of JavaScriptCore's C API,
    /// https://developer.apple.com/documentation/javascriptcore/jstypedarraytype.
    /// </param>
    public abstract void ReturnArray(int kind);

    /// <summary>Throws what the last <see cref="IScriptRealm.Compile"/> failed with, as the engine made it.</summary>
    public abstract void ThrowCompileError();

    /// <summary>An argument as text.</summary>
    /// <param name="index">0-based position.</param>
    public string Text(int index) => Encoding.UTF8.GetString(Utf8(index));
}
