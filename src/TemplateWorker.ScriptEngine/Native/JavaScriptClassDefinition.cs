using System.Runtime.InteropServices;

namespace TemplateWorker.ScriptEngine.Native;

/// <summary>
/// JSClassDefinition of JSObjectRef.h, version 0. Only the name and the call callback are set; the other callbacks keep
/// their place in the layout and stay null.
/// </summary>
[StructLayout(LayoutKind.Sequential)]
unsafe struct JavaScriptClassDefinition
{
    internal int Version;
    internal uint Attributes;
    internal byte* ClassName;
    internal nint ParentClass;
    internal nint StaticValues;
    internal nint StaticFunctions;
    internal nint Initialize;
    internal nint Finalize;
    internal nint HasProperty;
    internal nint GetProperty;
    internal nint SetProperty;
    internal nint DeleteProperty;
    internal nint GetPropertyNames;
    internal delegate* unmanaged<nint, nint, nint, nuint, nint*, nint*, nint> CallAsFunction;
    internal nint CallAsConstructor;
    internal nint HasInstance;
    internal nint ConvertToType;
}
