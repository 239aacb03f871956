using Microsoft.Extensions.Logging.Abstractions;
using TemplateWorker.Confinement;
using TemplateWorker.Templates.Compilation;

namespace TemplateWorker.Templates.Tests.Compilation;

/// <summary>What the kernel says of a compiler that runs, and what a program can do that is confined as the compiler is.</summary>
public sealed class CompilerConfinementTests : IDisposable
{
    static readonly Lazy<ConfinementReport> Shared = new(() => Probe([]));

    readonly TemporaryFolder _folder = new();

    [Theory]
    [InlineData("main")]
    [InlineData("thread")]
    [InlineData("thread pool")]
    [InlineData("timer")]
    [InlineData("finalizer")]
    public void Nothing_that_is_forbidden_is_possible_on_any_kind_of_thread(string thread)
    {
        var acts = Shared.Value.Acts.Where(act => act.Thread == thread && IsInForce(act.Layer)).ToList();

        acts.Count(act => act.Layer == ConfinementLayer.Seccomp).ShouldBeGreaterThan(110);
        acts.Where(act => !act.IsRefused).ShouldBeEmpty();
    }

    [Theory]
    [InlineData("execve")]
    [InlineData("fork")]
    [InlineData("clone of a process")]
    [InlineData("socket")]
    [InlineData("ptrace")]
    [InlineData("symlinkat")]
    [InlineData("create a file beside its sources")]
    [InlineData("write to its settings")]
    [InlineData("read /etc/passwd")]
    public void What_an_attacker_would_try_first_is_among_it(string act) => Shared.Value.Acts.ShouldContain(tried => tried.Act == act);

    [Fact]
    public void Every_layer_is_in_force_where_the_host_is_root()
    {
        Assert.SkipUnless(Environment.IsPrivilegedProcess, "A host that is not root has fewer layers.");

        Shared.Value.Layers.Where(layer => !layer.InForce).ShouldBeEmpty();
        Shared.Value.Other.ShouldBeEmpty();
    }

    [Fact]
    public void Files_of_the_host_cannot_be_read_even_where_everybody_may()
    {
        var secret = _folder.Write("config.yaml", "token: secret");

        var reads = Probe([_folder.Path, secret]).Acts.Where(act => act.Act == $"read {secret}" || act.Act == $"read {_folder.Path}").ToList();

        reads.Count.ShouldBe(10);
        reads.ShouldAllBe(act => act.IsRefused);
    }

    [Fact]
    public async Task Every_thread_of_the_compiler_is_confined_while_it_runs()
    {
        var options = new TemplateCompilerOptions { Folder = _folder.Path, TimeLimit = TimeSpan.FromSeconds(60) };
        using var stop = new CancellationTokenSource();
        using var compiler = new TemplateCompiler(options, TimeProvider.System, NullLogger.Instance);
        var compiling = compiler.CompileAsync(CompilerFixture.Template(("main.ts", CompileLimitTests.DeepBrackets)), stop.Token);
        await Eventually.HoldsAsync(() => CompileLimitTests.Running(options).Any(running => ThreadsOf(running).Length > 1), "the compiler runs");

        var process = CompileLimitTests.Running(options).Single();
        var threads = ThreadsOf(process).Select(task => File.ReadAllLines($"{task}/status")).ToList();
        foreach (var status in threads)
        {
            status.ShouldContain("NoNewPrivs:\t1");
            status.ShouldContain("Seccomp:\t2");
            status.ShouldContain("CapPrm:\t0000000000000000");
            if (Environment.IsPrivilegedProcess)
            {
                status.ShouldContain("CapBnd:\t0000000000000000");
                status.Single(line => line.StartsWith("Uid:", StringComparison.Ordinal)).Split('\t').ShouldNotContain("0");
            }
        }

        File.ReadAllText($"{process}/environ").ShouldBeEmpty();
        Directory.GetFileSystemEntries($"{process}/fd").Select(Path.GetFileName).ShouldBeSubsetOf(["0", "1", "2", "3", "4", "5", "6"]);
        File.ReadAllLines($"{process}/net/dev").Skip(2).ShouldAllBe(line => line.TrimStart().StartsWith("lo:", StringComparison.Ordinal));
        var limits = File.ReadAllLines($"{process}/limits");
        limits.ShouldContain(line => line.StartsWith("Max data size", StringComparison.Ordinal) && line.Contains("536870912", StringComparison.Ordinal));
        limits.ShouldContain(line => line.StartsWith("Max file size", StringComparison.Ordinal) && line.Contains("16777216", StringComparison.Ordinal));

        await stop.CancelAsync();
        await Should.ThrowAsync<OperationCanceledException>(compiling);
    }

    [Fact]
    public async Task Layers_that_are_missing_are_told_without_a_template()
    {
        var log = new RecordingLoggerFactory();

        var layers = await CompilerConfinement.LookAsync(Options(), TimeProvider.System, log, TestContext.Current.CancellationToken);

        layers.Select(state => state.Layer).ShouldBe(LayerNames.All);
        log.Lines.ShouldContain(line => line.Id == 3060 && line.Text.StartsWith("Compilers are confined by ", StringComparison.Ordinal));
        Directory.GetFileSystemEntries(_folder.Combine("work")).ShouldBeEmpty();
    }

    [Fact]
    public void A_layer_that_is_required_and_missing_stops_the_compiler()
    {
        var options = Options() with { RequiredLayers = [ConfinementLayer.Landlock] };
        var launcher = new CompilerLauncher(options, new CompilerTool(options.CompilerFolder), NullLogger.Instance);

        var error = Should.Throw<ConfinementException>(() =>
            launcher.Confinement.GiveUp(new ConfinementStepException(ConfinementLayer.Landlock, "landlock_create_ruleset", 38)));

        error.Message.ShouldStartWith(
            "Compilers cannot be confined by landlock: landlock_create_ruleset failed: Function not implemented (38). It is required (sandbox.require)");
    }

    public void Dispose() => _folder.Dispose();

    TemplateCompilerOptions Options() => new() { Folder = _folder.Path };

    // One thread is the launch, before the compiler runs.
    static string[] ThreadsOf(string process) => Directory.GetDirectories($"{process}/task");

    static bool IsInForce(ConfinementLayer layer) => Shared.Value.Layers.Single(state => state.Layer == layer).InForce;

    static ConfinementReport Probe(IEnumerable<string> secrets)
    {
        using var folder = new TemporaryFolder();
        var options = new TemplateCompilerOptions { Folder = folder.Path, TimeLimit = Eventually.Patience };
        return CompilerConfinement.Probe(options, Path.Combine(AppContext.BaseDirectory, "sandbox", "TemplateWorker.Sandbox"), secrets, NullLogger.Instance);
    }
}
