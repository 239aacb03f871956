using System.Buffers.Text;
using Microsoft.Win32.SafeHandles;

namespace TemplateWorker.Sandbox.Limits;

/// <summary>
/// Resident memory of this process, from an open <c>/proc/self/statm</c>: a look costs microseconds, where asking the
/// engine for its heap costs milliseconds for each megabyte of it.
/// </summary>
sealed class ResidentMemory : IDisposable
{
    readonly SafeFileHandle _statm = File.OpenHandle("/proc/self/statm");
    readonly byte[] _text = new byte[128];

    /// <summary>Bytes in memory now.</summary>
    internal long Bytes
    {
        get
        {
            var text = _text.AsSpan(0, RandomAccess.Read(_statm, _text, 0));
            var resident = text[(text.IndexOf((byte)' ') + 1)..];
            return Utf8Parser.TryParse(resident, out long pages, out _) ? pages * Environment.SystemPageSize : 0;
        }
    }

    public void Dispose() => _statm.Dispose();
}
