using TemplateWorker.Testing;

namespace TemplateWorker.EndToEnd.Tests.Verbs;

public sealed class KvVerbTests(PostgresFixture postgres)
{
    [Fact]
    public async Task Records_are_set_read_listed_and_removed_each_alone()
    {
        using var scene = await VerbScene.CreateAsync(postgres);

        (await scene.RunAsync("kv", "set", "a", """{"n":[1,2.5,true,null]}""", "--guild", "5")).ShouldBe(["a is set in guild 5."]);
        await scene.RunAsync("kv", "set", "a", "plain text", "--text", "--guild", "5", "--scope", "s", "--ttl", "10m");
        (await scene.RunAsync("kv", "get", "a", "--guild", "5")).ShouldBe(["""{"n":[1,2.5,true,null]}"""]);
        (await scene.ReadJsonAsync("kv", "get", "a", "--guild", "5", "--scope", "s")).GetProperty("value").GetRawText().ShouldBe("""{"Text":"plain text"}""");
        var list = await scene.RunAsync("kv", "list", "--guild", "5");
        list[..2].ShouldBe(list[..2].Where(line => line.StartsWith("a  [", StringComparison.Ordinal)));
        list[1].ShouldContain("  until ");
        list[2].ShouldMatch("^2 records; guild 5 stores [0-9.]+ B of 10.0 MiB in all\\.$");
        (await scene.RunAsync("kv", "delete", "a", "--guild", "5")).ShouldBe(["a is removed from guild 5."]);
        (await scene.FailAsync(1, "kv", "delete", "a", "--guild", "5")).ShouldContain("There is no record \"a\" with exactly the scopes default in guild 5");
        (await scene.Database.ScalarAsync<long>("SELECT count(*) FROM tenant_kv")).ShouldBe(1);
    }

    [Fact]
    public async Task An_export_is_imported_into_another_guild_or_not_at_all()
    {
        using var scene = await VerbScene.CreateAsync(postgres);
        await FillAsync(scene, "5", "a");
        await FillAsync(scene, "5", "b");

        (await scene.RunAsync("kv", "export", "five.jsonl", "--guild", "5")).ShouldBe([$"{scene.PathOf("five.jsonl")}: 2 records and 0 members of sorted lists of guild 5."]);
        (await scene.FailAsync(1, "kv", "export", "five.jsonl", "--guild", "5")).ShouldContain("exists and stays as it is");
        (await scene.RunAsync("kv", "import", "five.jsonl", "--guild", "6", "--dry-run")).ShouldHaveSingleItem().ShouldStartWith("Would be: 2 records added, 0 changed, 0 the same");
        (await scene.ReadJsonAsync("kv", "import", "five.jsonl", "--guild", "6")).GetProperty("added").GetInt64().ShouldBe(2);

        var lines = await scene.RunAsync("kv", "export", "--guild", "6");
        scene.Write("bad.jsonl", string.Join('\n', [lines[0], lines[1], "{}", .. lines[2..]]));
        (await scene.FailAsync(1, "kv", "import", "bad.jsonl", "--guild", "7")).ShouldBe(
            "bad.jsonl: line 3: it has neither a key nor a list\nNothing was imported. Mend these lines, or export anew.");
        (await scene.Database.ScalarAsync<long>("SELECT count(*) FROM tenant_kv WHERE owner_id = '7'")).ShouldBe(0);
    }

    [Fact]
    public async Task A_user_is_purged_from_all_guilds_after_the_id_was_given_twice()
    {
        using var scene = await VerbScene.CreateAsync(postgres);
        await FillAsync(scene, "5", "xp:77");
        await FillAsync(scene, "6", "xp:77");

        (await scene.RunAsync("kv", "purge-user", "77", "--all", "--dry-run", "--export", "77.jsonl"))[0].ShouldBe("guild 5: 1 records, 0 members of sorted lists and 0 log lines would be removed");
        (await scene.FailAsync(2, "kv", "purge-user", "77", "--all")).ShouldContain("--yes-delete 77 says that it is meant");
        (await scene.RunAsync("kv", "purge-user", "77", "--all", "--yes-delete", "77", "--export", "77.jsonl", "--force")).Length.ShouldBe(2);
        (await File.ReadAllLinesAsync(scene.PathOf("77.jsonl"), TestContext.Current.CancellationToken)).Length.ShouldBe(4);
        (await scene.Database.ScalarAsync<long>("SELECT count(*) FROM tenant_kv")).ShouldBe(0);
    }

    static Task<string> FillAsync(VerbScene scene, string guild, string key) => scene.Database.ScalarAsync<string>(
        $$"""INSERT INTO tenant_kv (owner_id, owner_type, key, scopes, id, value) VALUES ('{{guild}}', 'guild', '{{key}}', '{default}', md5('{{guild}}{{key}}') || md5('{{key}}'), '{"Integer": 1}') RETURNING id""");
}
