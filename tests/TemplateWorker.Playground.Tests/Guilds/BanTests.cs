using TemplateWorker.Playground.People;
using TemplateWorker.Playground.Tests.Support;

namespace TemplateWorker.Playground.Tests.Guilds;

public sealed class BanTests : IDisposable
{
    readonly MemoryBot _bot = new();

    public void Dispose() => _bot.Dispose();

    string Bans => $"{_bot.GuildPath}/bans";

    [Fact]
    public async Task A_banned_member_is_gone_with_the_last_messages_and_cannot_come_back()
    {
        var bob = _bot.Member("bob").Id;
        _bot.Say("bob", "general", "buy");
        _bot.Say("bob", "general", "now");
        _bot.Say("alice", "general", "hm");
        _bot.DispatchedNames();

        (await _bot.PutAsync($"{Bans}/{bob}", """{"delete_message_seconds":3600}""", "ads")).Status.ShouldBe(204);

        _bot.DispatchedNames().ShouldBe(["GUILD_MEMBER_REMOVE", "GUILD_BAN_ADD", "GUILD_AUDIT_LOG_ENTRY_CREATE", "MESSAGE_DELETE_BULK"]);
        _bot.Playground.World.Messages(_bot.Playground.ChannelId).ShouldHaveSingleItem().Content.ShouldBe("hm");
        (await _bot.GetAsync($"{Bans}/{bob}")).Json.Text("reason").ShouldBe("ads");
        Should.Throw<PersonActionException>(() => _bot.Playground.People.Join(_bot.Playground.GuildId, "bob")).Message.ShouldContain("banned");

        (await _bot.DeleteAsync($"{Bans}/{bob}")).Status.ShouldBe(204);
        _bot.DispatchedNames().ShouldBe(["GUILD_BAN_REMOVE", "GUILD_AUDIT_LOG_ENTRY_CREATE"]);
        _bot.Playground.People.Join(_bot.Playground.GuildId, "bob").Id.ShouldBe(bob);
        (await _bot.GetAsync($"{Bans}/{bob}")).Code.ShouldBe(10026);
    }

    [Fact]
    public async Task Many_are_banned_at_once_except_those_who_stand_above()
    {
        var (alice, bob, olivia) = (_bot.Member("alice").Id, _bot.Member("bob").Id, _bot.Member("olivia").Id);
        var answer = await _bot.PostAsync($"{_bot.GuildPath}/bulk-ban", $$"""{"user_ids":["{{alice}}","{{bob}}","{{olivia}}","5"]}""");
        answer.Json.GetProperty("banned_users").EnumerateArray().Select(id => id.GetString()).ShouldBe([alice.ToString(), bob.ToString()]);
        answer.Json.GetProperty("failed_users").GetArrayLength().ShouldBe(2);
        (await _bot.PostAsync($"{_bot.GuildPath}/bulk-ban", $$"""{"user_ids":["{{olivia}}"]}""")).Code.ShouldBe(500000);
        (await _bot.GetAsync($"{Bans}?limit=1")).Json.GetArrayLength().ShouldBe(1);
        (await _bot.GetAsync($"{Bans}?after={alice}")).Json.GetArrayLength().ShouldBe(1);
    }

    [Fact]
    public async Task Nobody_is_banned_who_does_not_exist()
    {
        (await _bot.PutAsync($"{Bans}/5")).Code.ShouldBe(10013);
        (await _bot.PutAsync($"{Bans}/{_bot.Member("bob").Id}", """{"delete_message_seconds":604801}""")).FormError("delete_message_seconds").ShouldBe("NUMBER_TYPE_MAX");
    }
}
