using TemplateWorker.Playground.People;
using TemplateWorker.Playground.Tests.Support;
using TemplateWorker.Playground.World;

namespace TemplateWorker.Playground.Tests.Guilds;

public sealed class ThreadTests : IDisposable
{
    readonly MemoryBot _bot = new();

    public void Dispose() => _bot.Dispose();

    string General => $"channels/{_bot.Playground.ChannelId}";

    [Fact]
    public async Task A_thread_at_a_message_carries_its_id_and_takes_in_who_writes()
    {
        var message = _bot.Say("alice", "general", "an idea");
        _bot.DispatchedNames();
        var thread = await _bot.PostAsync($"{General}/messages/{message.Id}/threads", """{"name":"Talk","auto_archive_duration":60}""");
        thread.Status.ShouldBe(201, thread.Text);
        thread.Id().ShouldBe(message.Id.ToString());
        _bot.DispatchedNames().ShouldBe(["THREAD_CREATE", "GUILD_AUDIT_LOG_ENTRY_CREATE", "MESSAGE_UPDATE"]);
        (await _bot.PostAsync($"{General}/messages/{message.Id}/threads", """{"name":"Again"}""")).Code.ShouldBe(160004);
        (await _bot.GetAsync($"{General}/messages/{message.Id}")).Json.GetProperty("thread").Text("name").ShouldBe("Talk");

        _bot.Playground.People.SendMessage(message.Id, _bot.Member("bob").Id, "I like it");
        _bot.DispatchedNames().ShouldBe(["THREAD_MEMBERS_UPDATE", "MESSAGE_CREATE"]);
        (await _bot.GetAsync($"channels/{thread.Id()}")).Json.Text("message_count").ShouldBe("1");
        (await _bot.GetAsync($"channels/{thread.Id()}/thread-members")).Json.GetArrayLength().ShouldBe(2);
    }

    [Fact]
    public async Task An_archived_thread_is_found_in_the_archive_and_comes_back_with_a_message()
    {
        var thread = (await _bot.PostAsync($"{General}/threads", """{"name":"Old","type":11}""")).Id();
        (await _bot.PatchAsync($"channels/{thread}", """{"archived":true,"locked":true}""")).Json.GetProperty("thread_metadata").GetProperty("locked").GetBoolean().ShouldBeTrue();
        _bot.Dispatched("THREAD_UPDATE").Text("name").ShouldBe("Old");

        (await _bot.GetAsync($"{_bot.GuildPath}/threads/active")).Json.GetProperty("threads").GetArrayLength().ShouldBe(0);
        (await _bot.GetAsync($"{General}/threads/archived/public")).Json.GetProperty("threads")[0].Text("id").ShouldBe(thread);
        (await _bot.PutAsync($"channels/{thread}/thread-members/{_bot.Member("bob").Id}")).Code.ShouldBe(50083);
        (await _bot.PostAsync($"channels/{thread}/messages", """{"content":"again"}""")).Status.ShouldBe(200);
        (await _bot.GetAsync($"{_bot.GuildPath}/threads/active")).Json.GetProperty("threads").GetArrayLength().ShouldBe(1);
        (await _bot.DeleteAsync($"channels/{thread}")).Status.ShouldBe(200);
        _bot.Dispatched("THREAD_DELETE").Text("parent_id").ShouldBe(_bot.Playground.ChannelId.ToString());
    }

    [Fact]
    public async Task A_private_thread_is_for_those_who_were_added()
    {
        var thread = (await _bot.PostAsync($"{General}/threads", """{"name":"Secret"}""")).Id();
        Snowflake.TryParse(thread, out var id).ShouldBeTrue();
        Should.Throw<PersonActionException>(() => _bot.Playground.People.SendMessage(id, _bot.Member("alice").Id, "x"));

        (await _bot.PutAsync($"channels/{thread}/thread-members/{_bot.Member("alice").Id}")).Status.ShouldBe(204);
        _bot.Dispatched("THREAD_MEMBERS_UPDATE").GetProperty("added_members")[0].Text("user_id").ShouldBe(_bot.Member("alice").Id.ToString());
        _bot.Playground.People.SendMessage(id, _bot.Member("alice").Id, "thanks").Content.ShouldBe("thanks");
        (await _bot.DeleteAsync($"channels/{thread}/thread-members/{_bot.Member("alice").Id}")).Status.ShouldBe(204);
        _bot.Dispatched("THREAD_MEMBERS_UPDATE").GetProperty("removed_member_ids")[0].GetString().ShouldBe(_bot.Member("alice").Id.ToString());
    }

    [Fact]
    public async Task A_post_in_a_forum_is_a_thread_with_its_first_message()
    {
        var forum = _bot.Channel("forum");
        var post = await _bot.PostAsync($"channels/{forum}/threads", """{"name":"How?","message":{"content":"Like this"}}""");
        post.Status.ShouldBe(201, post.Text);
        (await _bot.GetAsync($"channels/{post.Id()}/messages/{post.Id()}")).Json.Text("content").ShouldBe("Like this");
        (await _bot.PostAsync($"channels/{forum}/messages", """{"content":"x"}""")).Code.ShouldBe(50008);
        (await _bot.PostAsync($"channels/{forum}/threads", """{"name":"How?"}""")).FormError("message").ShouldBe("BASE_TYPE_REQUIRED");
    }
}
