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
    readonly ManualTimeProvider _time = new();
    readonly Socket _systemd = new(AddressFamily.Unix, SocketType.Dgram, ProtocolType.Unspecified);

    static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task It_tells_a_socket_of_either_kind_what_the_worker_does(bool isAbstract)
    {
        using var service = Start(Listen(isAbstract));

        await service.StartedAsync(Stop);
        service.TellStatus("two\nlines");
        await service.StoppingAsync(Stop);

        Receive().ShouldBe("READY=1");
        Receive().ShouldBe("STATUS=two lines");
        Receive().ShouldBe("STOPPING=1\nSTATUS=stopping");
    }

    [Fact]
    public void A_reload_begins_at_a_time_of_the_systems_clock_and_ends()
    {
        using var service = Start(Listen(isAbstract: false));
        _time.Advance(TimeSpan.FromMilliseconds(2.5));

        service.TellReloading();
        service.TellReady();

        var since = _time.GetUtcNow().Ticks / TimeSpan.TicksPerMicrosecond;
        Receive().ShouldBe($"RELOADING=1\nMONOTONIC_USEC={since}");
        Receive().ShouldBe("READY=1");
    }

    [Fact]
    public async Task The_watchdog_hears_twice_in_its_time_until_every_part_has_stopped()
    {
        using var service = Start(Listen(isAbstract: false), ("WATCHDOG_USEC", "3000000"), ("WATCHDOG_PID", "42"));
        await service.StartedAsync(Stop);

        Receive().ShouldBe("READY=1");
        Receive().ShouldBe("WATCHDOG=1");
        await service.StoppingAsync(Stop);
        Receive().ShouldStartWith("STOPPING=1");
        _time.Advance(TimeSpan.FromSeconds(1.5));
        Receive().ShouldBe("WATCHDOG=1");

        await service.StoppedAsync(Stop);
        _time.Advance(TimeSpan.FromSeconds(1.5));
        _systemd.Available.ShouldBe(0);
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
    public async Task Without_a_socket_that_takes_it_nothing_happens(string? place)
    {
        using var service = Start(place);

        await service.StartedAsync(Stop);
        await service.StoppingAsync(Stop);
        await service.StoppedAsync(Stop);
    }

    public void Dispose()
    {
        _systemd.Dispose();
        _folder.Dispose();
    }

    ServiceManager Start(string? place, params (string Name, string Value)[] more)
    {
        var environment = new Hashtable();
        foreach (var (name, value) in more)
            environment[name] = value;
        if (place is not null)
            environment["NOTIFY_SOCKET"] = place;
        return ServiceManager.Of(environment, Process, NullLogger.Instance, _time);
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
