using TemplateWorker.Execution.Tests.RealSandbox;

namespace TemplateWorker.Execution.Tests.Confinement;

/// <summary>What the kernel says of a sandbox that runs templates, read from outside.</summary>
public sealed class ConfinedProcessTests
{
    [Fact]
    public async Task Every_thread_is_confined_also_those_that_the_engine_starts()
    {
        await using var pool = await RealPool.StartAsync(template: "let sum = 0; for (let i = 0; i < 1e6; i++) sum += i % 7; log.info(sum);");
        await pool.DispatchAsync(1);

        var tasks = Directory.GetDirectories($"/proc/{pool.Pool.Sandboxes[0].ProcessId}/task").Select(task => File.ReadAllLines($"{task}/status")).ToList();

        tasks.Count.ShouldBeGreaterThan(5);
        foreach (var status in tasks)
        {
            status.ShouldContain("NoNewPrivs:\t1");
            status.ShouldContain("Seccomp:\t2");
            status.ShouldContain("CapPrm:\t0000000000000000");
            status.ShouldContain("CapAmb:\t0000000000000000");
            if (Environment.IsPrivilegedProcess)
            {
                status.ShouldContain("CapBnd:\t0000000000000000");
                status.Single(line => line.StartsWith("Uid:", StringComparison.Ordinal)).Split('\t').ShouldNotContain("0");
                status.Single(line => line.StartsWith("Groups:", StringComparison.Ordinal)).Trim().ShouldBe("Groups:");
            }
        }
    }

    [Fact]
    public async Task Sandboxes_share_no_user_and_no_namespace_with_each_other_or_the_host()
    {
        Assert.SkipUnless(Environment.IsPrivilegedProcess, "Only a host that is root gives sandboxes users, and may read their namespaces.");
        await using var pool = await RealPool.StartAsync(Fakes.TestPool.Quick with { Processes = 2 });
        int[] processes = [Environment.ProcessId, .. pool.Pool.Sandboxes.Select(sandbox => sandbox.ProcessId)];

        processes.Select(process => Status(process, "Uid:")).Distinct().Count().ShouldBe(3);
        foreach (var name in new[] { "net", "ipc", "uts", "pid", "mnt" })
            processes.Select(process => new FileInfo($"/proc/{process}/ns/{name}").LinkTarget).Distinct().Count().ShouldBe(3, name);
    }

    [Fact]
    public async Task The_host_keeps_its_own_rights()
    {
        var before = RightsOf("/proc/self/status");

        await using var pool = await RealPool.StartAsync();

        RightsOf("/proc/self/status").ShouldBe(before);
        (await Task.Run(() => RightsOf("/proc/thread-self/status"))).ShouldBe(before);
    }

    static List<string> RightsOf(string status) => [.. File.ReadLines(status).Where(IsRight)];

    static bool IsRight(string line) => line.StartsWith("Cap", StringComparison.Ordinal) || line.StartsWith("Uid", StringComparison.Ordinal) || line.StartsWith("NoNewPrivs", StringComparison.Ordinal);

    static string Status(int process, string field) =>
        File.ReadLines($"/proc/{process}/status").Single(line => line.StartsWith(field, StringComparison.Ordinal));
}
