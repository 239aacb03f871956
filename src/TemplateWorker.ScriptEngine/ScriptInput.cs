namespace TemplateWorker.ScriptEngine;

/// <summary>One argument of a call into a realm.</summary>
public readonly ref struct ScriptInput
{
    ScriptInput(ScriptInputKind kind, double number, Span<byte> utf8, ScriptFunction? function)
    {
        Kind = kind;
        NumberValue = number;
        Utf8 = utf8;
        FunctionValue = function;
    }

    /// <summary>What the argument becomes.</summary>
    public ScriptInputKind Kind { get; }

    /// <summary>The number of <see cref="ScriptInputKind.Number"/>.</summary>
    public double NumberValue { get; }

    /// <summary>The bytes of <see cref="ScriptInputKind.Text"/> and <see cref="ScriptInputKind.Json"/>.</summary>
    public Span<byte> Utf8 { get; }

    /// <summary>The function of <see cref="ScriptInputKind.Function"/>.</summary>
    public ScriptFunction? FunctionValue { get; }

    /// <summary>A number.</summary>
    /// <param name="value">Its value.</param>
    public static ScriptInput Number(double value) => new(ScriptInputKind.Number, value, default, null);

    /// <summary>A string.</summary>
    /// <param name="utf8">
    /// Its bytes. The byte behind them must belong to the same array and be writable; it is zero for a moment and then
    /// put back, which spares a copy.
    /// </param>
    public static ScriptInput Text(Span<byte> utf8) => new(ScriptInputKind.Text, 0, utf8, null);

    /// <summary>A value from JSON. Bytes that are no JSON become undefined.</summary>
    /// <param name="utf8">Its bytes, with the same promise as for <see cref="Text"/>.</param>
    public static ScriptInput Json(Span<byte> utf8) => new(ScriptInputKind.Json, 0, utf8, null);

    /// <summary>A function of the same realm.</summary>
    /// <param name="function">The function.</param>
    public static ScriptInput Function(ScriptFunction function) =>
        new(ScriptInputKind.Function, 0, default, function);
}
