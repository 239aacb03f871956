using TemplateWorker.Templates.Capabilities;

namespace TemplateWorker.Execution.Tests.HostCalls;

/// <summary>What a call needs and counts for depends on what its body asks.</summary>
public sealed class BodyCapabilityTests(PostgresFixture postgres)
{
    [Theory]
    [InlineData("roles", """{"roles":["ROLE"]}""", "discord:roles")]
    [InlineData("roles under an escaped name", """{"\u0072oles":["ROLE"]}""", "discord:roles")]
    [InlineData("a voice kick", """{"nick":"x","channel_id":null}""", "discord:moderation")]
    [InlineData("flags", """{"flags":4}""", "discord:moderation")]
    [InlineData("mute", """{"mute":true}""", "discord:moderation")]
    public async Task Editing_a_member_needs_what_the_body_changes(string what, string body, string capability)
    {
        await using var rig = await HostCallRig.StartAsync(postgres, CapabilitySet.Parse([Capability.Members]));
        var alice = rig.Member("alice");

        var error = await rig.RefusedAsync("discord.editMember", $"""["{alice}",{body.Replace("ROLE", rig.Role("Gamer").ToString(), StringComparison.Ordinal)}]""");

        error.GetProperty("name").GetString().ShouldBe("CapabilityError", what);
        error.GetProperty("message").GetString().ShouldNotBeNull().ShouldEndWith($"- {capability}");
        (await rig.AskAsync("discord.getMember", $"""["{alice}"]""")).GetProperty("roles").GetArrayLength().ShouldBe(0);
    }

    [Fact]
    public async Task Editing_a_member_changes_a_name_with_the_capability_members_and_roles_with_both()
    {
        await using var rig = await HostCallRig.StartAsync(postgres, CapabilitySet.Parse([Capability.Members, Capability.Roles]));

        var changed = await rig.AskAsync("discord.editMember", $$"""["{{rig.Member("alice")}}",{"nick":"Al","roles":["{{rig.Role("Gamer")}}"]}]""");

        changed.GetProperty("nick").GetString().ShouldBe("Al");
        changed.GetProperty("roles")[0].GetString().ShouldBe(rig.Role("Gamer").ToString());
    }

    [Fact]
    public async Task An_invite_gives_roles_only_with_the_capability_roles()
    {
        await using var rig = await HostCallRig.StartAsync(postgres, CapabilitySet.Parse([Capability.Invites]));

        var error = await rig.RefusedAsync("discord.createInvite", $$"""["{{rig.Channel("general")}}",{"role_ids":["{{rig.Role("Gamer")}}"]}]""");

        error.GetProperty("message").GetString().ShouldNotBeNull().ShouldEndWith("- discord:roles");
        await rig.AskAsync("discord.createInvite", $$"""["{{rig.Channel("general")}}",{"max_uses":1}]""");
    }

    [Fact]
    public async Task A_post_in_a_forum_needs_the_capability_messages()
    {
        await using var rig = await HostCallRig.StartAsync(postgres, CapabilitySet.Parse([Capability.Threads]));

        var error = await rig.RefusedAsync("discord.createThread", $$$"""["{{{rig.Channel("forum")}}}",{"name":"post","message":{"content":"x"}}]""");

        error.GetProperty("message").GetString().ShouldNotBeNull().ShouldEndWith("- discord:messages");
        await rig.AskAsync("discord.createThread", $$"""["{{rig.Channel("general")}}",{"name":"loose","type":11}]""");
    }
}
