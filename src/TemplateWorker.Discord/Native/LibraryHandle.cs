using System.Runtime.InteropServices;

namespace TemplateWorker.Discord.Native;

/// <summary>Something that a library of the system made and that is ours to free.</summary>
abstract class LibraryHandle() : SafeHandle(invalidHandleValue: 0, ownsHandle: true)
{
    /// <inheritdoc/>
    public sealed override bool IsInvalid => handle == 0;

    /// <summary>Gives it back to its library. Called once.</summary>
    /// <param name="thing">What the library made.</param>
    protected abstract void Free(nint thing);

    /// <inheritdoc/>
    protected sealed override bool ReleaseHandle()
    {
        Free(handle);
        return true;
    }
}
