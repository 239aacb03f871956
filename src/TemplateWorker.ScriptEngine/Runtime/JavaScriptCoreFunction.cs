namespace TemplateWorker.ScriptEngine.Runtime;

/// <summary>A protected function value; the VM's end releases it.</summary>
sealed class JavaScriptCoreFunction(nint value) : ScriptFunction
{
    internal nint Value { get; } = value;
}
