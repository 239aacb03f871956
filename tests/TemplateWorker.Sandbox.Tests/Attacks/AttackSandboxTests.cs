namespace TemplateWorker.Sandbox.Tests.Attacks;

public sealed class AttackSandboxTests(AttackSandbox sandbox) : IClassFixture<AttackSandbox>
{
    const string Attack = """const { on, log } = require("templateworker"); on("E", () => log.info("ran"));""";

    [Fact]
    public void A_child_that_died_fails_who_finds_it_with_its_exit_code_and_nobody_after()
    {
        sandbox.LoadWell(("main", Attack, "{}"));
        sandbox.Kill();
        Should.Throw<IOException>(() => sandbox.Dispatch("E", new { })).Message.ShouldContain("exited with code 137");
        AttackAndCheck();
    }

    [Fact]
    public void A_child_that_is_out_of_step_fails_who_finds_it_so_and_nobody_after()
    {
        // A load that logs breaks the order of frames that the fixture relies on.
        Should.Throw<ShouldAssertException>(() => sandbox.Load("""require("templateworker").log.info("loading");"""));
        AttackAndCheck();
    }

    void AttackAndCheck()
    {
        sandbox.LoadWell(("main", Attack, "{}"));
        sandbox.Dispatch("E", new { }).Lines.ShouldBe(["Info: ran"]);
        sandbox.ShouldHaveSparedTheNeighbour();
    }
}
