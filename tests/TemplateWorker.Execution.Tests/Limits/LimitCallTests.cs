using System.Text.Json;
using TemplateWorker.Execution.Limits;
using TemplateWorker.Execution.Tests.HostCalls;

namespace TemplateWorker.Execution.Tests.Limits;

/// <summary>Limits as a template meets them: a real sandbox, a real database, the playground.</summary>
public sealed class LimitCallTests(PostgresFixture postgres) : IAsyncLifetime
{
    BrokerRig _rig = null!;

    public async ValueTask InitializeAsync() =>
        _rig = await BrokerRig.StartAsync(postgres, new LimitSettings { Messages = 3, MessagesWindowMs = 60_000, KvCalls = 20, KvCallsWindowMs = 200 });

    public ValueTask DisposeAsync() => _rig.DisposeAsync();

    [Fact]
    public async Task Above_a_rate_a_template_gets_an_error_that_says_how_long_to_wait()
    {
        var answer = JsonDocument.Parse(await _rig.RunAsync($$"""
            for (let i = 0; i < 3; i++) await discord.createMessage("{{_rig.Channel}}", { content: "x" });
            await discord.createMessage("{{_rig.Channel}}", { content: "x" });
            """)).RootElement;

        answer.GetProperty("error").GetString().ShouldBe("RateLimitError");
        answer.GetProperty("message").GetString().ShouldNotBeNull().ShouldContain("3 per 60 s (limits.messages)");
    }

    [Fact]
    public async Task A_template_can_ask_what_it_has_left()
    {
        var limits = JsonDocument.Parse(await _rig.RunAsync($$"""
            const { limits } = require("templateworker");
            await kv.set("a", "b");
            await discord.createMessage("{{_rig.Channel}}", { content: "x" });
            return await limits();
            """)).RootElement;

        limits.GetProperty("memory_bytes").GetInt64().ShouldBe(32 * 1024 * 1024);
        limits.GetProperty("cpu_burst_left_ms").GetInt64().ShouldBe(2000);
        limits.GetProperty("kv").GetProperty("used_bytes").GetInt64().ShouldBeGreaterThan(0);
        var messages = limits.GetProperty("rates").EnumerateArray().Single(rate => rate.GetProperty("action").GetString() == "Messages");
        messages.GetProperty("limit").GetInt32().ShouldBe(3);
        messages.GetProperty("window").GetInt32().ShouldBe(60);
        messages.GetProperty("remaining").GetInt32().ShouldBe(2);
    }

    [Fact]
    public async Task A_template_can_sleep()
    {
        (await _rig.RunAsync("""
            const before = Date.now();
            await new Promise((resolve) => setTimeout(resolve, 60));
            return Date.now() - before >= 50;
            """)).ShouldBe("true");
    }

    [Fact]
    public async Task A_short_wait_is_waited_and_every_call_gets_through()
    {
        (await _rig.RunAsync("""
            const started = Date.now();
            await Promise.all(Array.from({ length: 40 }, () => kv.increment("n")));
            return [await kv.get("n"), Date.now() - started >= 190];
            """)).ShouldBe("[40,true]");
    }
}
