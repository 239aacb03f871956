using System.Text;
using TemplateWorker.Storage.KeyValue.Transfer;
using TemplateWorker.Storage.Tests.Administration;
using TemplateWorker.Testing;

namespace TemplateWorker.Storage.Tests.KeyValue.Transfer;

public sealed class UserPurgeTests(PostgresFixture postgres)
{
    const ulong User = 77;

    [Fact]
    public async Task What_has_the_id_in_its_name_goes_and_longer_numbers_stay()
    {
        await using var scene = await FillAsync();
        var purge = scene.Database.Administration.UserPurge;

        (await purge.FindAsync(User, Stop)).ShouldBe([TransferScene.One, TransferScene.Other]);
        (await purge.RunAsync(TransferScene.One, User, includesValues: false, isTrial: true, Stop)).ShouldBe(new UserTraces("guild", "1", 3, 1, 1, 1));
        (await purge.RunAsync(TransferScene.One, User, includesValues: false, isTrial: false, Stop)).ShouldBe(new UserTraces("guild", "1", 3, 1, 1, 1));

        (await scene.Raw.RowsAsync("SELECT key FROM tenant_kv WHERE owner_id = '1' ORDER BY key")).ShouldBe(["177", "774", "last"]);
        (await scene.Raw.RowsAsync("SELECT member FROM tenant_sorted WHERE owner_id = '1'")).ShouldBe(["770"]);
        (await scene.Raw.RowsAsync("SELECT text FROM tenant_template_log")).ShouldBe(["greeted 770"]);
        (await scene.RowsAsync(TransferScene.Other)).Count.ShouldBe(1);
        var (counted, real) = await scene.BytesAsync(TransferScene.One);
        counted.ShouldBe(real);
    }

    [Fact]
    public async Task Values_go_too_when_that_is_said()
    {
        await using var scene = await FillAsync();

        (await scene.Database.Administration.UserPurge.RunAsync(TransferScene.One, User, includesValues: true, isTrial: false, Stop))
            .ShouldBe(new UserTraces("guild", "1", 4, 1, 1, 0));
    }

    [Fact]
    public async Task What_is_stored_of_a_user_can_be_handed_over_with_what_has_the_id_in_its_value()
    {
        await using var scene = await FillAsync();
        using var output = new MemoryStream();

        var written = await scene.Database.Administration.UserPurge.ExportAsync([TransferScene.One, TransferScene.Other], User, output, new SilentProgress(), Stop);

        written.Select(holding => (holding.Table, holding.Rows)).ShouldBe([("tenant_kv", 5), ("tenant_sorted", 1), ("tenant_template_log", 1)]);
        var lines = Encoding.UTF8.GetString(output.ToArray()).TrimEnd('\n').Split('\n');
        lines[0].ShouldStartWith("""{"format":"templateworker-user","version":1,"user_id":"77","exported_at":""");
        lines[^1].ShouldBe("""{"end":true,"rows":7}""");
        lines[1..^1].ShouldContain(line => line.Contains("<@77>") && line.StartsWith("""{"table":"tenant_kv","row":{"""));
        string.Concat(lines).ShouldNotContain("774");
    }

    async Task<TransferScene> FillAsync()
    {
        var scene = await TransferScene.OpenAsync(postgres);
        foreach (var key in new[] { "77", "xp:77", "177", "774" })
            await scene.SetAsync(TransferScene.One, key, """{"Integer":1}""");
        await scene.SetAsync(TransferScene.One, "name", """{"Text":"alice"}""", "user:77");
        await scene.SetAsync(TransferScene.One, "last", """{"Text":"<@77>"}""");
        await scene.SetAsync(TransferScene.Other, "77", """{"Integer":1}""");
        await scene.Database.KeyValues.SetScoreAsync(TransferScene.One, "xp", "77", 1, Stop);
        await scene.Database.KeyValues.SetScoreAsync(TransferScene.One, "xp", "770", 1, Stop);
        await scene.Raw.RowsAsync("INSERT INTO tenant_template_log (owner_id, owner_type, logged_at, level, text) VALUES ('1', 'guild', now(), 2, 'greeted 77'), ('1', 'guild', now(), 2, 'greeted 770') RETURNING id");
        return scene;
    }

    static CancellationToken Stop => TestContext.Current.CancellationToken;
}
