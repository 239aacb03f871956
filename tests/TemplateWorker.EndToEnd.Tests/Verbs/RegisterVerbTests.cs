using TemplateWorker.EndToEnd.Tests.Databases;
using TemplateWorker.EndToEnd.Tests.Workers;
using TemplateWorker.Testing;

namespace TemplateWorker.EndToEnd.Tests.Verbs;

public sealed class RegisterVerbTests(PostgresFixture postgres)
{
    // With a token a push registers by itself.
    static readonly (string Name, string Value) NoToken = ("TEMPLATEWORKER__DISCORD__TOKEN", "");

    [Fact]
    public async Task The_commands_of_active_templates_are_told_to_Discord_and_before_that_shown()
    {
        await using var scene = await WorkerScene.StartAsync(postgres);
        var guild = scene.Playground.GuildId;
        await scene.PushAsync("ping-count", Repository.Read("examples/ping-count/main.ts"), NoToken);

        await using var dryRun = await scene.RunAsync(["register", "--dry-run"]);
        dryRun.Output.ShouldHaveSingleItem().ShouldStartWith($$"""{"guild_id":"{{guild}}","commands":[{""");
        dryRun.Output[0].ShouldEndWith(""","create":["/count"],"change":[],"delete":[],"unchanged":0,"problems":[]}""");
        (await scene.Playground.CommandsAsync()).ShouldBeEmpty();

        await using var register = await scene.RunAsync(["register", "--guild", guild]);
        register.Output.ShouldBe([$"guild {guild}: 1 commands: /count", "  + /count"]);
        (await scene.Playground.CommandsAsync()).ShouldBe(["count"]);

        await using var status = await scene.RunAsync(["register", "--status"], NoToken);
        status.Output.ShouldHaveSingleItem().ShouldStartWith($"guild {guild}  synced  ");
    }

    [Fact]
    public async Task A_guild_that_Discord_does_not_know_fails_and_the_others_are_registered()
    {
        await using var scene = await WorkerScene.StartAsync(postgres);
        var guild = scene.Playground.GuildId;
        await scene.PushAsync("ping-count", Repository.Read("examples/ping-count/main.ts"), NoToken);
        await using var elsewhere = await scene.RunAsync(["template", "push", "ping-count", "--guild", "42"], NoToken);
        (await elsewhere.WaitForExitAsync()).ShouldBe(0, elsewhere.Errors);

        await using var register = await scene.RunAsync(["register"]);

        register.Output.ShouldBe([$"guild {guild}: 1 commands: /count", "  + /count"]);
        register.Errors.ShouldStartWith("guild 42: ");
        (await register.WaitForExitAsync()).ShouldBe(1);
    }

    [Fact]
    public async Task A_database_without_the_migrations_is_left_alone()
    {
        var database = await TestDatabase.CreateAsync(postgres);
        await using var scene = await WorkerScene.StartAsync(database.Url);

        await using var register = await scene.RunAsync(["register"]);

        register.Errors.ShouldContain("Run `templateworker migrate` first.");
        (await register.WaitForExitAsync()).ShouldBe(1);
        (await database.ScalarAsync<long>("SELECT count(*) FROM information_schema.tables WHERE table_schema = 'public'")).ShouldBe(0);
    }

    [Fact]
    public async Task A_database_that_migrate_would_refuse_is_refused_as_there()
    {
        var database = await TestDatabase.CreateAsync(postgres);
        await using var scene = await WorkerScene.StartAsync(database.Url);
        await using var migrate = await scene.RunAsync(["migrate"]);
        (await migrate.WaitForExitAsync()).ShouldBe(0, migrate.Errors);
        await database.ScalarAsync<string>("INSERT INTO _migrations_applied (id) VALUES ('of_tomorrow') RETURNING id");

        await using var register = await scene.RunAsync(["register", "--dry-run"]);

        register.Errors.ShouldStartWith("The database's migrations do not fit this program: of_tomorrow was applied by a program that knows more");
        (await register.WaitForExitAsync()).ShouldBe(1);
    }
}
