using TemplateWorker.EndToEnd.Tests.Processes;
using TemplateWorker.Testing;

namespace TemplateWorker.EndToEnd.Tests.Verbs;

/// <summary>What an operator at a terminal reads and types.</summary>
public sealed class DbTerminalTests(PostgresFixture postgres)
{
    [Fact]
    public async Task Control_C_belongs_to_psql_in_the_shell()
    {
        using var scene = await VerbScene.CreateAsync(postgres);
        await using var shell = scene.StartOnTerminal("db", "shell", "--", "--pset=pager=off");
        await shell.WaitForAsync($"{scene.Name}=#");

        await shell.TypeAsync("SELECT pg_sleep(600);\n");
        await Eventually.HoldsAsync(
            async () => await scene.Database.ScalarAsync<long>("SELECT count(*) FROM pg_stat_activity WHERE datname = current_database() AND query LIKE 'SELECT pg_sleep%'") > 0,
            "psql's statement runs");
        await shell.TypeAsync(TerminalRun.ControlC);
        await shell.WaitForAsync("canceling statement due to user request");
        await shell.TypeAsync("SELECT 40 + 2;\n");
        await shell.WaitForAsync("42");
        await shell.TypeAsync("\\q\n");

        (await shell.WaitForExitAsync()).ShouldBe(0, shell.Screen);
    }

    [Fact]
    public async Task A_reset_asks_for_the_name_and_takes_no_other()
    {
        using var scene = await VerbScene.CreateAsync(postgres);
        await scene.Database.ScalarAsync<string>("INSERT INTO tenant_state (owner_id, owner_type) VALUES ('5', 'guild') RETURNING owner_id");

        await using var wrong = await AnswerAsync(scene, "postgres\n");
        (await wrong.WaitForExitAsync()).ShouldBe(1);
        wrong.Screen.ShouldContain("That is something else. Nothing was removed.");
        await using var stopped = await AnswerAsync(scene, TerminalRun.ControlC);
        (await stopped.WaitForExitAsync()).ShouldBe(1);
        stopped.Screen.ShouldContain("Stopped before it was done.");
        (await scene.Database.ScalarAsync<long>("SELECT count(*) FROM tenant_state")).ShouldBe(1);

        await using var meant = await AnswerAsync(scene, $"{scene.Name}\n");
        (await meant.WaitForExitAsync()).ShouldBe(0, meant.Screen);
        meant.Screen.ShouldContain($"{scene.Name} is empty, and its schema is up to date.");
        (await scene.Database.ScalarAsync<long>("SELECT count(*) FROM tenant_state")).ShouldBe(0);
    }

    static async Task<TerminalRun> AnswerAsync(VerbScene scene, string keys)
    {
        var reset = scene.StartOnTerminal("db", "reset");
        await reset.WaitForAsync($"Type {scene.Name} to go on: ");
        await reset.TypeAsync(keys);
        return reset;
    }
}
