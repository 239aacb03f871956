using System.Buffers.Text;

namespace TemplateWorker.Execution.Sandboxes.Launch;

/// <summary>Memory of a process as the kernel counts it; see proc_pid_statm(5).</summary>
static class ProcessMemory
{
    /// <summary>What is resident, program code that other processes share included.</summary>
    /// <param name="processId">The process.</param>
    /// <returns>Bytes; 0 when there is no such process, or no such file on this system.</returns>
    public static long Resident(int processId)
    {
        try
        {
            var text = File.ReadAllBytes($"/proc/{processId}/statm").AsSpan();
            var pages = text[(text.IndexOf((byte)' ') + 1)..];
            return Utf8Parser.TryParse(pages, out long count, out _) ? count * Environment.SystemPageSize : 0;
        }
        catch (IOException)
        {
            // It has ended: before the file was opened, or while it was read.
            return 0;
        }
        catch (UnauthorizedAccessException)
        {
            // The system hides other users' processes (hidepid); then nobody can watch.
            return 0;
        }
    }
}
