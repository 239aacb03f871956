using System.Collections;
using System.Net.Sockets;
using System.Text;
using Microsoft.Extensions.Logging.Abstractions;
using TemplateWorker.Service;
using TemplateWorker.Testing;

namespace TemplateWorker.Tests.Service;

public sealed class ServiceManagerTests : IDisposable
{
    const int Process = 42;

    readonly TemporaryFolder _folder = new();
    readonly Socket _systemd = new(AddressFamily.Unix, SocketType.Dgram, ProtocolType.Unspecified);

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void It_tells_a_socket_of_either_kind_what_the_worker_does(bool isAbstract)
    {
        using var service = Start(Listen(isAbstract));

        service.TellReady("connecting");
        service.TellStatus("two\nlines");
        service.TellStopping();

        Receive().ShouldBe("READY=1\nSTATUS=connecting");
        Receive().ShouldBe("STATUS=two lines");
        Receive().ShouldBe("STOPPING=1\nSTATUS=stopping");
    }

    [Fact]
    public async Task The_watchdog_hears_twice_in_its_time()
    {
        using var service = Start(Listen(isAbstract: false), ("WATCHDOG_USEC", "3000000"), ("WATCHDOG_PID", "42"));
        var time = new ManualTimeProvider();
        using var stop = new CancellationTokenSource();
        var running = service.RunWatchdogAsync(time, stop.Token);

        Receive().ShouldBe("WATCHDOG=1");
        time.Advance(TimeSpan.FromSeconds(1.5));
        Receive().ShouldBe("WATCHDOG=1");

        await stop.CancelAsync();
        await Should.ThrowAsync<OperationCanceledException>(running);
    }

    [Fact]
    public void A_watchdog_for_another_process_is_not_ours()
    {
        using var service = Start(Listen(isAbstract: false), ("WATCHDOG_USEC", "3000000"), ("WATCHDOG_PID", "43"));

        service.WatchdogInterval.ShouldBeNull();
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("relative")]
    [InlineData("/nowhere/at/all")]
    public void Without_a_socket_that_takes_it_nothing_happens(string? place)
    {
        using var service = Start(place);

        service.TellReady("unheard");
        service.TellStopping();
    }

    public void Dispose()
    {
        _systemd.Dispose();
        _folder.Dispose();
    }

    static ServiceManager Start(string? place, params (string Name, string Value)[] more)
    {
        var environment = new Hashtable();
        foreach (var (name, value) in more)
            environment[name] = value;
        if (place is not null)
            environment["NOTIFY_SOCKET"] = place;
        return ServiceManager.Of(environment, Process, NullLogger.Instance);
    }

    string Listen(bool isAbstract)
    {
        var place = isAbstract ? $"@templateworker-test-{Guid.NewGuid():N}" : _folder.Combine("notify");
        _systemd.Bind(new UnixDomainSocketEndPoint(isAbstract ? $"\0{place[1..]}" : place));
        _systemd.ReceiveTimeout = (int)Eventually.Patience.TotalMilliseconds;
        return place;
    }

    string Receive()
    {
        var buffer = new byte[1024];
        return Encoding.UTF8.GetString(buffer, 0, _systemd.Receive(buffer));
    }
}
