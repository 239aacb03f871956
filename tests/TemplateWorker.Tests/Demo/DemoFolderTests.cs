using System.Net.Sockets;
using TemplateWorker.CommandLine;
using TemplateWorker.Demo;
using TemplateWorker.Testing;

namespace TemplateWorker.Tests.Demo;

public sealed class DemoFolderTests : IDisposable
{
    readonly TemporaryFolder _folder = new();

    [Fact]
    public void A_second_demo_takes_the_folder_beside_and_the_next_takes_a_freed_one()
    {
        using (var first = DemoFolder.TakeFree(_folder.Combine("demo")))
        using (var second = DemoFolder.TakeFree(_folder.Combine("demo")))
        {
            first.Path.ShouldBe(_folder.Combine("demo"));
            second.Path.ShouldBe(_folder.Combine("demo-2"));
        }

        using var third = DemoFolder.TakeFree(_folder.Combine("demo"));
        third.Path.ShouldBe(_folder.Combine("demo"));
    }

    [Fact]
    public void A_folder_that_was_named_is_taken_or_nothing()
    {
        using var first = DemoFolder.Take(_folder.Combine("demo"));

        Should.Throw<VerbFailedException>(() => DemoFolder.Take(_folder.Combine("demo"))).Message.ShouldStartWith("Another demo runs in ");
    }

    [Fact]
    public void One_that_cannot_be_made_is_said()
    {
        var file = _folder.Write("file", "");

        Should.Throw<VerbFailedException>(() => DemoFolder.Take(Path.Combine(file, "demo"))).Message.ShouldContain("Name another with --data.");
    }

    [Fact]
    public void A_lock_that_cannot_be_opened_is_no_other_demo()
    {
        using var socket = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
        Directory.CreateDirectory(_folder.Combine("demo"));
        socket.Bind(new UnixDomainSocketEndPoint(_folder.Combine("demo", "demo.lock")));

        Should.Throw<VerbFailedException>(() => DemoFolder.TakeFree(_folder.Combine("demo"))).Message.ShouldContain("cannot be used: ");
    }

    public void Dispose() => _folder.Dispose();
}
