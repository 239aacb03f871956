using System.Text;
using TemplateWorker.ScriptEngine.Native;

namespace TemplateWorker.ScriptEngine.Runtime;

/// <summary>One global object of a JavaScriptCore VM, with built-ins of its own.</summary>
sealed unsafe class JavaScriptCoreRealm : IScriptRealm
{
    const int MaxArguments = 6;
    const int TypeNumber = 3;
    const int TypeString = 4;
    const int TypeObject = 5;

    readonly JavaScriptCoreVm _vm;
    readonly nint _context;
    readonly bool _isFirst;
    nint _drain;
    bool _disposed;

    internal JavaScriptCoreRealm(TimeSpan tick, IScriptGuard guard) : this(new JavaScriptCoreVm(tick, guard)) => _isFirst = true;

    JavaScriptCoreRealm(JavaScriptCoreVm vm)
    {
        _vm = vm;
        _context = JavaScriptCore.JSGlobalContextCreateInGroup(vm.Group, 0);
    }

    /// <inheritdoc/>
    public IScriptRealm CreateSibling() => new JavaScriptCoreRealm(_vm);

    /// <inheritdoc/>
    public ScriptFunction? Compile(ScriptSource source, out ScriptError? error)
    {
        using var _ = new Entry(this);
        // JSObjectMakeFunction would be the direct way, but it counts two lines of its own into every position.
        var opening = source.Opening;
        nint function = 0;
        var exception = source.IsKnownBody ? 0 : CheckSyntax(source.TerminatedMethod, source.TerminatedUrl);
        if (exception == 0)
        {
            var script = JavaScriptCoreText.Make(source.TerminatedScript);
            var url = JavaScriptCoreText.Make(source.TerminatedUrl);
            function = JavaScriptCore.JSEvaluateScript(_context, script, 0, url, 1, &exception);
            JavaScriptCore.JSStringRelease(script);
            JavaScriptCore.JSStringRelease(url);
        }
        else if (CheckSyntax(source.TerminatedScript, source.TerminatedUrl) is var plain and not 0)
        {
            exception = plain;
        }
        else
        {
            opening = ScriptSource.MethodOpening;
        }
        error = null;
        _vm.LastCompileException = exception;
        if (exception == 0)
            return Keep(function);
        if (JavaScriptCore.JSValueGetType(_context, exception) == TypeObject)
            PlaceSyntaxError(exception, opening, source.Text);
        error = Describe(exception);
        // Describing reads properties, for which a script may have getters that compile something else meanwhile.
        _vm.LastCompileException = exception;
        return null;
    }

    /// <inheritdoc/>
    public ScriptFunction CreateHostFunction(HostFunction body)
    {
        using var _ = new Entry(this);
        return Keep(_vm.MakeHostFunction(_context, body));
    }

    /// <inheritdoc/>
    public ScriptResult Call(
        ScriptFunction function, scoped ScriptInput first, scoped ScriptInput second, scoped ScriptInput third,
        scoped ScriptInput fourth, scoped ScriptInput fifth, scoped ScriptInput sixth)
    {
        using var _ = new Entry(this);
        // On the stack the collector sees the values.
        var arguments = stackalloc nint[MaxArguments];
        nuint count = 0;
        if (first.Kind != ScriptInputKind.None)
            arguments[count++] = Make(first);
        if (second.Kind != ScriptInputKind.None)
            arguments[count++] = Make(second);
        if (third.Kind != ScriptInputKind.None)
            arguments[count++] = Make(third);
        if (fourth.Kind != ScriptInputKind.None)
            arguments[count++] = Make(fourth);
        if (fifth.Kind != ScriptInputKind.None)
            arguments[count++] = Make(fifth);
        if (sixth.Kind != ScriptInputKind.None)
            arguments[count++] = Make(sixth);
        _vm.IsTerminated = false;
        nint exception = 0;
        var result = JavaScriptCore.JSObjectCallAsFunction(
            _context, ((JavaScriptCoreFunction)function).Value, 0, count, arguments, &exception);
        if (_vm.IsTerminated)
        {
            DropReactions();
            return new ScriptResult(ScriptResultKind.Terminated);
        }
        return exception == 0
            ? ToResult(result)
            : new ScriptResult(ScriptResultKind.Threw, Error: Describe(exception));
    }

    /// <inheritdoc/>
    public void DrainMicrotasks()
    {
        JavaScriptCore.JSLock(_context);
        MicrotaskDrain.Run(_vm.Group);
        JavaScriptCore.JSUnlock(_context);
    }

    /// <inheritdoc/>
    public void OnUnhandledRejection(ScriptFunction function)
    {
        using var _ = new Entry(this);
        nint exception = 0;
        JavaScriptCore.JSGlobalContextSetUnhandledRejectionCallback(
            _context, ((JavaScriptCoreFunction)function).Value, &exception);
    }

    /// <inheritdoc/>
    public void DisableEval()
    {
        var message = JavaScriptCoreText.Make("eval and the Function constructors are not available in templates.");
        JavaScriptCore.JSGlobalContextSetEvalEnabled(_context, false, message);
        JavaScriptCore.JSStringRelease(message);
    }

    /// <inheritdoc/>
    public void CollectGarbage()
    {
        using var _ = new Entry(this);
        JavaScriptCore.JSSynchronousGarbageCollectForDebugging(_context);
    }

    /// <inheritdoc/>
    public long MeasureHeap()
    {
        using var _ = new Entry(this);
        var statistics = JavaScriptCore.JSGetMemoryUsageStatistics(_context);
        return (long)(NumberProperty(statistics, "heapSize"u8) + NumberProperty(statistics, "extraMemorySize"u8));
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        if (_disposed)
            return;
        _disposed = true;
        // Releasing takes the engine's lock, and so may run reactions.
        var outer = _vm.Enter();
        JavaScriptCore.JSGlobalContextRelease(_context);
        if (_isFirst)
            JavaScriptCore.JSContextGroupRelease(_vm.Group);
        JavaScriptCoreVm.Leave(outer);
    }

    // What an ended script has left to do would be done when the lock is released, each reaction with a time of its own.
    void DropReactions()
    {
        if (_drain == 0)
            JavaScriptCore.JSValueProtect(_context, _drain = _vm.MakeHostFunction(_context, _ => DrainMicrotasks()));
        _vm.BeginEnding();
        nint exception = 0;
        JavaScriptCore.JSObjectCallAsFunction(_context, _drain, 0, 0, null, &exception);
        _vm.StopEnding();
    }

    ReadOnlySpan<byte> CopyUtf8(nint value) => _vm.CopyUtf8(_context, value, 0);

    nint Make(scoped ScriptInput input)
    {
        switch (input.Kind)
        {
            case ScriptInputKind.Number:
                return JavaScriptCore.JSValueMakeNumber(_context, input.NumberValue);
            case ScriptInputKind.Function:
                return ((JavaScriptCoreFunction)input.FunctionValue!).Value;
            default:
                var text = JavaScriptCoreText.MakeBorrowed(input.Utf8);
                var value = input.Kind == ScriptInputKind.Text
                    ? JavaScriptCore.JSValueMakeString(_context, text)
                    : JavaScriptCore.JSValueMakeFromJSONString(_context, text);
                JavaScriptCore.JSStringRelease(text);
                return value != 0 ? value : JavaScriptCore.JSValueMakeUndefined(_context);
        }
    }

    JavaScriptCoreFunction Keep(nint value)
    {
        JavaScriptCore.JSValueProtect(_context, value);
        return new JavaScriptCoreFunction(value);
    }

    ScriptResult ToResult(nint value)
    {
        switch (JavaScriptCore.JSValueGetType(_context, value))
        {
            case TypeNumber:
                return new ScriptResult(
                    ScriptResultKind.Number, Number: JavaScriptCore.JSValueToNumber(_context, value, null));
            case TypeString:
                return new ScriptResult(ScriptResultKind.Text, Text: Encoding.UTF8.GetString(CopyUtf8(value)));
            case TypeObject when JavaScriptCore.JSObjectIsFunction(_context, value):
                return new ScriptResult(ScriptResultKind.Function, Function: Keep(value));
            default:
                return new ScriptResult(ScriptResultKind.Other);
        }
    }

    ScriptError Describe(nint exception)
    {
        if (JavaScriptCore.JSValueGetType(_context, exception) != TypeObject)
            return new ScriptError("Error", Encoding.UTF8.GetString(CopyUtf8(exception)), "", "", 0, 0);
        return new ScriptError(
            TextProperty(exception, "name"u8), TextProperty(exception, "message"u8), TextProperty(exception, "stack"u8),
            TextProperty(exception, "sourceURL"u8), ToPosition(NumberProperty(exception, "line"u8)),
            ToPosition(NumberProperty(exception, "column"u8)));
    }

    static int ToPosition(double number) => number is >= 1 and <= int.MaxValue ? (int)number : 0;

    nint Property(nint value, ReadOnlySpan<byte> name)
    {
        var text = JavaScriptCoreText.Make(name);
        nint exception = 0;
        var property = JavaScriptCore.JSObjectGetProperty(_context, value, text, &exception);
        JavaScriptCore.JSStringRelease(text);
        return exception == 0 ? property : 0;
    }

    string TextProperty(nint value, ReadOnlySpan<byte> name)
    {
        var property = Property(value, name);
        return property != 0 && JavaScriptCore.JSValueGetType(_context, property) == TypeString
            ? Encoding.UTF8.GetString(CopyUtf8(property))
            : "";
    }

    nint CheckSyntax(ReadOnlySpan<byte> terminatedScript, ReadOnlySpan<byte> terminatedUrl)
    {
        var script = JavaScriptCoreText.Make(terminatedScript);
        var url = JavaScriptCoreText.Make(terminatedUrl);
        nint exception = 0;
        JavaScriptCore.JSCheckScriptSyntax(_context, script, url, 1, &exception);
        JavaScriptCore.JSStringRelease(script);
        JavaScriptCore.JSStringRelease(url);
        return exception;
    }

    void PlaceSyntaxError(nint exception, string opening, string source)
    {
        var line = ToPosition(NumberProperty(exception, "line"u8));
        var lines = source.AsSpan().Count('\n') + 1;
        if (line > lines)
        {
            // What the parser stumbled over is the bracket that closes the function around the source.
            SetProperty(exception, "message"u8, JavaScriptCoreText.MakeValue(_context, "Unexpected end of the file: something that was opened is not closed."));
            SetProperty(exception, "line"u8, JavaScriptCore.JSValueMakeNumber(_context, lines));
            line = lines;
        }
        var column = SyntaxErrorColumn.Find(opening, source, line, IsCutShort);
        SetProperty(exception, "column"u8, JavaScriptCore.JSValueMakeNumber(_context, column));
    }

    /// <summary>Whether the parser accepts a text or only misses its end.</summary>
    bool IsCutShort(string text)
    {
        var script = JavaScriptCoreText.Make(text);
        nint exception = 0;
        var isWhole = JavaScriptCore.JSCheckScriptSyntax(_context, script, 0, 1, &exception);
        JavaScriptCore.JSStringRelease(script);
        return isWhole || IsEndMissing(TextProperty(exception, "message"u8));
    }

    static bool IsEndMissing(string message) =>
        message.StartsWith("Unexpected end of script", StringComparison.Ordinal)
        || message.StartsWith("Unexpected EOF", StringComparison.Ordinal);

    void SetProperty(nint value, ReadOnlySpan<byte> name, nint property)
    {
        var text = JavaScriptCoreText.Make(name);
        JavaScriptCore.JSObjectSetProperty(_context, value, text, property, 0, null);
        JavaScriptCore.JSStringRelease(text);
    }

    double NumberProperty(nint value, ReadOnlySpan<byte> name)
    {
        var property = Property(value, name);
        return property != 0 && JavaScriptCore.JSValueGetType(_context, property) == TypeNumber
            ? JavaScriptCore.JSValueToNumber(_context, property, null)
            : 0;
    }

    /// <summary>
    /// One stay inside the engine: holds its lock once for all the API calls of the stay, and marks the VM as the
    /// thread's running one. At its end, when the lock is released, the engine runs reactions that still wait.
    /// </summary>
    readonly ref struct Entry
    {
        readonly JavaScriptCoreRealm _realm;
        readonly JavaScriptCoreVm? _outer;

        internal Entry(JavaScriptCoreRealm realm)
        {
            _realm = realm;
            _outer = realm._vm.Enter();
            JavaScriptCore.JSLock(realm._context);
        }

        public void Dispose()
        {
            JavaScriptCore.JSUnlock(_realm._context);
            if (_outer is null)
                _realm._vm.ForgetTermination(_realm._context);
            JavaScriptCoreVm.Leave(_outer);
        }
    }
}
