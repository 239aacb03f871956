using System.Runtime.InteropServices;

namespace TemplateWorker.ScriptEngine.Native;

/// <summary>
/// JavaScriptCore's C API, one declaration per function that is used. Handles are bare pointers because every one of
/// them lives either on the stack of one call or exactly as long as its realm.
/// See https://developer.apple.com/documentation/javascriptcore/c_javascriptcore_api.
/// </summary>
static unsafe partial class JavaScriptCore
{
    const string Library = JavaScriptCoreLibrary.Name;

    static JavaScriptCore() => JavaScriptCoreLibrary.Register();

    [LibraryImport(Library)]
    internal static partial nint JSContextGroupCreate();

    [LibraryImport(Library)]
    internal static partial void JSContextGroupRelease(nint group);

    [LibraryImport(Library)]
    internal static partial void JSContextGroupSetExecutionTimeLimit(
        nint group, double seconds, delegate* unmanaged<nint, nint, byte> callback, nint callbackData);

    [LibraryImport(Library)]
    internal static partial nint JSGlobalContextCreateInGroup(nint group, nint globalObjectClass);

    [LibraryImport(Library)]
    internal static partial void JSGlobalContextRelease(nint context);

    [LibraryImport(Library)]
    internal static partial void JSGlobalContextSetEvalEnabled(
        nint context, [MarshalAs(UnmanagedType.U1)] bool enabled, nint message);

    [LibraryImport(Library)]
    internal static partial void JSGlobalContextSetUnhandledRejectionCallback(
        nint context, nint function, nint* exception);

    [LibraryImport(Library)]
    internal static partial void JSLock(nint context);

    [LibraryImport(Library)]
    internal static partial void JSUnlock(nint context);

    [LibraryImport(Library)]
    internal static partial nint JSStringCreateWithUTF8CString(byte* zeroTerminated);

    [LibraryImport(Library)]
    internal static partial void JSStringRelease(nint text);

    [LibraryImport(Library)]
    internal static partial nuint JSStringGetMaximumUTF8CStringSize(nint text);

    [LibraryImport(Library)]
    internal static partial nuint JSStringGetUTF8CString(nint text, byte* buffer, nuint size);

    [LibraryImport(Library)]
    internal static partial nint JSEvaluateScript(
        nint context, nint script, nint thisObject, nint sourceUrl, int startingLineNumber, nint* exception);

    [LibraryImport(Library)]
    [return: MarshalAs(UnmanagedType.U1)]
    internal static partial bool JSCheckScriptSyntax(
        nint context, nint script, nint sourceUrl, int startingLineNumber, nint* exception);

    [LibraryImport(Library)]
    internal static partial void JSObjectSetProperty(
        nint context, nint value, nint name, nint property, uint attributes, nint* exception);

    [LibraryImport(Library)]
    internal static partial nint JSClassCreate(JavaScriptClassDefinition* definition);

    [LibraryImport(Library)]
    internal static partial nint JSObjectMake(nint context, nint classRef, nint privateData);

    [LibraryImport(Library)]
    internal static partial nint JSObjectMakeTypedArray(nint context, int kind, nuint length, nint* exception);

    [LibraryImport(Library)]
    internal static partial nint JSObjectGetPrivate(nint value);

    [LibraryImport(Library)]
    internal static partial nint JSObjectCallAsFunction(
        nint context, nint function, nint thisObject, nuint argumentCount, nint* arguments, nint* exception);

    [LibraryImport(Library)]
    internal static partial nint JSObjectGetProperty(nint context, nint value, nint name, nint* exception);

    [LibraryImport(Library)]
    [return: MarshalAs(UnmanagedType.U1)]
    internal static partial bool JSObjectIsFunction(nint context, nint value);

    [LibraryImport(Library)]
    internal static partial int JSValueGetType(nint context, nint value);

    [LibraryImport(Library)]
    internal static partial nint JSValueMakeUndefined(nint context);

    [LibraryImport(Library)]
    internal static partial nint JSValueMakeNumber(nint context, double number);

    [LibraryImport(Library)]
    internal static partial nint JSValueMakeString(nint context, nint text);

    [LibraryImport(Library)]
    internal static partial nint JSValueMakeFromJSONString(nint context, nint text);

    [LibraryImport(Library)]
    internal static partial double JSValueToNumber(nint context, nint value, nint* exception);

    [LibraryImport(Library)]
    internal static partial nint JSValueToStringCopy(nint context, nint value, nint* exception);

    [LibraryImport(Library)]
    internal static partial void JSValueProtect(nint context, nint value);

    [LibraryImport(Library)]
    internal static partial nint JSGetMemoryUsageStatistics(nint context);

    [LibraryImport(Library)]
    internal static partial void JSSynchronousGarbageCollectForDebugging(nint context);

    [LibraryImport(Library)]
    internal static partial int jsc_options_set_boolean(byte* option, int value);

    [LibraryImport(Library)]
    internal static partial int jsc_options_set_uint(byte* option, uint value);

    [LibraryImport(Library)]
    internal static partial int jsc_options_set_int(byte* option, int value);

    [LibraryImport(Library)]
    internal static partial int jsc_options_set_double(byte* option, double value);
}
