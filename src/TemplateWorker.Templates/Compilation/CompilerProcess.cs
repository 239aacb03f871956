using System.IO.Pipes;
using System.Text;
using Microsoft.Win32.SafeHandles;
using TemplateWorker.Confinement;

namespace TemplateWorker.Templates.Compilation;

/// <summary>A process of the compiler and what it writes; it is gone when disposed.</summary>
sealed class CompilerProcess : IDisposable
{
    static readonly TimeSpan FirstLook = TimeSpan.FromMilliseconds(1);
    static readonly TimeSpan LongestLook = TimeSpan.FromMilliseconds(20);

    readonly ChildProcess _process;

    /// <summary>Takes over a process that was just started.</summary>
    /// <param name="pid">The process.</param>
    /// <param name="output">Where its output arrives.</param>
    /// <param name="errors">Where its errors arrive.</param>
    public CompilerProcess(int pid, SafeFileHandle output, SafeFileHandle errors)
    {
        _process = new ChildProcess(pid);
        (Output, Errors) = (Open(output), Open(errors));
    }

    /// <summary>What it writes to standard output.</summary>
    public StreamReader Output { get; }

    /// <summary>What it writes to standard error.</summary>
    public StreamReader Errors { get; }

    /// <summary>Ends it, and all that it may have started.</summary>
    public void Kill() => _process.Kill();

    /// <summary>Waits for its end.</summary>
    /// <param name="cancellationToken">Ends the wait.</param>
    public async Task<ChildEnd> WaitForExitAsync(CancellationToken cancellationToken)
    {
        for (var look = FirstLook; ; look = look * 2 < LongestLook ? look * 2 : LongestLook)
        {
            if (_process.Collect() is { } end)
            {
                return end;
            }

            await Task.Delay(look, cancellationToken);
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        Kill();
        SpinWait.SpinUntil(() => _process.Collect() is not null);
        Output.Dispose();
        Errors.Dispose();
    }

    // A stream of this kind can be read until somebody cancels.
    static StreamReader Open(SafeFileHandle pipe)
    {
        var handle = new SafePipeHandle(pipe.DangerousGetHandle(), ownsHandle: true);
        pipe.SetHandleAsInvalid();
        return new StreamReader(new AnonymousPipeClientStream(PipeDirection.In, handle), Encoding.UTF8);
    }
}
