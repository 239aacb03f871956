using System.Runtime.InteropServices;
using TemplateWorker.ScriptEngine.Native;

namespace TemplateWorker.ScriptEngine.Runtime;

/// <summary>
/// What the realms of one JavaScriptCore VM share: its heap and limits, and the functions that its scripts can call. A
/// reaction of one realm may run while another is entered, so the engine's callbacks look things up here.
/// </summary>
sealed unsafe class JavaScriptCoreVm
{
    const int MaxArguments = 6;

    // Texts are longer than any message to the host may be only to take memory; what is cut here is refused there.
    const int LongestText = 17 * 1024 * 1024;

    // A buffer of a VM stays as long as the VM, of which there are thousands.
    const int KeptText = 64 * 1024;

    // The engine's callbacks carry no room for a managed reference of ours on every path, and a VM runs on one thread
    // at a time, so the running VM is a fact of the thread.
    [ThreadStatic]
    static JavaScriptCoreVm? _running;

    static readonly nint HostFunctionClass = CreateHostFunctionClass();

    readonly TimeSpan _tick;
    readonly IScriptGuard _guard;
    readonly JavaScriptCoreCall _call;
    readonly List<HostFunction> _hostFunctions = [];
    readonly byte[]?[] _scratch = new byte[MaxArguments][];
    bool _mayHoldTermination;
    TimeSpan _armed;
    bool _isEnding;

    internal JavaScriptCoreVm(TimeSpan tick, IScriptGuard guard)
    {
        _guard = guard;
        _tick = tick;
        _call = new JavaScriptCoreCall(this);
        Group = JavaScriptCore.JSContextGroupCreate();
        Arm(guard.FirstTick);
    }

    internal nint Group { get; }

    /// <summary>Whether the guard has ended the script that runs, or ran last.</summary>
    internal bool IsTerminated { get; set; }

    /// <summary>What the last compilation failed with, 0 when it went well.</summary>
    internal nint LastCompileException { get; set; }

    /// <summary>Makes the VM the running one of this thread.</summary>
    /// <returns>The one that was; for <see cref="Leave"/>.</returns>
    internal JavaScriptCoreVm? Enter()
    {
        var outer = _running;
        if (outer is null && _guard.FirstTick is var first && first != _armed)
            Arm(first);
        _running = this;
        return outer;
    }

    /// <summary>Gives the thread back to the VM that ran before.</summary>
    /// <param name="outer">What <see cref="Enter"/> returned.</param>
    internal static void Leave(JavaScriptCoreVm? outer) => _running = outer;

    /// <summary>From now on what runs is ended at its next tick, whatever the guard says.</summary>
    internal void BeginEnding()
    {
        _isEnding = true;
        Arm(_tick);
    }

    /// <summary>From now on the guard is asked again.</summary>
    internal void StopEnding() => _isEnding = false;

    /// <summary>Takes from the VM the end of a script that nobody has taken.</summary>
    /// <remarks>
    /// What ends a script is an exception, which the API call that ran the script takes out of the VM. Reactions that run
    /// when the lock is released belong to no such call, and the engine ends the process (measured with 2.50: an assertion
    /// in VMTraps::deferTerminationSlow) when the next script finds the exception of an entry that is over. Converting a
    /// number runs nothing, and takes out what is there.
    /// </remarks>
    /// <param name="context">A realm.</param>
    internal void ForgetTermination(nint context)
    {
        while (_mayHoldTermination)
        {
            _mayHoldTermination = false;
            nint exception = 0;
            JavaScriptCore.JSValueToNumber(context, JavaScriptCore.JSValueMakeNumber(context, 0), &exception);
        }
    }

    /// <summary>Makes a function object.</summary>
    /// <param name="context">The realm that gets it.</param>
    /// <param name="body">What it does.</param>
    internal nint MakeHostFunction(nint context, HostFunction body)
    {
        _hostFunctions.Add(body);
        return JavaScriptCore.JSObjectMake(context, HostFunctionClass, _hostFunctions.Count);
    }

    /// <summary>Converts a value to text, which is cut where it is longer than any that could be of use.</summary>
    /// <param name="context">The realm that asks.</param>
    /// <param name="value">The value.</param>
    /// <param name="slot">The text is valid until the next for the same slot.</param>
    internal ReadOnlySpan<byte> CopyUtf8(nint context, nint value, int slot)
    {
        nint exception = 0;
        var text = JavaScriptCore.JSValueToStringCopy(context, value, &exception);
        if (exception != 0 || text == 0)
            return default;
        var size = (int)Math.Min(JavaScriptCore.JSStringGetMaximumUTF8CStringSize(text), LongestText);
        var buffer = _scratch[slot];
        if (buffer is null || buffer.Length < size)
            buffer = GC.AllocateUninitializedArray<byte>(Math.Max(size, 256));
        if (buffer.Length <= KeptText)
            _scratch[slot] = buffer;
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
        try
        {
            var vm = _running!;
            var body = vm._hostFunctions[(int)JavaScriptCore.JSObjectGetPrivate(function) - 1];
            return vm._call.Enter(body, context, arguments, (int)count, exception);
        }
        catch (Exception error)
        {
            return (nint)GiveUp(error);
        }
    }

    [UnmanagedCallersOnly]
    static byte OnTick(nint context, nint data)
    {
        try
        {
            var vm = _running!;
            if (vm._isEnding || !vm._guard.MayContinue())
            {
                vm.IsTerminated = vm._mayHoldTermination = true;
                return 1;
            }
            // A limit whose callback lets the script go on does not come again by itself (measured with 2.50).
            vm.Arm(vm._tick);
            return 0;
        }
        catch (Exception error)
        {
            return (byte)GiveUp(error);
        }
    }

    // Above this runs the engine's own code, which no exception may cross.
    static int GiveUp(Exception error)
    {
        _running?._guard.GiveUp(error);
        Environment.FailFast("The program failed while a script called it.", error);
        return 0;
    }

    // Each entry into a VM starts a timer of the engine's unless one of it is pending that is not later. A timer costs 70 us
    // of processor time (measured with 200 VMs that take turns: two switches to the timers' thread), so the first is late.
    void Arm(TimeSpan after)
    {
        _armed = after;
        JavaScriptCore.JSContextGroupSetExecutionTimeLimit(Group, after.TotalSeconds, &OnTick, 0);
    }
}
