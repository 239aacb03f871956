using System.Text.Json;
using TemplateWorker.Templates.Capabilities;

namespace TemplateWorker.Execution.Tests.HostCalls;

/// <summary>A template reaches nothing of another guild, by no argument and no body, and no webhook's token.</summary>
public sealed class GuildBorderTests(PostgresFixture postgres) : IAsyncLifetime
{
    HostCallRig _rig = null!;

    public async ValueTask InitializeAsync() => _rig = await HostCallRig.StartAsync(postgres);

    public ValueTask DisposeAsync() => _rig.DisposeAsync();

    [Theory]
    [InlineData("discord.listMessages", """["CHANNEL"]""")]
    [InlineData("discord.editChannel", """["CHANNEL",{"name":"x"}]""")]
    [InlineData("discord.deleteChannel", """["CHANNEL"]""")]
    [InlineData("discord.editChannelPermissions", """["CHANNEL","1",{"type":0,"allow":"0","deny":"0"}]""")]
    [InlineData("discord.createThread", """["CHANNEL",{"name":"x"}]""")]
    [InlineData("discord.createWebhook", """["CHANNEL",{"name":"x"}]""")]
    [InlineData("discord.createInvite", """["CHANNEL"]""")]
    [InlineData("discord.bulkDeleteMessages", """["CHANNEL",["1","2"]]""")]
    [InlineData("discord.createMessage", """["OWN",{"message_reference":{"type":1,"message_id":"1","channel_id":"CHANNEL"}}]""")]
    [InlineData("discord.createMessage", """["OWN",{"message_ref\u0065rence":{"message_id":"1","channel_id":CHANNEL}}]""")]
    [InlineData("discord.createDirectMessage", """["ALICE",{"message_reference":{"type":1,"message_id":"1","channel_id":"CHANNEL"}}]""")]
    public async Task A_channel_of_another_guild_is_out_of_reach(string method, string arguments)
    {
        var foreign = _rig.Foreign.Channels[0].Id.ToString();
        var named = arguments.Replace("CHANNEL", foreign).Replace("OWN", _rig.Channel("general").ToString()).Replace("ALICE", _rig.Member("alice").ToString());

        (await _rig.ErrorAsync(method, named)).ShouldBe("PermissionError");
    }

    [Fact]
    public async Task A_webhook_serves_its_own_guild_and_its_token_stays_with_the_host()
    {
        var channel = _rig.Channel("general");
        var made = await _rig.AskAsync("discord.createWebhook", $$"""["{{channel}}",{"name":"Crier"},"news"]""");
        var id = made.GetProperty("id").GetString();

        var message = await _rig.AskAsync("discord.executeWebhook", $$"""["{{id}}",{"content":"@everyone hear","username":"Town"}]""");
        message.GetProperty("content").GetString().ShouldBe("@everyone hear");
        message.GetProperty("mention_everyone").GetBoolean().ShouldBeFalse();
        message.GetProperty("author").GetProperty("username").GetString().ShouldBe("Town");
        var edited = await _rig.AskAsync("discord.editWebhook", $$"""["{{id}}",{"name":"Herald"}]""");
        var ofChannel = (await _rig.AskAsync("discord.listChannelWebhooks", $"""["{channel}"]"""))[0];
        var ofGuild = (await _rig.AskAsync("discord.listGuildWebhooks", "[]"))[0];
        var logged = (await _rig.AskAsync("discord.getAuditLog", "[]")).GetProperty("webhooks")[0];
        foreach (var shown in (JsonElement[])[made, edited, ofChannel, ofGuild, logged])
        {
            shown.GetProperty("id").GetString().ShouldBe(id);
            shown.TryGetProperty("token", out _).ShouldBeFalse();
            shown.TryGetProperty("url", out _).ShouldBeFalse();
        }

        (await _rig.ErrorAsync("discord.editWebhook", $$"""["{{id}}",{"channel_id":"{{_rig.Foreign.Channels[0].Id}}"}]""")).ShouldBe("PermissionError");
        await _rig.AskAsync("discord.deleteWebhook", $"""["{id}"]""");
        (await _rig.ErrorAsync("discord.executeWebhook", $$"""["{{id}}",{"content":"x"}]""")).ShouldBe("PermissionError");
    }

    [Fact]
    public async Task What_the_guild_does_not_have_cannot_be_used_by_its_id()
    {
        (await _rig.ErrorAsync("discord.executeWebhook", """["123456789012345678",{"content":"x"}]""")).ShouldBe("PermissionError");
        (await _rig.ErrorAsync("discord.deleteInvite", """["nowhere"]""")).ShouldBe("PermissionError");
        (await _rig.RefusedAsync("discord.deleteRole", $"""["{_rig.Foreign.Roles[^1].Id}"]""")).GetProperty("code").GetInt32().ShouldBe(10011);
    }

    [Theory]
    [InlineData("discord.listMessages", """["5",{"limit":101}]""", "'limit' must be 1 to 100")]
    [InlineData("discord.listMessages", """["5",{"newest":1}]""", "does not know 'newest'; it knows: before, after, around, limit")]
    [InlineData("discord.listBans", """[{"before":"x"}]""", "'before' must be an id")]
    [InlineData("discord.listScheduledEvents", """[{"with_user_count":1}]""", "'with_user_count' must be true or false")]
    [InlineData("discord.bulkDeleteMessages", """["5","6"]""", "'messageIds' must be a list of ids")]
    [InlineData("discord.listArchivedThreads", """["5",{"type":"secret"}]""", "'type' must be")]
    [InlineData("discord.createRole", """["x"]""", "'body' must be an object")]
    [InlineData("discord.executeWebhook", """["5",{},{"token":"x"}]""", "does not know 'token'")]
    public async Task A_malformed_call_says_what_is_wrong(string method, string arguments, string problem)
    {
        var error = await _rig.RefusedAsync(method, arguments);

        error.GetProperty("name").GetString().ShouldBe("HostCallError");
        error.GetProperty("message").GetString().ShouldNotBeNull().ShouldContain(problem);
    }

    [Fact]
    public async Task Reasons_and_bodies_have_their_bounds()
    {
        var reason = new string('r', 513);
        var huge = new string('x', 200_000);

        (await _rig.ErrorAsync("discord.kickMember", $"""["5","{reason}"]""")).ShouldBe("HostCallError");
        (await _rig.ErrorAsync("discord.createRole", $$"""[{"name":"{{huge}}"}]""")).ShouldBe("HostCallError");
    }

    [Fact]
    public async Task A_time_out_needs_more_than_the_right_to_rename()
    {
        await using var rig = await HostCallRig.StartAsync(postgres, CapabilitySet.Parse([Capability.Members]));
        var alice = rig.Member("alice");

        await rig.AskAsync("discord.editMember", $$"""["{{alice}}",{"nick":"Al"}]""");
        var error = await rig.RefusedAsync("discord.editMember", $$"""["{{alice}}",{"communication_disabled_until":null}]""");
        error.GetProperty("name").GetString().ShouldBe("CapabilityError");
        error.GetProperty("message").GetString().ShouldNotBeNull().ShouldContain("- discord:moderation");
    }

    [Fact]
    public async Task Who_may_have_threads_may_change_them_but_no_channels()
    {
        await using var rig = await HostCallRig.StartAsync(postgres, CapabilitySet.Parse([Capability.Threads]));
        var channel = rig.Channel("general");
        var thread = (await rig.AskAsync("discord.createThread", $$"""["{{channel}}",{"name":"talk","type":11}]""")).GetProperty("id").GetString();

        await rig.AskAsync("discord.editChannel", $$"""["{{thread}}",{"name":"chat"}]""");
        await rig.AskAsync("discord.deleteChannel", $"""["{thread}"]""");
        (await rig.ErrorAsync("discord.editChannel", $$"""["{{channel}}",{"name":"chat"}]""")).ShouldBe("CapabilityError");
        (await rig.ErrorAsync("discord.deleteChannel", $"""["{channel}"]""")).ShouldBe("CapabilityError");
    }

    [Fact]
    public async Task The_free_reads_need_no_capability()
    {
        await using var rig = await HostCallRig.StartAsync(postgres, CapabilitySet.None);

        await rig.AskAsync("discord.getGuild", "[]");
        await rig.AskAsync("discord.listChannels", "[]");
        await rig.AskAsync("discord.listRoles", "[]");
        await rig.AskAsync("discord.getChannel", $"""["{rig.Channel("general")}"]""");
        await rig.AskAsync("discord.getMember", $"""["{rig.Me}"]""");
        await rig.AskAsync("discord.getUser", $"""["{rig.Me}"]""");
        (await rig.ErrorAsync("discord.editChannel", """["5",{}]""")).ShouldBe("CapabilityError");
        (await rig.ErrorAsync("discord.listMembers", "[]")).ShouldBe("CapabilityError");
    }
}
