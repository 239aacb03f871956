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
    public async Task A_short_wait_is_waited_and_calls_keep_their_order()
    {
        (await _rig.RunAsync("""
            await Promise.all(Array.from({ length: 40 }, (_, i) => kv.set("last", i)));
            return await kv.get("last");
            """)).ShouldBe("39");
    }
}
