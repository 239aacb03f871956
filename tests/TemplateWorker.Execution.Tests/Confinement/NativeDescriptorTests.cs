using Microsoft.Win32.SafeHandles;
using TemplateWorker.Confinement;

namespace TemplateWorker.Execution.Tests.Confinement;

public sealed class NativeDescriptorTests
{
    const int DuplicateCloseOnExec = 1030;
    const int EndOfStream = 0;

    [Fact]
    public unsafe void A_channel_for_which_no_number_is_left_leaves_nothing_open()
    {
        var pair = stackalloc int[2];
        NativeDescriptor.MakePipe(pair, NativeDescriptor.CloseOnExec | NativeDescriptor.NonBlocking).ShouldBe(0);
        using var reader = new SafeFileHandle(NativeDescriptor.Control(pair[0], DuplicateCloseOnExec, 0), ownsHandle: true);
        var (first, second) = (pair[0], pair[1]);

        Should.Throw<IOException>(() => NativeDescriptor.Raise(first, second, lowest: int.MaxValue));

        byte read;
        NativeDescriptor.Read(reader, &read, 1).ShouldBe(EndOfStream, "nobody holds the writing end any more");
    }
}
