using System.Text.Json;
using TemplateWorker.Playground.People;
using TemplateWorker.Playground.Tests.Support;

namespace TemplateWorker.Playground.Tests.Guilds;

public sealed class MemberTests : IDisposable
{
    readonly MemoryBot _bot = new();

    public void Dispose() => _bot.Dispose();

    string Path(string name) => $"{_bot.GuildPath}/members/{_bot.Member(name).Id}";

    [Fact]
    public async Task A_member_gets_another_name_and_other_roles()
    {
        var body = $$"""{"nick":"Al","roles":["{{_bot.Role("Gamer")}}","{{_bot.Role("Artist")}}"]}""";
        var answer = await _bot.PatchAsync(Path("alice"), body, "asked");
        answer.Status.ShouldBe(200, answer.Text);
        answer.Json.Text("nick").ShouldBe("Al");
        answer.Json.GetProperty("roles").GetArrayLength().ShouldBe(2);
        _bot.DispatchedNames().ShouldBe(
            ["GUILD_MEMBER_UPDATE", "GUILD_AUDIT_LOG_ENTRY_CREATE", "GUILD_MEMBER_UPDATE", "GUILD_AUDIT_LOG_ENTRY_CREATE"]);
        (await _bot.PatchAsync(Path("alice"), """{"nick":null}""")).Json.GetProperty("nick").ValueKind.ShouldBe(JsonValueKind.Null);
    }

    [Fact]
    public async Task Who_is_timed_out_may_read_but_not_write_until_it_ends()
    {
        var clock = new Testing.ManualTimeProvider();
        using var bot = new MemoryBot(clock);
        var path = $"{bot.GuildPath}/members/{bot.Member("bob").Id}";
        var until = clock.GetUtcNow().AddMinutes(10).ToString("O");

        (await bot.PatchAsync(path, $$"""{"communication_disabled_until":"{{until}}"}""", "calm down")).Status.ShouldBe(200);
        bot.Dispatched("GUILD_MEMBER_UPDATE").Text("communication_disabled_until").ShouldNotBeEmpty();
        Should.Throw<PersonActionException>(() => bot.Say("bob", "general", "but")).Message.ShouldContain("timed out");
        clock.Advance(TimeSpan.FromMinutes(11));
        bot.Say("bob", "general", "sorry").Content.ShouldBe("sorry");
        var far = clock.GetUtcNow().AddDays(29).ToString("O");
        (await bot.PatchAsync(path, $$"""{"communication_disabled_until":"{{far}}"}""")).FormError("communication_disabled_until").ShouldBe("TIMEOUT_MAX");
    }

    [Fact]
    public async Task A_kicked_member_is_gone()
    {
        var path = Path("bob");
        (await _bot.DeleteAsync(path, "spam")).Status.ShouldBe(204);
        _bot.Dispatched("GUILD_MEMBER_REMOVE").GetProperty("user").Text("username").ShouldBe("bob");
        (await _bot.GetAsync(path)).Code.ShouldBe(10007);
        _bot.Guild.AuditEntries.ShouldHaveSingleItem().Reason.ShouldBe("spam");
    }

    [Fact]
    public async Task The_owner_stands_above_every_bot()
    {
        (await _bot.DeleteAsync(Path("olivia"))).Code.ShouldBe(50013);
        (await _bot.PatchAsync(Path("olivia"), """{"nick":"x"}""")).Code.ShouldBe(50013);
        (await _bot.PutAsync($"{_bot.GuildPath}/bans/{_bot.Member("olivia").Id}", "{}")).Code.ShouldBe(50013);
    }

    [Fact]
    public async Task Members_are_listed_in_order_and_found_by_their_names()
    {
        var first = await _bot.GetAsync($"{_bot.GuildPath}/members?limit=2");
        first.Json.GetArrayLength().ShouldBe(2);
        var last = first.Json[1].GetProperty("user").Text("id");
        (await _bot.GetAsync($"{_bot.GuildPath}/members?limit=1000&after={last}")).Json.GetArrayLength().ShouldBe(_bot.Guild.Members.Length - 2);
        (await _bot.GetAsync($"{_bot.GuildPath}/members/search?query=AL")).Json[0].GetProperty("user").Text("username").ShouldBe("alice");
        (await _bot.GetAsync($"{_bot.GuildPath}/members/search")).FormError("query").ShouldBe("BASE_TYPE_REQUIRED");
        (await _bot.GetAsync($"{_bot.GuildPath}/members?limit=1001")).FormError("limit").ShouldBe("NUMBER_TYPE_MAX");
    }

    [Fact]
    public async Task Nobody_is_connected_to_voice() =>
        (await _bot.PatchAsync(Path("bob"), """{"mute":true}""")).Code.ShouldBe(40032);
}
