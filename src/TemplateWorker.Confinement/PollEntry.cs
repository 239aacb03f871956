using System.Runtime.InteropServices;

namespace TemplateWorker.Confinement;

/// <summary>What to wait for on one descriptor, as poll(2) lays it out.</summary>
[StructLayout(LayoutKind.Sequential)]
struct PollEntry
{
    /// <summary>The descriptor; a negative one is passed over.</summary>
    public int Descriptor;

    /// <summary>What is awaited.</summary>
    public short Awaited;

    /// <summary>What came.</summary>
    public short Came;
}
