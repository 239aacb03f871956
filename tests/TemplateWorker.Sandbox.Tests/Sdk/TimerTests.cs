using TemplateWorker.Protocol.Messages;

namespace TemplateWorker.Sandbox.Tests.Sdk;

/// <summary><c>setTimeout</c> and <c>clearTimeout</c>, which live within a dispatch.</summary>
public sealed class TimerTests(SdkSandbox sdk) : IClassFixture<SdkSandbox>
{
    [Fact]
    public void A_timer_keeps_its_dispatch_alive_until_it_fired()
    {
        sdk.Load("on('E', () => { setTimeout(async (...values) => { log.info(values); await kv.get('k'); log.info('end'); }, 1500.7, 'a', 1); });");
        sdk.Dispatch("E", new { });
        var sleep = sdk.Sandbox.ExpectCall();
        $"{sleep.Method} {sleep.Arguments}".ShouldBe("time.sleep [1500]");
        sdk.Sandbox.Answer(sleep.CallId, "null");
        sdk.Sandbox.ExpectLog().ShouldBe("Info: [\"a\", 1]");
        sdk.Sandbox.Answer(sdk.Sandbox.ExpectCall().CallId, "null");
        sdk.Sandbox.ExpectLog().ShouldBe("Info: end");
        sdk.Sandbox.ExpectOutcome().Kind.ShouldBe(OutcomeKind.Ok);
    }

    [Fact]
    public void A_cleared_timer_never_fires_and_holds_nothing_up()
    {
        sdk.Load("on('E', () => { const timer = setTimeout(() => log.info('fired'), 1000); clearTimeout(timer); clearTimeout(timer); clearTimeout(undefined); });");
        sdk.Dispatch("E", new { });
        var sleep = sdk.Sandbox.ExpectCall();
        sdk.Sandbox.ExpectOutcome().Kind.ShouldBe(OutcomeKind.Ok);
        sdk.Sandbox.Answer(sleep.CallId, "null");
        sdk.Load("on('E', () => log.info('next'));");
        sdk.Dispatch("E", new { });
        sdk.Sandbox.ExpectLog().ShouldBe("Info: next");
        sdk.Sandbox.ExpectOutcome();
    }

    [Fact]
    public void A_later_dispatch_can_clear_the_timer_of_an_earlier_one()
    {
        sdk.Load("let timer; on('SET', () => { timer = setTimeout(() => {}, 1000); }); on('CLEAR', () => clearTimeout(timer));");
        sdk.Sandbox.Dispatch(501, "SET", new { }, sdk.Key);
        sdk.Sandbox.ExpectCall();
        sdk.Sandbox.Dispatch(502, "CLEAR", new { }, sdk.Key);
        (sdk.Sandbox.ExpectOutcome().DispatchId, sdk.Sandbox.ExpectOutcome().DispatchId).ShouldBe((501ul, 502ul));
    }

    [Fact]
    public void What_a_timer_throws_is_the_dispatchs_error()
    {
        sdk.Load("on('E', () => { setTimeout(() => { throw new RangeError('late'); }); });");
        sdk.Dispatch("E", new { });
        var sleep = sdk.Sandbox.ExpectCall();
        sleep.Arguments.ShouldBe("[0]");
        sdk.Sandbox.Answer(sleep.CallId, "null");
        sdk.Sandbox.ExpectOutcome().Error!.Message.ShouldBe("late");
    }

    [Fact]
    public void A_timer_that_the_host_refuses_is_the_dispatchs_error()
    {
        sdk.Load("on('E', () => { setTimeout(() => {}, 5); });");
        sdk.Dispatch("E", new { });
        sdk.Sandbox.Answer(sdk.Sandbox.ExpectCall().CallId, """{"name":"HostCallError","message":"no"}""", succeeded: false);
        sdk.Sandbox.ExpectOutcome().Error!.Message.ShouldBe("no");
    }

    [Fact]
    public void Ten_timers_are_enough_at_once_and_each_that_ended_makes_room()
    {
        sdk.Load("""
            on("E", async () => {
              for (let i = 0; i < 20; i++) await new Promise((done) => setTimeout(done, 1));
              for (let i = 0; i < 11; i++) setTimeout(() => {}, 1);
            });
            """);
        sdk.Dispatch("E", new { });
        for (var i = 0; i < 20; i++)
            sdk.Sandbox.Answer(sdk.Sandbox.ExpectCall().CallId, "null");
        for (var i = 0; i < 10; i++)
            sdk.Sandbox.Answer(sdk.Sandbox.ExpectCall().CallId, "null");
        sdk.Sandbox.ExpectOutcome().Error!.Message.ShouldBe("A dispatch can have 10 timers at once. Await one before setting another.");
    }

    [Fact]
    public void Each_template_waits_under_its_own_number()
    {
        using var sandbox = SandboxProcess.Greeted();
        const string Source = """
            const { on, kv } = require("templateworker");
            const sleep = () => new Promise((done) => setTimeout(done, 1));
            on("E", async () => {
              await undefined;
              await sleep();
              await kv.get("k");
              await sleep();
            });
            """;
        var files = new Dictionary<string, string> { ["main.js"] = Source };
        sandbox.Load(1, 1000, [.. ((string[])["a", "b", "c"]).Select(name => (name, files))]).Kind.ShouldBe(OutcomeKind.Ok);

        sandbox.Dispatch(1, "E", new { });
        for (var call = 0; call < 9; call++)
        {
            var (template, method) = (call % 3, call / 3 == 1 ? "kv.get" : "time.sleep");
            var asked = sandbox.ExpectCall();
            (asked.Template, asked.Method).ShouldBe(((ushort)template, method));
            sandbox.Answer(asked.CallId, "null");
        }
        sandbox.ExpectOutcome().Kind.ShouldBe(OutcomeKind.Ok);
    }

    [Fact]
    public void A_timer_needs_a_function() =>
        sdk.Fail("setTimeout('x', 1)").Message.ShouldBe("setTimeout takes a function; it was given \"x\".");

    [Fact]
    public void The_top_level_has_no_timers() =>
        sdk.LoadError("setTimeout(() => {}, 1)").ShouldBe("setTimeout cannot be used at the top level of a template. Use it inside a handler.");
}
