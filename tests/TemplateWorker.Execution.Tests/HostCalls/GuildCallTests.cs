using System.Text.Json;

namespace TemplateWorker.Execution.Tests.HostCalls;

/// <summary>Every call that acts in a guild does so in the playground.</summary>
public sealed class GuildCallTests(PostgresFixture postgres) : IAsyncLifetime
{
    HostCallRig _rig = null!;

    public async ValueTask InitializeAsync() => _rig = await HostCallRig.StartAsync(postgres);

    public ValueTask DisposeAsync() => _rig.DisposeAsync();

    [Fact]
    public async Task Messages_are_listed_pinned_and_deleted_together()
    {
        var channel = _rig.Channel("general");
        var ids = new List<string>();
        foreach (var text in (string[])["a", "b", "c"])
            ids.Add(Id(await _rig.AskAsync("discord.createMessage", $$"""["{{channel}}",{"content":"{{text}}"}]""")));

        (await _rig.AskAsync("discord.listMessages", $$"""["{{channel}}",{"limit":2,"before":"{{ids[2]}}"}]""")).GetArrayLength().ShouldBe(2);
        await _rig.AskAsync("discord.pinMessage", $"""["{channel}","{ids[0]}","keep"]""");
        (await _rig.AskAsync("discord.listPins", $"""["{channel}"]""")).GetProperty("items")[0].GetProperty("message").GetProperty("id").GetString().ShouldBe(ids[0]);
        await _rig.AskAsync("discord.unpinMessage", $"""["{channel}","{ids[0]}"]""");
        await _rig.AskAsync("discord.triggerTyping", $"""["{channel}"]""");
        await _rig.AskAsync("discord.bulkDeleteMessages", $"""["{channel}",["{ids[0]}","{ids[1]}"],"spam"]""");
        await _rig.AskAsync("discord.bulkDeleteMessages", $"""["{channel}",["{ids[2]}"]]""");

        _rig.World.Messages(channel).ShouldBeEmpty();
        _rig.Guild.AuditEntries.Select(entry => entry.Reason).ShouldContain("spam");
        var news = _rig.Channel("announcements");
        var published = await _rig.AskAsync("discord.createMessage", $$"""["{{news}}",{"content":"news"}]""");
        (await _rig.AskAsync("discord.crosspostMessage", $"""["{news}","{Id(published)}"]""")).GetProperty("flags").GetInt32().ShouldBe(1);
    }

    [Fact]
    public async Task Reactions_of_others_are_listed_and_taken_away()
    {
        var channel = _rig.Channel("general");
        var message = Id(await _rig.AskAsync("discord.createMessage", $$"""["{{channel}}",{"content":"vote"}]"""));
        await _rig.AskAsync("discord.createReaction", $"""["{channel}","{message}","👍"]""");
        await _rig.AskAsync("discord.createReaction", $"""["{channel}","{message}","👎"]""");

        (await _rig.AskAsync("discord.listReactions", $$"""["{{channel}}","{{message}}","👍",{"limit":5}]""")).GetArrayLength().ShouldBe(1);
        await _rig.AskAsync("discord.deleteUserReaction", $"""["{channel}","{message}","👍","{_rig.Me}"]""");
        (await _rig.AskAsync("discord.listReactions", $"""["{channel}","{message}","👍"]""")).GetArrayLength().ShouldBe(0);
        await _rig.AskAsync("discord.deleteEmojiReactions", $"""["{channel}","{message}","👎"]""");
        await _rig.AskAsync("discord.deleteAllReactions", $"""["{channel}","{message}"]""");
        _rig.World.Messages(channel)[0].Reactions.ShouldBeEmpty();
    }

    [Fact]
    public async Task Channels_are_made_changed_closed_to_some_and_removed()
    {
        var made = await _rig.AskAsync("discord.createChannel", $$"""[{"name":"Ticket 1","parent_id":"{{_rig.Channel("Tickets")}}"},"asked for"]""");
        var id = Id(made);
        made.GetProperty("name").GetString().ShouldBe("ticket-1");

        (await _rig.AskAsync("discord.editChannel", $$"""["{{id}}",{"topic":"open"}]""")).GetProperty("topic").GetString().ShouldBe("open");
        await _rig.AskAsync("discord.editChannelPermissions", $$"""["{{id}}","{{_rig.Me}}",{"type":1,"allow":"1024","deny":"0"}]""");
        await _rig.AskAsync("discord.editChannelPermissions", $$"""["{{id}}","{{_rig.Guild.Id}}",{"type":0,"allow":"0","deny":"1024"}]""");
        (await _rig.AskAsync("discord.getChannel", $"""["{id}"]""")).GetProperty("permission_overwrites").GetArrayLength().ShouldBe(2);
        await _rig.AskAsync("discord.deleteChannelPermissions", $"""["{id}","{_rig.Guild.Id}"]""");
        await _rig.AskAsync("discord.deleteChannel", $"""["{id}","done"]""");

        (await _rig.AskAsync("discord.listChannels", "[]")).EnumerateArray().Select(Id).ShouldNotContain(id);
        (await _rig.AskAsync("discord.getGuild", "[]")).GetProperty("approximate_member_count").GetInt32().ShouldBe(_rig.Guild.Members.Length);
    }

    [Fact]
    public async Task Threads_are_started_joined_archived_and_removed()
    {
        var channel = _rig.Channel("general");
        var message = Id(await _rig.AskAsync("discord.createMessage", $$"""["{{channel}}",{"content":"topic"}]"""));
        var thread = Id(await _rig.AskAsync("discord.createThreadFromMessage", $$"""["{{channel}}","{{message}}",{"name":"talk"}]"""));
        var loose = Id(await _rig.AskAsync("discord.createThread", $$"""["{{channel}}",{"name":"loose","type":11}]"""));
        var post = Id(await _rig.AskAsync("discord.createThread", $$$"""["{{{_rig.Channel("forum")}}}",{"name":"post","message":{"content":"@everyone"}}]"""));

        await _rig.AskAsync("discord.addThreadMember", $"""["{thread}","{_rig.Member("alice")}"]""");
        (await _rig.AskAsync("discord.listThreadMembers", $"""["{thread}"]""")).GetArrayLength().ShouldBe(2);
        await _rig.AskAsync("discord.removeThreadMember", $"""["{thread}","{_rig.Member("alice")}"]""");
        await _rig.AskAsync("discord.leaveThread", $"""["{loose}"]""");
        await _rig.AskAsync("discord.joinThread", $"""["{loose}"]""");
        (await _rig.AskAsync("discord.listActiveThreads", "[]")).GetProperty("threads").GetArrayLength().ShouldBe(3);
        _rig.World.Messages(Snowflake(post))[0].MentionsEveryone.ShouldBeFalse("a post may ping no more than a message");
        await _rig.AskAsync("discord.editChannel", $$"""["{{thread}}",{"archived":true}]""");
        (await _rig.AskAsync("discord.listArchivedThreads", $$"""["{{channel}}",{"limit":5}]""")).GetProperty("threads").GetArrayLength().ShouldBe(1);
        (await _rig.AskAsync("discord.listArchivedThreads", $$"""["{{channel}}",{"type":"private"}]""")).GetProperty("threads").GetArrayLength().ShouldBe(0);
        await _rig.AskAsync("discord.deleteChannel", $"""["{loose}"]""");
        _rig.World.FindChannel(Snowflake(loose)).ShouldBeNull();
    }

    [Fact]
    public async Task The_first_message_of_a_post_has_its_files()
    {
        const string Files = """[{"name":"a.txt","text":"grün"},{"name":"b.bin","base64":"AP8="}]""";
        var forum = _rig.Channel("forum");

        var post = Id(await _rig.AskAsync("discord.createThread", $$$"""["{{{forum}}}",{"name":"post","message":{"content":"x"}},"why",{{{Files}}}]"""));
        var refused = await _rig.RefusedAsync("discord.createThread", $$"""["{{_rig.Channel("general")}}",{"name":"loose","type":11},null,{{Files}}]""");

        _rig.World.Messages(Snowflake(post))[0].Attachments.Select(file => $"{file.FileName} {file.Content.Length}").ShouldBe(["a.txt 5", "b.bin 2"]);
        refused.GetProperty("message").GetString().ShouldNotBeNull().ShouldContain("'files' must be left out where no message is posted");
    }

    [Fact]
    public async Task Roles_are_made_given_taken_and_removed()
    {
        var role = Id(await _rig.AskAsync("discord.createRole", """[{"name":"Winner","color":255,"hoist":true},"prize"]"""));
        var alice = _rig.Member("alice");
        await _rig.AskAsync("discord.addMemberRole", $"""["{alice}","{role}","won"]""");

        (await _rig.AskAsync("discord.getMember", $"""["{alice}"]""")).GetProperty("roles")[0].GetString().ShouldBe(role);
        (await _rig.AskAsync("discord.editRole", $$"""["{{role}}",{"name":"Champion"}]""")).GetProperty("name").GetString().ShouldBe("Champion");
        await _rig.AskAsync("discord.removeMemberRole", $"""["{alice}","{role}"]""");
        await _rig.AskAsync("discord.deleteRole", $"""["{role}"]""");
        (await _rig.AskAsync("discord.listRoles", "[]")).EnumerateArray().Select(Id).ShouldNotContain(role);
        (await _rig.RefusedAsync("discord.addMemberRole", $"""["{alice}","{_rig.Role("Admin")}"]""")).GetProperty("code").GetInt32().ShouldBe(50013);
    }

    [Fact]
    public async Task Members_are_found_renamed_timed_out_kicked_and_banned()
    {
        var (alice, bob) = (_rig.Member("alice"), _rig.Member("bob"));
        (await _rig.AskAsync("discord.listMembers", """[{"limit":100}]""")).GetArrayLength().ShouldBe(_rig.Guild.Members.Length);
        (await _rig.AskAsync("discord.searchMembers", """[{"query":"ali"}]""")).GetArrayLength().ShouldBe(1);
        (await _rig.AskAsync("discord.getUser", $"""["{alice}"]""")).GetProperty("username").GetString().ShouldBe("alice");
        (await _rig.AskAsync("discord.editMember", $$"""["{{alice}}",{"nick":"Al"}]""")).GetProperty("nick").GetString().ShouldBe("Al");

        var until = DateTimeOffset.UtcNow.AddHours(1).ToString("O");
        (await _rig.AskAsync("discord.timeoutMember", $"""["{bob}","{until}","calm down"]""")).GetProperty("communication_disabled_until").ValueKind.ShouldBe(JsonValueKind.String);
        (await _rig.AskAsync("discord.timeoutMember", $"""["{bob}",null]""")).GetProperty("communication_disabled_until").ValueKind.ShouldBe(JsonValueKind.Null);
        await _rig.AskAsync("discord.kickMember", $"""["{bob}","bye"]""");
        await _rig.AskAsync("discord.banMember", $$"""["{{alice}}",{"delete_message_seconds":60},"worse"]""");
        (await _rig.AskAsync("discord.getBan", $"""["{alice}"]""")).GetProperty("reason").GetString().ShouldBe("worse");
        await _rig.AskAsync("discord.banMember", $"""["{bob}"]""");
        (await _rig.AskAsync("discord.listBans", """[{"limit":10}]""")).GetArrayLength().ShouldBe(2);
        await _rig.AskAsync("discord.unbanMember", $"""["{alice}","forgiven"]""");
        (await _rig.AskAsync("discord.bulkBanMembers", $$"""[{"user_ids":["{{alice}}","{{bob}}"]},"both"]""")).GetProperty("failed_users").GetArrayLength().ShouldBe(1);
        (await _rig.ErrorAsync("discord.timeoutMember", $"""["{alice}","soon"]""")).ShouldBe("HostCallError");
    }

    [Fact]
    public async Task Emojis_events_and_rules_are_made_changed_and_removed()
    {
        var emoji = Id(await _rig.AskAsync("discord.createEmoji", """[{"name":"party","image":"data:image/png;base64,AAAA"},"fun"]"""));
        (await _rig.AskAsync("discord.editEmoji", $$"""["{{emoji}}",{"name":"parrot"}]""")).GetProperty("name").GetString().ShouldBe("parrot");
        Id(await _rig.AskAsync("discord.getEmoji", $"""["{emoji}"]""")).ShouldBe(emoji);
        (await _rig.AskAsync("discord.listEmojis", "[]")).GetArrayLength().ShouldBe(1);
        await _rig.AskAsync("discord.deleteEmoji", $"""["{emoji}"]""");

        var (start, end) = (DateTimeOffset.UtcNow.AddDays(1).ToString("O"), DateTimeOffset.UtcNow.AddDays(2).ToString("O"));
        var planned = Id(await _rig.AskAsync("discord.createScheduledEvent", $$$"""[{"name":"Party","privacy_level":2,"entity_type":3,"scheduled_start_time":"{{{start}}}","scheduled_end_time":"{{{end}}}","entity_metadata":{"location":"here"}}]"""));
        (await _rig.AskAsync("discord.editScheduledEvent", $$"""["{{planned}}",{"status":2}]""")).GetProperty("status").GetInt32().ShouldBe(2);
        Id(await _rig.AskAsync("discord.getScheduledEvent", $"""["{planned}"]""")).ShouldBe(planned);
        (await _rig.AskAsync("discord.listScheduledEvents", """[{"with_user_count":true}]"""))[0].GetProperty("user_count").GetInt32().ShouldBe(0);
        (await _rig.AskAsync("discord.listScheduledEventUsers", $"""["{planned}"]""")).GetArrayLength().ShouldBe(0);
        await _rig.AskAsync("discord.deleteScheduledEvent", $"""["{planned}"]""");

        var rule = Id(await _rig.AskAsync("discord.createAutoModerationRule", """[{"name":"Words","event_type":1,"trigger_type":1,"trigger_metadata":{"keyword_filter":["x"]},"actions":[{"type":1}]}]"""));
        (await _rig.AskAsync("discord.editAutoModerationRule", $$"""["{{rule}}",{"enabled":true}]""")).GetProperty("enabled").GetBoolean().ShouldBeTrue();
        Id(await _rig.AskAsync("discord.getAutoModerationRule", $"""["{rule}"]""")).ShouldBe(rule);
        (await _rig.AskAsync("discord.listAutoModerationRules", "[]")).GetArrayLength().ShouldBe(1);
        await _rig.AskAsync("discord.deleteAutoModerationRule", $"""["{rule}"]""");

        var log = await _rig.AskAsync("discord.getAuditLog", """[{"action_type":60,"limit":1}]""");
        log.GetProperty("audit_log_entries")[0].GetProperty("reason").GetString().ShouldBe("fun");
    }

    [Fact]
    public async Task Invites_are_made_listed_and_revoked()
    {
        var channel = _rig.Channel("general");
        var invite = await _rig.AskAsync("discord.createInvite", $$"""["{{channel}}",{"max_uses":1},"friend"]""");
        var code = invite.GetProperty("code").GetString();

        (await _rig.AskAsync("discord.listChannelInvites", $"""["{channel}"]""")).GetArrayLength().ShouldBe(1);
        (await _rig.AskAsync("discord.listGuildInvites", "[]")).GetArrayLength().ShouldBe(1);
        (await _rig.AskAsync("discord.getInvite", $"""["{code}"]""")).GetProperty("max_uses").GetInt32().ShouldBe(1);
        await _rig.AskAsync("discord.deleteInvite", $"""["{code}","over"]""");
        (await _rig.ErrorAsync("discord.getInvite", $"""["{code}"]""")).ShouldBe("PermissionError");
    }

    [Fact]
    public async Task A_direct_message_reaches_a_member_and_nobody_else()
    {
        var alice = _rig.Member("alice");
        await _rig.AskAsync("discord.createDirectMessage", $$"""["{{alice}}",{"content":"psst"}]""");
        await _rig.AskAsync("discord.createDirectMessage", $$"""["{{alice}}",{"content":"again"}]""");

        var channel = _rig.World.FindDirectChannel(alice).ShouldNotBeNull();
        _rig.World.Messages(channel).Select(message => message.Content).ShouldBe(["psst", "again"]);
        (await _rig.ErrorAsync("discord.createDirectMessage", """["123456789012345678",{"content":"x"}]""")).ShouldBe("PermissionError");
    }

    static string Id(JsonElement thing) => thing.GetProperty("id").GetString()!;

    static Playground.World.Snowflake Snowflake(string id) =>
        Playground.World.Snowflake.TryParse(id, out var found) ? found : throw new FormatException(id);
}
