using TemplateWorker.ScriptEngine.Native;

namespace TemplateWorker.ScriptEngine.Runtime;

/// <summary>
/// The one call object of a VM. Calls nest (a drain runs reactions, which call the host), so each saves what the
/// one around it had: see <see cref="Enter"/>.
/// </summary>
sealed unsafe class JavaScriptCoreCall(JavaScriptCoreVm vm) : HostFunctionCall
{
    nint _context;
    nint* _arguments;
    int _count;

    internal nint Result { get; private set; }

    internal nint Exception { get; private set; }

    internal nint Enter(HostFunction body, nint context, nint* arguments, int count, nint* exception)
    {
        var (outerContext, outerCount) = (_context, _count);
        var outerArguments = _arguments;
        (_context, _count, Result, Exception) = (context, count, 0, 0);
        _arguments = arguments;
        body(this);
        var result = Result;
        if (Exception != 0)
            *exception = Exception;
        (_context, _count, Result, Exception) = (outerContext, outerCount, 0, 0);
        _arguments = outerArguments;
        return result != 0 ? result : JavaScriptCore.JSValueMakeUndefined(context);
    }

    public override double Number(int index)
    {
        if (index >= _count)
            return double.NaN;
        nint exception = 0;
        var number = JavaScriptCore.JSValueToNumber(_context, _arguments[index], &exception);
        return exception == 0 ? number : double.NaN;
    }

    public override ReadOnlySpan<byte> Utf8(int index) =>
        index < _count ? vm.CopyUtf8(_context, _arguments[index], index) : default;

    public override void Return(double value) => Result = JavaScriptCore.JSValueMakeNumber(_context, value);

    public override void Return(string text) => Result = JavaScriptCoreText.MakeValue(_context, text);

    public override void Return(ScriptFunction function) => Result = ((JavaScriptCoreFunction)function).Value;

    public override void ReturnArray(int kind)
    {
        nint exception = 0;
        Result = JavaScriptCore.JSObjectMakeTypedArray(_context, kind, 0, &exception);
        Exception = exception;
    }

    public override void ThrowCompileError() => Exception = vm.LastCompileException;
}
