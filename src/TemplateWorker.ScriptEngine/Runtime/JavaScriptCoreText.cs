using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Text;
using TemplateWorker.ScriptEngine.Native;

namespace TemplateWorker.ScriptEngine.Runtime;

/// <summary>Makes the engine's texts. Who makes one releases it.</summary>
static unsafe class JavaScriptCoreText
{
    /// <summary>Makes a text of UTF-8 that lies in a buffer.</summary>
    /// <param name="utf8">The text, under the contract of <see cref="ScriptInput"/>.</param>
    internal static nint MakeBorrowed(Span<byte> utf8)
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

    /// <summary>Makes a text.</summary>
    /// <param name="text">The text.</param>
    internal static nint Make(string text) => Make((ReadOnlySpan<byte>)Encoding.UTF8.GetBytes(text + '\0'));

    /// <summary>Makes a text.</summary>
    /// <param name="zeroTerminated">UTF-8 that ends in a zero.</param>
    internal static nint Make(ReadOnlySpan<byte> zeroTerminated)
    {
        fixed (byte* bytes = zeroTerminated)
            return JavaScriptCore.JSStringCreateWithUTF8CString(bytes);
    }

    /// <summary>Makes a string value, which the engine's collector owns.</summary>
    /// <param name="context">The realm.</param>
    /// <param name="text">The text.</param>
    internal static nint MakeValue(nint context, string text)
    {
        var made = Make(text);
        var value = JavaScriptCore.JSValueMakeString(context, made);
        JavaScriptCore.JSStringRelease(made);
        return value;
    }
}
