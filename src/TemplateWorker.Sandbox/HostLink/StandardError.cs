using System.Text;

namespace TemplateWorker.Sandbox.HostLink;

/// <summary>
/// Lines for the host's log, written without the runtime's console, which takes 8 ms to be made and is of no other use here.
/// </summary>
static unsafe class StandardError
{
    const int Descriptor = 2;

    /// <summary>Writes a line. A host that reads no more learns what matters from the exit code.</summary>
    /// <param name="line">The line.</param>
    internal static void WriteLine(string line)
    {
        var bytes = Encoding.UTF8.GetBytes(line + '\n');
        fixed (byte* start = bytes)
        {
            nint written = 0;
            while (written < bytes.Length && LibC.write(Descriptor, start + written, (nuint)(bytes.Length - written)) is > 0 and var count)
                written += count;
        }
    }
}
