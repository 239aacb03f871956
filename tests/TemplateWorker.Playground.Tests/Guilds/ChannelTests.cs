using System.Text.Json;
using TemplateWorker.Playground.People;
using TemplateWorker.Playground.Tests.Support;

namespace TemplateWorker.Playground.Tests.Guilds;

public sealed class ChannelTests : IDisposable
{
    readonly MemoryBot _bot = new();

    public void Dispose() => _bot.Dispose();

    string Channels => $"{_bot.GuildPath}/channels";

    [Fact]
    public async Task A_channel_is_made_used_changed_and_removed()
    {
        var made = await _bot.PostAsync(Channels, $$"""{"name":"Ticket 7","topic":"Help","parent_id":"{{_bot.Channel("Tickets")}}"}""", "asked");
        made.Status.ShouldBe(201, made.Text);
        made.Json.Text("name").ShouldBe("ticket-7");
        _bot.Dispatched("CHANNEL_CREATE").Text("parent_id").ShouldBe(_bot.Channel("Tickets").ToString());
        (await _bot.PostAsync($"channels/{made.Id()}/messages", """{"content":"hi"}""")).Status.ShouldBe(200);

        (await _bot.PatchAsync($"channels/{made.Id()}", """{"rate_limit_per_user":10,"nsfw":true}""")).Json.Text("rate_limit_per_user").ShouldBe("10");
        _bot.Dispatched("CHANNEL_UPDATE").GetProperty("nsfw").GetBoolean().ShouldBeTrue();
        (await _bot.DeleteAsync($"channels/{made.Id()}")).Json.Text("topic").ShouldBe("Help");
        _bot.Dispatched("CHANNEL_DELETE").Text("id").ShouldBe(made.Id());
        (await _bot.GetAsync($"channels/{made.Id()}")).Code.ShouldBe(10003);
        _bot.Guild.AuditEntries.Select(entry => (int)entry.Action).ShouldBe([10, 11, 12]);
    }

    [Fact]
    public async Task An_overwrite_closes_a_channel_to_some()
    {
        var made = (await _bot.PostAsync(Channels, """{"name":"quiet"}""")).Id();
        var overwrites = $"channels/{made}/permissions";
        (await _bot.PutAsync($"{overwrites}/{_bot.Me}", """{"type":1,"allow":"3072","deny":"0"}""")).Status.ShouldBe(204);
        (await _bot.PutAsync($"{overwrites}/{_bot.Playground.GuildId}", """{"type":0,"allow":"0","deny":"1024"}""")).Status.ShouldBe(204);

        Should.Throw<PersonActionException>(() => _bot.Say("alice", "quiet", "x")).Message.ShouldContain("ViewChannel");
        (await _bot.PostAsync($"channels/{made}/messages", """{"content":"alone"}""")).Status.ShouldBe(200);
        (await _bot.DeleteAsync($"{overwrites}/{_bot.Playground.GuildId}")).Status.ShouldBe(204);
        _bot.Guild.AuditEntries[^1].Options.ShouldNotBeNull().Text("role_name").ShouldBe("@everyone");
        _bot.Say("alice", "quiet", "here").Content.ShouldBe("here");
        (await _bot.DeleteAsync($"{overwrites}/{_bot.Playground.GuildId}")).Code.ShouldBe(10009);
        (await _bot.PutAsync($"{overwrites}/5", """{"type":0}""")).Code.ShouldBe(10011);
        (await _bot.PutAsync($"{overwrites}/{_bot.Me}", """{"type":1,"allow":"8"}""")).Code.ShouldBe(50013);
        (await _bot.PutAsync($"{overwrites}/{_bot.Me}", """{"allow":"0"}""")).FormError("type").ShouldBe("BASE_TYPE_REQUIRED");
    }

    [Fact]
    public async Task What_a_channel_cannot_be_is_refused()
    {
        (await _bot.PostAsync(Channels, "{}")).FormError("name").ShouldBe("BASE_TYPE_REQUIRED");
        (await _bot.PostAsync(Channels, """{"name":"x","type":3}""")).FormError("type").ShouldBe("BASE_TYPE_CHOICES");
        (await _bot.PostAsync(Channels, $$"""{"name":"x","parent_id":"{{_bot.Channel("general")}}"}""")).FormError("parent_id").ShouldBe("CHANNEL_PARENT_INVALID");
        (await _bot.PostAsync($"channels/{_bot.Channel("Tickets")}/messages", """{"content":"x"}""")).Code.ShouldBe(50008);
        (await _bot.PatchAsync($"channels/{_bot.Channel("staff-only")}", """{"name":"x"}""")).Code.ShouldBe(50001);
    }

    [Fact]
    public async Task With_its_category_gone_a_channel_stands_alone()
    {
        var category = (await _bot.PostAsync(Channels, """{"name":"Games","type":4}""")).Id();
        var child = (await _bot.PostAsync(Channels, $$"""{"name":"chess","parent_id":"{{category}}"}""")).Id();
        (await _bot.DeleteAsync($"channels/{category}")).Status.ShouldBe(200);
        (await _bot.GetAsync($"channels/{child}")).Json.GetProperty("parent_id").ValueKind.ShouldBe(JsonValueKind.Null);
    }
}
