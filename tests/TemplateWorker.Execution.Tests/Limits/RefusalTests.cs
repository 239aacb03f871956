using System.Net;
using System.Net.Sockets;
using TemplateWorker.Execution.Tests.HostCalls;

namespace TemplateWorker.Execution.Tests.Limits;

/// <summary>What one tenant does to Discord's patience is not paid for by the others.</summary>
public sealed class RefusalTests(PostgresFixture postgres)
{
    [Fact]
    public async Task After_too_many_refusals_by_Discord_the_calls_of_a_tenant_are_not_sent()
    {
        await using var rig = await HostCallRig.StartAsync(postgres, limits: HostCallRig.Unhurried with { Refusals = 3, RateWaitMs = 0 });
        var forbidden = $"""["{rig.Member("alice")}","{rig.Role("Admin")}"]""";
        (await rig.RefusedAsync("discord.addMemberRole", forbidden)).GetProperty("status").GetInt32().ShouldBe(403);
        (await rig.RefusedAsync("discord.addMemberRole", forbidden)).GetProperty("status").GetInt32().ShouldBe(403);
        (await rig.ErrorAsync("discord.getChannel", """["123456789012345678"]""")).ShouldBe("PermissionError");
        (await rig.ErrorAsync("discord.getChannel", """["123456789012345678"]""")).ShouldBe("RateLimitError");

        var error = await rig.RefusedAsync("discord.getGuild", "[]");

        error.GetProperty("name").GetString().ShouldBe("RateLimitError");
        error.GetProperty("action").GetString().ShouldBe("discord.getGuild");
        error.GetProperty("limit").GetInt32().ShouldBe(3);
        error.GetProperty("window").GetInt32().ShouldBe(600);
        error.GetProperty("retryAfter").GetDouble().ShouldBeInRange(500, 600);
        error.GetProperty("message").GetString().ShouldNotBeNull().ShouldContain("limits.refusals");
        await rig.AskAsync("kv.set", """["key",{"Integer":1}]""");
    }

    [Fact]
    public async Task What_is_not_there_counts_too_wherever_the_host_looked_for_it()
    {
        await using var rig = await HostCallRig.StartAsync(postgres, limits: HostCallRig.Unhurried with { Refusals = 3, RateWaitMs = 0 });
        (await rig.RefusedAsync("discord.getMember", """["123456789012345678"]""")).GetProperty("status").GetInt32().ShouldBe(404);
        (await rig.ErrorAsync("discord.createDirectMessage", """["123456789012345678",{"content":"x"}]""")).ShouldBe("PermissionError");
        (await rig.ErrorAsync("discord.deleteWebhook", """["123456789012345678"]""")).ShouldBe("PermissionError");

        (await rig.ErrorAsync("discord.getGuild", "[]")).ShouldBe("RateLimitError");
    }

    [Fact]
    public async Task A_tenant_does_not_fill_the_hosts_memory_with_files_that_wait()
    {
        using var silent = new TcpListener(IPAddress.Loopback, 0);
        silent.Start();
        var discord = new Uri($"http://127.0.0.1:{((IPEndPoint)silent.LocalEndpoint).Port}/");
        await using var rig = await HostCallRig.StartAsync(postgres, discord: discord);
        var message = $$"""["{{rig.Channel("general")}}",{},[{"name":"a","text":"{{new string('x', 9 * 1024 * 1024)}}"}]]""";

        for (var call = 0; call < 3; call++)
            await rig.BeginAsync("discord.createMessage", message);

        (await rig.RefusedAsync("discord.createMessage", message)).GetProperty("message").GetString().ShouldNotBeNull().ShouldContain("on their way");
        (await rig.RefusedAsync("kv.set", message)).GetProperty("message").GetString().ShouldBe("The arguments of kv.set are too large.");
    }

    [Fact]
    public async Task A_tenant_does_not_fill_the_queue_that_all_guilds_share()
    {
        // Takes connections and never answers, so that every request stays under way.
        using var silent = new TcpListener(IPAddress.Loopback, 0);
        silent.Start();
        var discord = new Uri($"http://127.0.0.1:{((IPEndPoint)silent.LocalEndpoint).Port}/");
        await using var rig = await HostCallRig.StartAsync(postgres, discord: discord);

        for (var call = 0; call < 240; call++)
            await rig.BeginAsync("discord.getUser", $"""["{rig.Me}"]""");
        await rig.AskAsync("limits.get", "[]");

        rig.Errors.ShouldBeEmpty("more than 200 waiting requests would be refused, those of other tenants among them");
    }
}
