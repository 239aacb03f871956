using TemplateWorker.Templates.Compilation;

namespace TemplateWorker.Templates.Tests.Compilation;

/// <summary>Which failures of a layer of confinement give it up.</summary>
public sealed class LayerFailureTests
{
    [Theory]
    [InlineData("unshare: unshare failed: Operation not permitted\n", true)]
    [InlineData("unshare: write failed /proc/self/uid_map: Operation not permitted\n", true)]
    [InlineData("unshare: write failed /proc/self/setgroups: Permission denied\n", true)]
    [InlineData("unshare: unshare failed: Function not implemented\n", true)]
    [InlineData("prlimit: failed to set the DATA resource limit: Operation not permitted\n", true)]
    [InlineData("unshare: unshare failed: No space left on device\n", false)]
    [InlineData("unshare: fork failed: Resource temporarily unavailable\n", false)]
    [InlineData("unshare: unshare failed: Cannot allocate memory\n", false)]
    [InlineData("unshare: failed to execute /tsc/tsc: No such file or directory\n", false)]
    [InlineData("unshare: cannot change root directory to '/a: Operation not permitted': No such file or directory\n", false)]
    [InlineData("", false)]
    public void Only_what_the_system_does_not_grant_lasts(string message, bool isLasting) =>
        LayerFailure.IsLasting(message, _ => "1000").ShouldBe(isLasting);

    [Theory]
    [InlineData("max_user_namespaces")]
    [InlineData("max_net_namespaces")]
    public void A_limit_of_no_namespaces_lasts(string limit) =>
        LayerFailure.IsLasting("unshare: unshare failed: No space left on device\n", name => name == limit ? "0" : null).ShouldBeTrue();

    [Fact]
    public void A_layer_that_is_not_granted_is_given_up_and_told_once()
    {
        var (launcher, log) = Launcher();

        // Two compilations that began together.
        launcher.GiveUpLayer("unshare: unshare failed: Operation not permitted\n").ShouldBeTrue();
        launcher.GiveUpLayer("unshare: unshare failed: Operation not permitted\n").ShouldBeTrue();

        log.Lines.ShouldHaveSingleItem().ShouldBe((6000, "The TypeScript compiler runs without unshare: unshare: unshare failed: Operation not permitted"));
    }

    [Fact]
    public void A_layer_that_fails_by_chance_is_kept()
    {
        var (launcher, log) = Launcher();

        Should.Throw<CompilerUnavailableException>(() => launcher.GiveUpLayer("unshare: fork failed: Resource temporarily unavailable\n"))
            .Message.ShouldBe("The TypeScript compiler cannot be confined now: unshare: fork failed: Resource temporarily unavailable. "
                + "It does not run with less; try again when the system has room.");

        log.Lines.ShouldBeEmpty();
    }

    [Fact]
    public void The_words_of_a_compiler_are_no_failure_of_a_layer()
    {
        var (launcher, log) = Launcher();

        launcher.GiveUpLayer("panic: Operation not permitted\n").ShouldBeFalse();

        log.Lines.ShouldBeEmpty();
    }

    static (ConfinedLauncher Launcher, RecordingLogger Log) Launcher()
    {
        var (options, log) = (new TemplateCompilerOptions(), new RecordingLogger());
        return (new ConfinedLauncher(options, new CompilerTool(options.CompilerFolder), TimeProvider.System, log), log);
    }
}
