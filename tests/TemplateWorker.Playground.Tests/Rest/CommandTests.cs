using System.Text.Json;
using System.Text.Json.Nodes;
using TemplateWorker.Playground.Tests.Support;

namespace TemplateWorker.Playground.Tests.Rest;

public sealed class CommandTests
{
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_command_is_created_changed_read_and_deleted(bool inGuild)
    {
        await using var playground = await TestPlayground.StartAsync();
        var scope = Scope(playground, inGuild);
        var created = await playground.PostAsync(scope, Command("ping", "First"));
        created.Status.ShouldBe(201);
        var id = created.Json.GetProperty("id").GetString();
        created.Json.GetProperty("application_id").GetString().ShouldBe(playground.Server.ApplicationId.ToString());
        created.Json.TryGetProperty("guild_id", out _).ShouldBe(inGuild);

        var again = await playground.PostAsync(scope, Command("ping", "Second"));
        again.Status.ShouldBe(200);
        again.Json.GetProperty("id").GetString().ShouldBe(id);
        again.Json.GetProperty("version").GetString().ShouldNotBe(created.Json.GetProperty("version").GetString());

        (await playground.PatchAsync($"{scope}/{id}", new JsonObject { ["name"] = "pong" })).Status.ShouldBe(200);
        var read = (await playground.GetAsync($"{scope}/{id}")).Json;
        read.GetProperty("name").GetString().ShouldBe("pong");
        read.GetProperty("description").GetString().ShouldBe("Second");

        (await playground.DeleteAsync($"{scope}/{id}")).Status.ShouldBe(204);
        (await playground.GetAsync($"{scope}/{id}")).Code.ShouldBe(10063);
        (await playground.DeleteAsync($"{scope}/{id}")).Code.ShouldBe(10063);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Overwriting_replaces_all_and_keeps_the_ids_of_those_that_stay(bool inGuild)
    {
        await using var playground = await TestPlayground.StartAsync();
        var scope = Scope(playground, inGuild);
        var before = (await playground.PutAsync(scope, new JsonArray(Command("a", "A"), Command("b", "B")))).Json;
        var after = await playground.PutAsync(scope, new JsonArray(Command("b", "Bee"), Command("c", "C")));
        after.Status.ShouldBe(200);
        Names(after.Json).ShouldBe(["b", "c"]);
        after.Json[0].GetProperty("id").GetString().ShouldBe(before[1].GetProperty("id").GetString());
        Names((await playground.GetAsync(scope)).Json).ShouldBe(["b", "c"]);
    }

    [Fact]
    public async Task Global_commands_and_those_of_a_guild_are_kept_apart()
    {
        await using var playground = await TestPlayground.StartAsync();
        await playground.PutAsync(Scope(playground, inGuild: false), new JsonArray(Command("everywhere", "E")));
        await playground.PutAsync(Scope(playground, inGuild: true), new JsonArray(Command("here", "H")));
        Names((await playground.GetAsync(Scope(playground, inGuild: false))).Json).ShouldBe(["everywhere"]);
        Names((await playground.GetAsync(Scope(playground, inGuild: true))).Json).ShouldBe(["here"]);
    }

    [Theory]
    [InlineData("""{"name":"ping","description":"d","contexts":[3]}""", "contexts.0", "BASE_TYPE_CHOICES")]
    [InlineData("""{"name":"ping","description":"d","contexts":[0,0]}""", "contexts.1", "SET_TYPE_DUPLICATE")]
    [InlineData("""{"name":"ping","description":"d","contexts":0}""", "contexts", "LIST_TYPE_CONVERT")]
    [InlineData("""{"name":"ping","description":"d","integration_types":["0"]}""", "integration_types.0", "BASE_TYPE_CHOICES")]
    public async Task Where_a_global_command_can_be_used_is_looked_at(string command, string path, string code)
    {
        await using var playground = await TestPlayground.StartAsync();
        var refused = await playground.PostAsync(Scope(playground, inGuild: false), JsonNode.Parse(command));
        refused.FormError(path.Split('.')).ShouldBe(code);
    }

    [Theory]
    [InlineData("""{"description":"d"}""", "name", "BASE_TYPE_REQUIRED")]
    [InlineData("""{"name":"Ping","description":"d"}""", "name", "APPLICATION_COMMAND_INVALID_NAME")]
    [InlineData("""{"name":"two words","description":"d"}""", "name", "APPLICATION_COMMAND_INVALID_NAME")]
    [InlineData("""{"name":"ping"}""", "description", "BASE_TYPE_REQUIRED")]
    [InlineData("""{"name":"ping","description":"d","type":9}""", "type", "BASE_TYPE_CHOICES")]
    [InlineData("""{"name":"Menu","type":2,"description":"d"}""", "description", "APPLICATION_COMMAND_CONTEXT_MENU_DESCRIPTION_FORBIDDEN")]
    [InlineData("""{"name":"ping","description":"d","default_member_permissions":"all"}""", "default_member_permissions", "NUMBER_TYPE_COERCE")]
    [InlineData("""{"name":"ping","description":"d","name_localizations":{"de":"Zwei Worte"}}""", "name_localizations.de", "APPLICATION_COMMAND_INVALID_NAME")]
    [InlineData("""{"name":"ping","description":"d","name_localizations":{"klingon":"ping"}}""", "name_localizations.klingon", "ENUM_TYPE_COERCE")]
    [InlineData("""{"name":"ping","description":"d","options":[{"name":"o","description":"d","type":3,"name_localizations":{"fr":"OUI"}}]}""", "options.0.name_localizations.fr", "APPLICATION_COMMAND_INVALID_NAME")]
    [InlineData("""{"name":"ping","description":"d","options":[{"name":"o","type":3}]}""", "options.0.description", "BASE_TYPE_REQUIRED")]
    [InlineData("""{"name":"ping","description":"d","options":[{"name":"o","description":"d","type":4,"choices":[{"name":"n","value":"x"}]}]}""", "options.0.choices.0.value", "NUMBER_TYPE_COERCE")]
    [InlineData("""{"name":"ping","description":"d","options":[{"name":"a","description":"d","type":3},{"name":"b","description":"d","type":3,"required":true}]}""", "options.1", "APPLICATION_COMMAND_OPTIONS_REQUIRED_INVALID")]
    [InlineData("""{"name":"ping","description":"d","options":[{"name":"a","description":"d","type":3},{"name":"a","description":"d","type":3}]}""", "options.1.name", "APPLICATION_COMMAND_OPTIONS_NAME_INVALID")]
    [InlineData("""{"name":"ping","description":"d","options":[{"name":"a","description":"d","type":1},{"name":"b","description":"d","type":3}]}""", "options", "APPLICATION_COMMAND_OPTIONS_TYPE_INVALID")]
    [InlineData("""{"name":"ping","description":"d","options":[{"name":"a","description":"d","type":1,"options":[{"name":"b","description":"d","type":1}]}]}""", "options.0.options.0.type", "APPLICATION_COMMAND_OPTIONS_TYPE_INVALID")]
    public async Task A_fault_of_a_command_is_told_where_it_is(string command, string path, string code)
    {
        await using var playground = await TestPlayground.StartAsync();
        var one = await playground.PostAsync(Scope(playground, inGuild: true), JsonNode.Parse(command));
        one.FormError(path.Split('.')).ShouldBe(code);
        var all = await playground.PutAsync(Scope(playground, inGuild: true), new JsonArray(JsonNode.Parse(command)));
        all.FormError(["0", .. path.Split('.')]).ShouldBe(code);
    }

    [Fact]
    public async Task Two_commands_of_one_name_cannot_be_registered_at_once()
    {
        await using var playground = await TestPlayground.StartAsync();
        (await playground.PutAsync(Scope(playground, true), new JsonArray(Command("a", "A"), Command("a", "A"))))
            .FormError("1").ShouldBe("APPLICATION_COMMANDS_DUPLICATE_NAME");
    }

    [Fact]
    public async Task A_scope_holds_a_hundred_commands()
    {
        await using var playground = await TestPlayground.StartAsync();
        var scope = Scope(playground, inGuild: true);
        (await playground.PutAsync(scope, Many(101))).Code.ShouldBe(30032);
        (await playground.PutAsync(scope, Many(100))).Status.ShouldBe(200);
        (await playground.PostAsync(scope, Command("one-more", "X"))).Code.ShouldBe(30032);
        (await playground.PostAsync(scope, Command("c5", "Known"))).Status.ShouldBe(200);

        static JsonArray Many(int count) => [.. Enumerable.Range(0, count).Select(index => Command($"c{index}", "X"))];
    }

    [Fact]
    public async Task A_refused_overwrite_changes_nothing()
    {
        await using var playground = await TestPlayground.StartAsync();
        var scope = Scope(playground, inGuild: true);
        await playground.PutAsync(scope, new JsonArray(Command("kept", "K")));
        (await playground.PutAsync(scope, new JsonArray(Command("fine", "F"), Command("NOT", "N")))).Status.ShouldBe(400);
        Names((await playground.GetAsync(scope)).Json).ShouldBe(["kept"]);
    }

    static JsonObject Command(string name, string description) =>
        new JsonObject { ["name"] = name, ["description"] = description };

    static string Scope(TestPlayground playground, bool inGuild)
    {
        var guild = inGuild ? $"/guilds/{playground.Server.GuildId}" : "";
        return $"applications/{playground.Server.ApplicationId}{guild}/commands";
    }

    static IEnumerable<string?> Names(JsonElement commands) =>
        commands.EnumerateArray().Select(command => command.GetProperty("name").GetString());
}
