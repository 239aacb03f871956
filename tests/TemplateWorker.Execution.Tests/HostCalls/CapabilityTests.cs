using System.Text.Json;
using TemplateWorker.Templates.Capabilities;

namespace TemplateWorker.Execution.Tests.HostCalls;

/// <summary>What a template may do is what its manifest asks for, whatever the template tries.</summary>
public sealed class CapabilityTests(PostgresFixture postgres) : IAsyncLifetime
{
    BrokerRig _rig = null!;

    public async ValueTask InitializeAsync() => _rig = await BrokerRig.StartAsync(postgres);

    public ValueTask DisposeAsync() => _rig.DisposeAsync();

    [Fact]
    public async Task A_call_outside_the_manifest_says_which_line_to_add()
    {
        _rig.Templates.Capabilities = CapabilitySet.Parse([Capability.Reactions]);

        var error = JsonDocument.Parse(await _rig.RunAsync($$"""await discord.createMessage("{{_rig.Channel}}", { content: "x" });""")).RootElement;

        error.GetProperty("error").GetString().ShouldBe("CapabilityError");
        error.GetProperty("message").GetString().ShouldBe(
            "discord.createMessage needs the capability \"discord:messages\". Add this line to capabilities in template.yaml:  - discord:messages");
        (await _rig.RunAsync("""await kv.set("a", 1);""")).ShouldContain("- kv");
    }

    [Fact]
    public async Task A_call_within_the_manifest_goes_through()
    {
        _rig.Templates.Capabilities = CapabilitySet.Parse([Capability.Messages]);

        (await _rig.RunAsync($$"""return (await discord.createMessage("{{_rig.Channel}}", { content: "x" })).content;""")).ShouldBe("\"x\"");
    }

    [Fact]
    public void Every_call_asks_for_a_capability_that_a_manifest_can_name() =>
        _rig.Broker.Calls.Where(call => call.Capability is not null).ShouldAllBe(call => CapabilitySet.ProblemOf(call.Capability!) == null);
}
