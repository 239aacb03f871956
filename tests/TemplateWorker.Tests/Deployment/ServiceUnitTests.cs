using System.Diagnostics;
using TemplateWorker.Configuration;
using TemplateWorker.Testing;

namespace TemplateWorker.Tests.Deployment;

public sealed class ServiceUnitTests : IDisposable
{
    const string Unit = "deploy/systemd/templateworker.service";

    readonly TemporaryFolder _folder = new();
    readonly ILookup<string, string> _lines = Repository.Read(Unit).Split('\n').Where(line => line.Contains('=') && !line.StartsWith('#'))
        .Select(line => line.Split('=', 2)).ToLookup(pair => pair[0], pair => pair[1]);

    [Fact]
    public void The_worker_tells_systemd_how_it_is_and_is_reloaded_and_stopped_in_order()
    {
        One("Type").ShouldBe("notify");
        One("ExecReload").ShouldBe("/bin/kill -HUP $MAINPID");
        One("RestartPreventExitStatus").ShouldBe("2");
        int.Parse(One("WatchdogSec")).ShouldBeGreaterThan(1);
        int.Parse(One("TimeoutStopSec")).ShouldBeGreaterThan(new SandboxSettings().DrainSeconds + new HostSettings().CloseSeconds);
    }

    [Fact]
    public void The_reload_of_the_guide_is_that_of_the_unit() => Repository.Read("docs/operating/running.md").ShouldContain($"\nExecReload={One("ExecReload")}\n");

    [Fact]
    public async Task Systemd_finds_nothing_wrong_with_it()
    {
        Assert.SkipUnless(File.Exists("/usr/bin/systemd-analyze"), "There is no systemd-analyze here.");
        var program = _folder.Write("templateworker", "#!/bin/sh\n");
        File.SetUnixFileMode(program, UnixFileMode.UserRead | UnixFileMode.UserExecute | UnixFileMode.OtherRead | UnixFileMode.OtherExecute);
        var unit = _folder.Write("templateworker.service", Repository.Read(Unit).Replace("/opt/templateworker/templateworker", program));
        using var analyze = Process.Start(new ProcessStartInfo("/usr/bin/systemd-analyze", ["verify", "--man=no", unit]) { RedirectStandardError = true })!;

        var said = await analyze.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);

        // It also tells of other units of the machine.
        said.Split('\n').Where(line => line.Contains("templateworker", StringComparison.Ordinal)).ShouldBeEmpty();
    }

    public void Dispose() => _folder.Dispose();

    string One(string key) => _lines[key].ShouldHaveSingleItem();
}
