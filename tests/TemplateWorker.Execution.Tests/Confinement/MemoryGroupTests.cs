using System.Runtime.InteropServices;
using System.Text;
using TemplateWorker.Confinement.ControlGroups;
using TemplateWorker.Execution.Sandboxes.Launch;

namespace TemplateWorker.Execution.Tests.Confinement;

/// <summary>
/// Memory that the kernel bounds. Machines of tests seldom delegate a control group, so folders stand in for the kernel's;
/// what is written into them is what counts. <see cref="RealSandbox.KernelMemoryTests"/> has the kernel's own where there are any.
/// </summary>
public sealed partial class MemoryGroupTests : IDisposable
{
    readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void The_host_moves_aside_and_each_process_gets_a_group_with_its_bound()
    {
        var group = MakeGroup("cpu memory pids\n", processes: "17\n18\n");

        var groups = MemoryGroups.TryOpen(group, out var problem).ShouldNotBeNull(problem);
        groups.Add(4711, 1_610_612_736);

        Read(group, "cgroup.subtree_control").ShouldBe("+memory");
        // One process for each write, as the kernel wants it; the last one stays to be seen in a plain file.
        Read(group, "host/cgroup.procs").ShouldBe("18");
        Read(group, "confined-4711/memory.max").ShouldBe("1610612736");
        Read(group, "confined-4711/cgroup.procs").ShouldBe("4711");
    }

    [Fact]
    public void A_group_that_a_killed_host_left_is_removed()
    {
        var group = MakeGroup("memory", processes: "");
        var left = Directory.CreateDirectory(Path.Combine(group, "confined-9")).FullName;

        MemoryGroups.TryOpen(group, out _).ShouldNotBeNull();

        Directory.Exists(left).ShouldBeFalse();
    }

    [Theory]
    [InlineData("oom 1\noom_kill 1\n", true)]
    [InlineData("oom 0\noom_kill 0\n", false)]
    public void The_kernels_word_tells_whether_memory_was_the_cause(string events, bool wasKilled)
    {
        File.WriteAllText(Path.Combine(_folder.Path, "memory.events"), events);

        new MemoryGroup(_folder.Path).HasKilled.ShouldBe(wasKilled);
        new SandboxExit(0, 9, null) { IsOutOfMemory = true }.ToString().ShouldContain("sandbox.process_memory_mib");
    }

    [Fact]
    public void Without_a_memory_controller_or_rights_there_is_a_reason()
    {
        MemoryGroups.TryOpen(MakeGroup("cpu pids", processes: ""), out var problem).ShouldBeNull();
        problem.ShouldNotBeNull().ShouldEndWith("has no memory controller.");

        MemoryGroups.TryOpen(Path.Combine(_folder.Path, "nothing"), out problem).ShouldBeNull();
        problem.ShouldNotBeNull().ShouldContain("cannot be divided");
    }

    [Theory]
    // systemd: Delegate=memory, without and with DelegateSubgroup=.
    [InlineData("/system.slice/templateworker.service", "/system.slice/templateworker.service", "/system.slice/templateworker.service")]
    [InlineData("/system.slice/templateworker.service/main", "/system.slice/templateworker.service", "/system.slice/templateworker.service")]
    [InlineData("/system.slice/templateworker.service", null, null)]
    [InlineData("/user.slice/session-1.scope", "/user.slice/other.scope", null)]
    public void A_group_is_taken_only_where_it_was_delegated(string own, string? marked, string? found)
    {
        var root = MakeProcess(own);
        Directory.CreateDirectory(root + own);
        if (marked is not null)
            Mark(Directory.CreateDirectory(root + marked).FullName);

        DelegatedGroup.Find(_folder.Path, out var problem).ShouldBe(found is null ? null : root + found);

        (problem is null).ShouldBe(found is not null);
    }

    [Fact]
    public void A_containers_own_root_is_taken_and_that_of_the_machine_is_not()
    {
        var root = MakeProcess("/");
        DelegatedGroup.Find(_folder.Path, out var problem).ShouldBeNull();
        problem.ShouldNotBeNull().ShouldContain("not delegated");

        File.WriteAllText(Path.Combine(root, "cgroup.type"), "domain");

        DelegatedGroup.Find(_folder.Path, out _).ShouldBe(root);
    }

    [Fact]
    public void A_system_without_such_groups_says_so()
    {
        DelegatedGroup.Find(_folder.Path, out var problem).ShouldBeNull();
        problem.ShouldBe("This system has no control groups of version 2.");
    }

    string MakeGroup(string controllers, string processes)
    {
        var group = Directory.CreateDirectory(Path.Combine(_folder.Path, "group")).FullName;
        File.WriteAllText(Path.Combine(group, "cgroup.controllers"), controllers);
        File.WriteAllText(Path.Combine(group, "cgroup.procs"), processes);
        return group;
    }

    // What /proc/self says of a process in such a group, and the root of the hierarchy.
    string MakeProcess(string group)
    {
        var root = Directory.CreateDirectory(Path.Combine(_folder.Path, "cgroup2")).FullName;
        File.WriteAllText(Path.Combine(_folder.Path, "cgroup"), $"4:memory:/elsewhere\n0::{group}\n");
        File.WriteAllText(
            Path.Combine(_folder.Path, "mountinfo"),
            $"32 31 0:29 / /sys/fs/cgroup/cpu rw - cgroup cgroup rw,cpu\n33 31 0:30 / {root} rw,relatime shared:9 - cgroup2 cgroup2 rw\n");
        return root;
    }

    static void Mark(string folder) =>
        Assert.SkipUnless(SetAttribute(folder, "user.delegate", "1"u8.ToArray(), 1, 0) == 0, "The file system of temporary folders takes no attributes.");

    static string Read(string group, string file) => File.ReadAllText(Path.Combine(group, file), Encoding.ASCII);

    [LibraryImport("libc", EntryPoint = "setxattr", StringMarshalling = StringMarshalling.Utf8)]
    internal static partial int SetAttribute(string path, string name, byte[] value, nuint size, int flags);
}
