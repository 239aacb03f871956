using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Text;
using TemplateWorker.ScriptEngine.Native;

namespace TemplateWorker.ScriptEngine.Runtime;

/// <summary>One JavaScriptCore VM with one global object.</summary>
sealed unsafe class JavaScriptCoreRealm : IScriptRealm
{
    const int MaxArguments = 6;
    const int TypeNumber = 3;
    const int TypeString = 4;
    const int TypeObject = 5;

    static readonly nint HostFunctionClass = CreateHostFunctionClass();

    // The engine's callbacks carry no room for a managed reference of ours on every path, and a realm runs on one
    // thread at a time, so the running realm is a fact of the thread.
    [ThreadStatic]
    static JavaScriptCoreRealm? _running;

    readonly nint _group;
    readonly nint _context;
    readonly double _tickSeconds;
    readonly IScriptGuard _guard;
    readonly JavaScriptCoreCall _call;
    readonly List<HostFunction> _hostFunctions = [];
    readonly byte[]?[] _scratch = new byte[MaxArguments][];
    bool _terminated;
    bool _disposed;

    internal JavaScriptCoreRealm(TimeSpan tick, IScriptGuard guard)
    {
        _guard = guard;
        _tickSeconds = tick.TotalSeconds;
        _call = new JavaScriptCoreCall(this);
        _group = JavaScriptCore.JSContextGroupCreate();
        _context = JavaScriptCore.JSGlobalContextCreateInGroup(_group, 0);
        ArmTick();
    }

    internal nint LastCompileException { get; private set; }

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
            var script = MakeString(source.TerminatedScript);
            var url = MakeString(source.TerminatedUrl);
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
        LastCompileException = exception;
        if (exception == 0)
            return Keep(function);
        if (JavaScriptCore.JSValueGetType(_context, exception) == TypeObject)
            PlaceSyntaxError(exception, opening, source.Text);
        error = Describe(exception);
        // Describing reads properties, for which a script may have getters that compile something else meanwhile.
        LastCompileException = exception;
        return null;
    }

    /// <inheritdoc/>
    public ScriptFunction CreateHostFunction(HostFunction body)
    {
        using var _ = new Entry(this);
        _hostFunctions.Add(body);
        return Keep(JavaScriptCore.JSObjectMake(_context, HostFunctionClass, _hostFunctions.Count));
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
        _terminated = false;
        nint exception = 0;
        var result = JavaScriptCore.JSObjectCallAsFunction(
            _context, ((JavaScriptCoreFunction)function).Value, 0, count, arguments, &exception);
        if (_terminated)
            return new ScriptResult(ScriptResultKind.Terminated);
        return exception == 0
            ? ToResult(result)
            : new ScriptResult(ScriptResultKind.Threw, Error: Describe(exception));
    }

    /// <inheritdoc/>
    public void DrainMicrotasks()
    {
        JavaScriptCore.JSLock(_context);
        MicrotaskDrain.Run(_group);
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
        var message = MakeString("eval and the Function constructors are not available in templates.");
        JavaScriptCore.JSGlobalContextSetEvalEnabled(_context, false, message);
        JavaScriptCore.JSStringRelease(message);
    }

    /// <inheritdoc/>
    public void CollectGarbage() => JavaScriptCore.JSSynchronousGarbageCollectForDebugging(_context);

    /// <inheritdoc/>
    public long MeasureHeap()
    {
        var statistics = JavaScriptCore.JSGetMemoryUsageStatistics(_context);
        return (long)(NumberProperty(statistics, "heapSize"u8) + NumberProperty(statistics, "extraMemorySize"u8));
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        if (_disposed)
            return;
        _disposed = true;
        JavaScriptCore.JSGlobalContextRelease(_context);
        JavaScriptCore.JSContextGroupRelease(_group);
    }

    internal ReadOnlySpan<byte> CopyUtf8(nint value, int slot)
    {
        nint exception = 0;
        var text = JavaScriptCore.JSValueToStringCopy(_context, value, &exception);
        if (exception != 0 || text == 0)
            return default;
        var size = (int)JavaScriptCore.JSStringGetMaximumUTF8CStringSize(text);
        ref var buffer = ref _scratch[slot];
        if (buffer is null || buffer.Length < size)
            buffer = GC.AllocateUninitializedArray<byte>(Math.Max(size, 256));
        nuint written;
        fixed (byte* target = buffer)
            written = JavaScriptCore.JSStringGetUTF8CString(text, target, (nuint)buffer.Length);
        JavaScriptCore.JSStringRelease(text);
        return buffer.AsSpan(0, Math.Max(0, (int)written - 1));
    }

    static nint CreateHostFunctionClass()
    {
        fixed (byte* name = "Function\0"u8)
        {
            var definition = new JavaScriptClassDefinition { ClassName = name, CallAsFunction = &OnHostFunction };
            return JavaScriptCore.JSClassCreate(&definition);
        }
    }

    [UnmanagedCallersOnly]
    static nint OnHostFunction(
        nint context, nint function, nint thisObject, nuint count, nint* arguments, nint* exception)
    {
        var realm = _running!;
        var body = realm._hostFunctions[(int)JavaScriptCore.JSObjectGetPrivate(function) - 1];
        return realm._call.Enter(body, context, arguments, (int)count, exception);
    }

    [UnmanagedCallersOnly]
    static byte OnTick(nint context, nint data)
    {
        var realm = _running!;
        if (!realm._guard.MayContinue())
        {
            realm._terminated = true;
            return 1;
        }
        // A limit whose callback lets the script go on does not come again by itself (measured with 2.50).
        realm.ArmTick();
        return 0;
    }

    void ArmTick() => JavaScriptCore.JSContextGroupSetExecutionTimeLimit(_group, _tickSeconds, &OnTick, 0);

    nint Make(scoped ScriptInput input)
    {
        switch (input.Kind)
        {
            case ScriptInputKind.Number:
                return JavaScriptCore.JSValueMakeNumber(_context, input.NumberValue);
            case ScriptInputKind.Function:
                return ((JavaScriptCoreFunction)input.FunctionValue!).Value;
            default:
                var text = MakeString(input.Utf8);
                var value = input.Kind == ScriptInputKind.Text
                    ? JavaScriptCore.JSValueMakeString(_context, text)
                    : JavaScriptCore.JSValueMakeFromJSONString(_context, text);
                JavaScriptCore.JSStringRelease(text);
                return value != 0 ? value : JavaScriptCore.JSValueMakeUndefined(_context);
        }
    }

    static nint MakeString(Span<byte> utf8)
    {
        ref var behind = ref Unsafe.Add(ref MemoryMarshal.GetReference(utf8), utf8.Length);
        var kept = behind;
        behind = 0;
        nint text;
        // SAFETY: ScriptInput's contract gives the byte behind the span to us for the length of this call.
        fixed (byte* bytes = &MemoryMarshal.GetReference(utf8))
            text = JavaScriptCore.JSStringCreateWithUTF8CString(bytes);
        behind = kept;
        return text;
    }

    static nint MakeString(string text) => MakeString((ReadOnlySpan<byte>)Encoding.UTF8.GetBytes(text + '\0'));

    static nint MakeString(ReadOnlySpan<byte> zeroTerminated)
    {
        fixed (byte* bytes = zeroTerminated)
            return JavaScriptCore.JSStringCreateWithUTF8CString(bytes);
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
                return new ScriptResult(ScriptResultKind.Text, Text: Encoding.UTF8.GetString(CopyUtf8(value, 0)));
            case TypeObject when JavaScriptCore.JSObjectIsFunction(_context, value):
                return new ScriptResult(ScriptResultKind.Function, Function: Keep(value));
            default:
                return new ScriptResult(ScriptResultKind.Other);
        }
    }

    ScriptError Describe(nint exception)
    {
        if (JavaScriptCore.JSValueGetType(_context, exception) != TypeObject)
            return new ScriptError("Error", Encoding.UTF8.GetString(CopyUtf8(exception, 0)), "", "", 0, 0);
        return new ScriptError(
            TextProperty(exception, "name"u8), TextProperty(exception, "message"u8), TextProperty(exception, "stack"u8),
            TextProperty(exception, "sourceURL"u8), ToPosition(NumberProperty(exception, "line"u8)),
            ToPosition(NumberProperty(exception, "column"u8)));
    }

    static int ToPosition(double number) => number is >= 1 and <= int.MaxValue ? (int)number : 0;

    nint Property(nint value, ReadOnlySpan<byte> name)
    {
        var text = MakeString(name);
        nint exception = 0;
        var property = JavaScriptCore.JSObjectGetProperty(_context, value, text, &exception);
        JavaScriptCore.JSStringRelease(text);
        return exception == 0 ? property : 0;
    }

    string TextProperty(nint value, ReadOnlySpan<byte> name)
    {
        var property = Property(value, name);
        return property != 0 && JavaScriptCore.JSValueGetType(_context, property) == TypeString
            ? Encoding.UTF8.GetString(CopyUtf8(property, 0))
            : "";
    }

    nint CheckSyntax(ReadOnlySpan<byte> terminatedScript, ReadOnlySpan<byte> terminatedUrl)
    {
        var script = MakeString(terminatedScript);
        var url = MakeString(terminatedUrl);
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
            SetProperty(exception, "message"u8, MakeText("Unexpected end of the file: something that was opened is not closed."));
            SetProperty(exception, "line"u8, JavaScriptCore.JSValueMakeNumber(_context, lines));
            line = lines;
        }
        var column = SyntaxErrorColumn.Find(opening, source, line, IsCutShort);
        SetProperty(exception, "column"u8, JavaScriptCore.JSValueMakeNumber(_context, column));
    }

    /// <summary>Whether the parser accepts a text or only misses its end.</summary>
    bool IsCutShort(string text)
    {
        var script = MakeString(text);
        nint exception = 0;
        var isWhole = JavaScriptCore.JSCheckScriptSyntax(_context, script, 0, 1, &exception);
        JavaScriptCore.JSStringRelease(script);
        return isWhole || IsEndMissing(TextProperty(exception, "message"u8));
    }

    static bool IsEndMissing(string message) =>
        message.StartsWith("Unexpected end of script", StringComparison.Ordinal)
        || message.StartsWith("Unexpected EOF", StringComparison.Ordinal);

    nint MakeText(string value)
    {
        var text = MakeString(value);
        var result = JavaScriptCore.JSValueMakeString(_context, text);
        JavaScriptCore.JSStringRelease(text);
        return result;
    }

    void SetProperty(nint value, ReadOnlySpan<byte> name, nint property)
    {
        var text = MakeString(name);
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
    /// One stay inside the engine: holds its lock once for all the API calls of the stay, and marks the realm as the
    /// thread's running one.
    /// </summary>
    readonly ref struct Entry
    {
        readonly JavaScriptCoreRealm _realm;
        readonly JavaScriptCoreRealm? _outer;

        internal Entry(JavaScriptCoreRealm realm)
        {
            _realm = realm;
            _outer = _running;
            _running = realm;
            JavaScriptCore.JSLock(realm._context);
        }

        public void Dispose()
        {
            JavaScriptCore.JSUnlock(_realm._context);
            _running = _outer;
        }
    }
}
