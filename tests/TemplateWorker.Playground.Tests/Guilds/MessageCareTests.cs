using TemplateWorker.Playground.People;
using TemplateWorker.Playground.Tests.Support;

namespace TemplateWorker.Playground.Tests.Guilds;

/// <summary>Pins, bulk deletion, crossposts, reactions of others, and what people do to what they wrote.</summary>
public sealed class MessageCareTests : IDisposable
{
    readonly MemoryBot _bot = new();

    public void Dispose() => _bot.Dispose();

    string General => $"channels/{_bot.Playground.ChannelId}/messages";

    [Fact]
    public async Task A_pinned_message_is_listed_newest_pin_first()
    {
        var (first, second) = (_bot.Say("alice", "general", "1"), _bot.Say("alice", "general", "2"));
        _bot.DispatchedNames();
        (await _bot.PutAsync($"{General}/pins/{second.Id}", reason: "useful")).Status.ShouldBe(204);
        _bot.DispatchedNames().ShouldBe(["MESSAGE_UPDATE", "CHANNEL_PINS_UPDATE", "GUILD_AUDIT_LOG_ENTRY_CREATE"]);
        (await _bot.PutAsync($"channels/{_bot.Playground.ChannelId}/pins/{first.Id}")).Status.ShouldBe(204);

        var pins = (await _bot.GetAsync($"{General}/pins?limit=1")).Json;
        pins.GetProperty("items")[0].GetProperty("message").Text("content").ShouldBe("1");
        pins.GetProperty("has_more").GetBoolean().ShouldBeTrue();
        (await _bot.GetAsync($"channels/{_bot.Playground.ChannelId}/pins")).Json.GetArrayLength().ShouldBe(2);
        (await _bot.DeleteAsync($"{General}/pins/{first.Id}")).Status.ShouldBe(204);
        (await _bot.GetAsync($"{General}/{first.Id}")).Json.GetProperty("pinned").GetBoolean().ShouldBeFalse();
    }

    [Fact]
    public async Task Messages_are_deleted_together_if_they_are_few_and_young()
    {
        var ids = Enumerable.Range(0, 3).Select(number => _bot.Say("alice", "general", $"{number}").Id).ToList();
        var answer = await _bot.PostAsync($"{General}/bulk-delete", $$"""{"messages":["{{ids[0]}}","{{ids[1]}}"]}""", "spam");
        answer.Status.ShouldBe(204, answer.Text);
        _bot.Dispatched("MESSAGE_DELETE_BULK").GetProperty("ids").GetArrayLength().ShouldBe(2);
        (await _bot.PostAsync($"{General}/bulk-delete", $$"""{"messages":["{{ids[2]}}"]}""")).Code.ShouldBe(50016);
        (await _bot.PostAsync($"{General}/bulk-delete", """{"messages":["5","6"]}""")).Code.ShouldBe(50034);
    }

    [Fact]
    public async Task A_message_of_an_announcement_channel_is_published_once()
    {
        var news = $"channels/{_bot.Channel("announcements")}/messages";
        var id = (await _bot.PostAsync(news, """{"content":"news"}""")).Id();
        (await _bot.PostAsync($"{news}/{id}/crosspost", "{}")).Json.Text("flags").ShouldBe("1");
        (await _bot.PostAsync($"{news}/{id}/crosspost", "{}")).Code.ShouldBe(40033);
        var plain = (await _bot.PostAsync(General, """{"content":"x"}""")).Id();
        (await _bot.PostAsync($"{General}/{plain}/crosspost", "{}")).Code.ShouldBe(50024);
    }

    [Fact]
    public async Task Reactions_of_others_are_taken_away_one_by_one_or_all()
    {
        var message = _bot.Say("alice", "general", "vote");
        var reactions = $"{General}/{message.Id}/reactions";
        foreach (var name in (string[])["alice", "bob"])
            _bot.Playground.People.React(message.Id, _bot.Member(name).Id, "👍");
        _bot.Playground.People.React(message.Id, _bot.Member("bob").Id, "👎");
        _bot.DispatchedNames();

        (await _bot.DeleteAsync($"{reactions}/{Uri.EscapeDataString("👍")}/{_bot.Member("bob").Id}")).Status.ShouldBe(204);
        _bot.Dispatched("MESSAGE_REACTION_REMOVE").Text("user_id").ShouldBe(_bot.Member("bob").Id.ToString());
        (await _bot.DeleteAsync($"{reactions}/{Uri.EscapeDataString("👎")}")).Status.ShouldBe(204);
        _bot.Dispatched("MESSAGE_REACTION_REMOVE_EMOJI").GetProperty("emoji").Text("name").ShouldBe("👎");
        (await _bot.DeleteAsync(reactions)).Status.ShouldBe(204);
        _bot.Dispatched("MESSAGE_REACTION_REMOVE_ALL").Text("message_id").ShouldBe(message.Id.ToString());
    }

    [Fact]
    public void People_change_and_remove_what_they_wrote_and_moderators_what_others_did()
    {
        var people = _bot.Playground.People;
        var message = _bot.Say("alice", "general", "helo");
        people.EditMessage(message.Id, _bot.Member("alice").Id, "hello").Content.ShouldBe("hello");
        _bot.Dispatched("MESSAGE_UPDATE").Text("content").ShouldBe("hello");
        Should.Throw<PersonActionException>(() => people.EditMessage(message.Id, _bot.Member("bob").Id, "x")).Failure.ShouldBe(PersonActionFailure.Forbidden);
        Should.Throw<PersonActionException>(() => people.DeleteMessage(message.Id, _bot.Member("bob").Id)).Failure.ShouldBe(PersonActionFailure.Forbidden);

        people.React(message.Id, _bot.Member("bob").Id, "👍");
        people.Unreact(message.Id, _bot.Member("bob").Id, "👍");
        Should.Throw<PersonActionException>(() => people.Unreact(message.Id, _bot.Member("bob").Id, "👍"));
        Should.Throw<PersonActionException>(() => people.React(message.Id, _bot.Member("bob").Id, "thumbsup"));
        people.DeleteMessage(message.Id, _bot.Member("mona").Id);
        _bot.Dispatched("MESSAGE_DELETE").Text("id").ShouldBe(message.Id.ToString());
    }

    [Fact]
    public async Task A_direct_message_is_in_no_guild()
    {
        var alice = _bot.Member("alice").Id;
        var channel = await _bot.PostAsync("users/@me/channels", $$"""{"recipient_id":"{{alice}}"}""");
        channel.Json.Text("type").ShouldBe("1");
        (await _bot.PostAsync("users/@me/channels", $$"""{"recipient_id":"{{alice}}"}""")).Id().ShouldBe(channel.Id());
        var message = await _bot.PostAsync($"channels/{channel.Id()}/messages", """{"content":"psst"}""");
        message.Status.ShouldBe(200, message.Text);
        var dispatch = _bot.Dispatched("MESSAGE_CREATE");
        dispatch.TryGetProperty("guild_id", out _).ShouldBeFalse();
        dispatch.Text("channel_type").ShouldBe("1");
        (await _bot.PatchAsync($"channels/{channel.Id()}/messages/{message.Id()}", """{"content":"psst!"}""")).Json.Text("content").ShouldBe("psst!");
        (await _bot.GetAsync($"channels/{channel.Id()}")).Json.GetProperty("recipients")[0].Text("username").ShouldBe("alice");
        (await _bot.PostAsync("users/@me/channels", """{"recipient_id":"5"}""")).Code.ShouldBe(10013);
        (await _bot.PostAsync("users/@me/channels", $$"""{"recipient_id":"{{_bot.Me}}"}""")).Code.ShouldBe(50007);
    }
}
