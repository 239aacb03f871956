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

    [Theory]
    [InlineData("kv.set('k'.repeat(513), 1)", "The key is longer than 512 bytes. (limits.kv_key_bytes)")]
    [InlineData("kv.get('k'.repeat(513))", "The key is longer than 512 bytes. (limits.kv_key_bytes)")]
    [InlineData("kv.find({ prefix: 'k'.repeat(513) })", "The prefix is longer than 512 bytes. (limits.kv_key_bytes)")]
    [InlineData("kv.transaction([{ set: 'k'.repeat(513), value: 1 }])", "Operation 0 (from 0): The key is longer than 512 bytes. (limits.kv_key_bytes)")]
    [InlineData("kv.set('k', 'v'.repeat(300000))", "a value may take 262144. (limits.kv_value_kib)")]
    [InlineData("kv.set('k', 1, { ttl: 1e12 })", "(limits.kv_ttl_days)")]
    [InlineData("kv.set('k', 1, { scopes: ['s'.repeat(65)] })", "The scope is longer than 64 bytes.")]
    [InlineData("kv.sorted('l').set('m'.repeat(513), 1)", "The member is longer than 512 bytes.")]
    public async Task What_is_beyond_a_limit_of_keys_and_values_names_number_and_setting(string call, string message)
    {
        var answer = JsonDocument.Parse(await _rig.RunAsync($"await {call};")).RootElement;

        answer.GetProperty("error").GetString().ShouldBe("KeyValueError");
        answer.GetProperty("message").GetString().ShouldNotBeNull().ShouldEndWith(message);
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
