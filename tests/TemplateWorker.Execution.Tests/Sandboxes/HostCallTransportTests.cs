using TemplateWorker.Execution.HostCalls;
using TemplateWorker.Execution.Outcomes;
using TemplateWorker.Execution.Templates;
using TemplateWorker.Execution.Tests.Fakes;
using TemplateWorker.Templates.Capabilities;

namespace TemplateWorker.Execution.Tests.Sandboxes;

public sealed class HostCallTransportTests
{
    [Fact]
    public async Task A_host_call_carries_the_tenant_of_its_dispatch_and_its_answer_comes_back()
    {
        await using var pool = await StartAsync();
        pool.Broker.Answer = call => call.Succeed("""{"a":1}"""u8);

        var running = pool.DispatchAsync(7);
        await Eventually.HoldsAsync(() => pool.Sandbox.Answers.Count == 1, "the answer");

        var (call, method, arguments) = pool.Broker.Calls.ShouldHaveSingleItem();
        call.Tenant.ShouldBe(TestPool.Tenant(7));
        method.ShouldBe("kv.get");
        arguments.ShouldBe("""["key",null]""");
        pool.Sandbox.Answers.ShouldHaveSingleItem().ShouldBe((1u, true, """{"a":1}"""));
        pool.Sandbox.EndDispatch(call.DispatchId);
        (await running).Kind.ShouldBe(DispatchOutcomeKind.Ok);
    }

    [Fact]
    public async Task A_host_call_tells_which_template_makes_it()
    {
        await using var pool = await StartAsync();
        TenantTemplate[] templates =
        [
            new() { Program = MemoryTemplates.Program("one"), Capabilities = CapabilitySet.Default },
            new() { Program = MemoryTemplates.Program("two"), Capabilities = CapabilitySet.All },
        ];
        pool.Templates.SetAll(TestPool.Tenant(1), templates);
        pool.Sandbox.OnDispatch = (self, dispatch) => self.CallHost(dispatch.Id, 1, "kv.get", "[]", template: 1);

        _ = pool.DispatchAsync(1);
        await Eventually.HoldsAsync(() => pool.Broker.Calls.Count == 1, "the call");

        pool.Broker.Calls.Single().Call.Template.ShouldBeSameAs(templates[1]);
    }

    [Fact]
    public async Task A_call_of_a_template_that_was_not_loaded_is_refused_and_costs_the_neighbours_nothing()
    {
        await using var pool = await StartAsync();
        pool.Sandbox.OnDispatch = (self, dispatch) => self.CallHost(dispatch.Id, 1, "kv.get", "[]", template: 1);

        _ = pool.DispatchAsync(1);
        await Eventually.HoldsAsync(() => pool.Sandbox.Answers.Count == 1, "the refusal");

        pool.Sandbox.Answers.Single().Json.ShouldContain("PermissionError");
        pool.Broker.Calls.ShouldBeEmpty();
        pool.Launcher.Started.Count.ShouldBe(1);
    }

    [Fact]
    public async Task A_waiting_host_call_holds_up_nobody()
    {
        await using var pool = await StartAsync();
        var waiting = pool.DispatchAsync(1);
        await Eventually.HoldsAsync(() => pool.Broker.Calls.Count == 1, "the call");

        (await pool.DispatchAsync(1, "quick")).Kind.ShouldBe(DispatchOutcomeKind.Ok);
        (await pool.DispatchAsync(2, "quick")).Kind.ShouldBe(DispatchOutcomeKind.Ok);
        waiting.IsCompleted.ShouldBeFalse();

        var call = pool.Broker.Calls.Single().Call;
        call.Fail(new HostCallError("KeyValueError", "no", "quota"));
        await Eventually.HoldsAsync(() => pool.Sandbox.Answers.Count == 1, "the answer");
        pool.Sandbox.Answers.Single().ShouldBe((1u, false, """{"name":"KeyValueError","message":"no","code":"quota"}"""));
    }

    [Fact]
    public async Task A_call_is_cancelled_when_its_dispatch_ends()
    {
        await using var pool = await StartAsync();
        _ = pool.DispatchAsync(1);
        await Eventually.HoldsAsync(() => pool.Broker.Calls.Count == 1, "the call");
        var call = pool.Broker.Calls.Single().Call;
        call.CancellationToken.IsCancellationRequested.ShouldBeFalse();

        pool.Sandbox.EndDispatch(call.DispatchId);

        await Eventually.HoldsAsync(() => call.CancellationToken.IsCancellationRequested, "the cancellation");
        call.Succeed("null"u8);
        await Eventually.HoldsAsync(() => pool.Sandbox.Answers.Count == 1, "the answer, which every call gets");
    }

    [Fact]
    public async Task A_call_is_cancelled_when_its_sandbox_dies_and_a_late_answer_goes_nowhere()
    {
        await using var pool = await StartAsync();
        var running = pool.DispatchAsync(1);
        await Eventually.HoldsAsync(() => pool.Broker.Calls.Count == 1, "the call");

        pool.Sandbox.Die();
        (await running).Kind.ShouldBe(DispatchOutcomeKind.Crash);
        var call = pool.Broker.Calls.Single().Call;
        await Eventually.HoldsAsync(() => call.CancellationToken.IsCancellationRequested, "the cancellation");
        call.Succeed("null"u8);

        (await pool.DispatchAsync(1, "quick")).Kind.ShouldBe(DispatchOutcomeKind.Ok);
        pool.Sandbox.Answers.ShouldBeEmpty();
    }

    [Fact]
    public async Task More_calls_at_once_than_a_tenant_may_have_are_answered_with_an_error()
    {
        await using var pool = await StartAsync(calls: 3);
        _ = pool.DispatchAsync(1);
        await Eventually.HoldsAsync(() => pool.Sandbox.Answers.Count == 1, "the refusal");

        pool.Broker.Calls.Count.ShouldBe(2);
        pool.Sandbox.Answers.Single().Succeeded.ShouldBeFalse();
        pool.Sandbox.Answers.Single().Json.ShouldContain("2 host calls of this tenant are under way");
        foreach (var (call, _, _) in pool.Broker.Calls)
            call.Succeed("null"u8);
        _ = pool.DispatchAsync(1);
        await Eventually.HoldsAsync(() => pool.Broker.Calls.Count == 4, "calls after the others were answered");
    }

    [Fact]
    public async Task An_answer_that_fits_no_frame_becomes_an_error()
    {
        await using var pool = await StartAsync();
        pool.Broker.Answer = call => call.Succeed(new byte[17 * 1024 * 1024]);

        _ = pool.DispatchAsync(1);
        await Eventually.HoldsAsync(() => pool.Sandbox.Answers.Count == 1, "the answer");

        pool.Sandbox.Answers.Single().Json.ShouldContain("too large");
    }

    [Fact]
    public async Task A_defect_of_the_broker_fails_the_call_and_is_logged()
    {
        await using var pool = await StartAsync();
        pool.Broker.Answer = _ => throw new InvalidOperationException("defect");

        _ = pool.DispatchAsync(1);
        await Eventually.HoldsAsync(() => pool.Sandbox.Answers.Count == 1, "the answer");

        pool.Sandbox.Answers.Single().Json.ShouldContain("HostCallError");
        pool.Log.Lines.ShouldContain(line => line.Id == 3030);
    }

    static Task<TestPool> StartAsync(int calls = 1) =>
        TestPool.StartAsync(TestPool.Quick with { MaxHostCallsPerTenant = 2 }, sandbox => sandbox.OnDispatch = (self, dispatch) =>
        {
            if (dispatch.Text == "quick")
            {
                self.EndDispatch(dispatch.Id);
                return;
            }
            for (var i = 1u; i <= calls; i++)
                self.CallHost(dispatch.Id, i, "kv.get", """["key",null]""");
        });
}
