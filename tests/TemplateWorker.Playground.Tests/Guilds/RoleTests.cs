using TemplateWorker.Playground.Tests.Support;

namespace TemplateWorker.Playground.Tests.Guilds;

public sealed class RoleTests : IDisposable
{
    readonly MemoryBot _bot = new();

    public void Dispose() => _bot.Dispose();

    [Fact]
    public async Task A_role_is_made_changed_and_removed_and_the_gateway_tells_of_each()
    {
        var made = await _bot.PostAsync($"{_bot.GuildPath}/roles", """{"name":"Winner","color":255,"hoist":true}""", "prize");
        made.Status.ShouldBe(200, made.Text);
        made.Json.Text("name").ShouldBe("Winner");
        _bot.Dispatched("GUILD_ROLE_CREATE").GetProperty("role").Text("color").ShouldBe("255");

        (await _bot.PatchAsync($"{_bot.GuildPath}/roles/{made.Id()}", """{"mentionable":true}""")).Json.GetProperty("hoist").GetBoolean().ShouldBeTrue();
        _bot.Dispatched("GUILD_ROLE_UPDATE").GetProperty("role").GetProperty("mentionable").GetBoolean().ShouldBeTrue();
        await _bot.PutAsync($"{_bot.GuildPath}/members/{_bot.Member("alice").Id}/roles/{made.Id()}");
        _bot.DispatchedNames();

        (await _bot.DeleteAsync($"{_bot.GuildPath}/roles/{made.Id()}")).Status.ShouldBe(204);
        _bot.Dispatched("GUILD_ROLE_DELETE").Text("role_id").ShouldBe(made.Id());
        _bot.Member("alice").Roles.ShouldBeEmpty();
        (await _bot.GetAsync($"{_bot.GuildPath}/roles/{made.Id()}")).Code.ShouldBe(10011);
    }

    [Fact]
    public async Task A_role_is_given_and_taken_once()
    {
        var path = $"{_bot.GuildPath}/members/{_bot.Member("alice").Id}/roles/{_bot.Role("Gamer")}";
        (await _bot.PutAsync(path, reason: "asked")).Status.ShouldBe(204);
        var update = _bot.Dispatched("GUILD_MEMBER_UPDATE");
        update.GetProperty("roles")[0].GetString().ShouldBe(_bot.Role("Gamer").ToString());
        update.GetProperty("user").Text("username").ShouldBe("alice");

        (await _bot.PutAsync(path)).Status.ShouldBe(204);
        _bot.DispatchedNames().ShouldBeEmpty("nothing changed");
        (await _bot.DeleteAsync(path)).Status.ShouldBe(204);
        _bot.Member("alice").Roles.ShouldBeEmpty();
        var change = _bot.Guild.AuditEntries[0].Changes.ShouldNotBeNull()[0];
        change.Text("key").ShouldBe("$add");
        change.GetProperty("new_value")[0].Text("name").ShouldBe("Gamer");
    }

    [Fact]
    public async Task Roles_above_the_bots_own_are_out_of_its_reach()
    {
        var admin = _bot.Role("Admin");
        (await _bot.PutAsync($"{_bot.GuildPath}/members/{_bot.Member("alice").Id}/roles/{admin}")).Code.ShouldBe(50013);
        (await _bot.PatchAsync($"{_bot.GuildPath}/roles/{admin}", """{"name":"x"}""")).Code.ShouldBe(50013);
        (await _bot.DeleteAsync($"{_bot.GuildPath}/roles/{admin}")).Code.ShouldBe(50013);
        (await _bot.DeleteAsync($"{_bot.GuildPath}/roles/{_bot.Playground.GuildId}")).Code.ShouldBe(50028);
        (await _bot.PostAsync($"{_bot.GuildPath}/roles", """{"permissions":"8"}""")).Code.ShouldBe(50013, "nobody gives what is not theirs");
    }

    [Fact]
    public async Task A_faulty_role_is_refused_field_by_field()
    {
        var answer = await _bot.PostAsync($"{_bot.GuildPath}/roles", """{"name":"","color":16777216,"permissions":"all","hoist":"yes"}""");
        answer.FormError("name").ShouldBe("BASE_TYPE_BAD_LENGTH");
        answer.FormError("color").ShouldBe("NUMBER_TYPE_MAX");
        answer.FormError("permissions").ShouldBe("NUMBER_TYPE_COERCE");
        answer.FormError("hoist").ShouldBe("BOOLEAN_TYPE_CONVERT");
    }
}
