using System.Text;
using FsCheck.Fluent;
using TemplateWorker.Protocol.Tests.Values;
using TemplateWorker.Protocol.Values;
using TemplateWorker.Storage.KeyValue;
using TemplateWorker.Storage.KeyValue.Transfer;
using TemplateWorker.Testing;

namespace TemplateWorker.Storage.Tests.KeyValue.Transfer;

public sealed class TransferTests(PostgresFixture postgres)
{
    const string Header = """{"format":"templateworker-kv","version":1,"owner_type":"guild","owner_id":"1","exported_at":"2026-01-01T00:00:00Z"}""";

    [Fact]
    public async Task Values_of_every_kind_come_back_byte_for_byte()
    {
        await using var scene = await TransferScene.OpenAsync(postgres);
        var values = AnyStoredValue.Arbitrary.Generator.Sample(100).ToList();
        foreach (var (index, value) in values.Index())
        {
            await scene.Database.KeyValues.SetAsync(
                TransferScene.One, new KeyValueAddress($"{index}"), StoredValueWriter.Write(value, StoredValueForm.Wire), null, Stop);
        }

        await scene.ImportAsync(TransferScene.Other, await scene.ExportAsync(TransferScene.One));

        (await scene.RowsAsync(TransferScene.Other)).ShouldBe(await scene.RowsAsync(TransferScene.One));
    }

    [Fact]
    public async Task What_others_stored_in_their_own_way_stays_as_they_stored_it()
    {
        await using var scene = await TransferScene.OpenAsync(postgres);
        await scene.SetAsync(TransferScene.One, "k", """{"Integer":1}""");
        foreach (var value in new[] { """{"Float": 1.50}""", """{"Float": 1e3}""", """{"Float": null}""", """{"UnsignedInteger": 5}""", "\"Null\"", """{"Timestamptz": "2026-02-27t01:02:60.500+01:30"}""" })
        {
            await scene.Raw.ExecuteAsync($"UPDATE tenant_kv SET value = '{value}'");
            var before = await scene.RowsAsync(TransferScene.One);
            await scene.ImportAsync(TransferScene.Other, await scene.ExportAsync(TransferScene.One), replaces: true);
            (await scene.Raw.ScalarAsync<string>("SELECT value::text FROM tenant_kv WHERE owner_id = '2'")).ShouldBe(await scene.Raw.ScalarAsync<string>("SELECT value::text FROM tenant_kv WHERE owner_id = '1'"));
            await scene.Raw.ExecuteAsync("DELETE FROM tenant_kv WHERE owner_id = '2'");
            before.Count.ShouldBe(1);
        }
    }

    [Fact]
    public async Task Scopes_times_expiry_and_sorted_lists_come_back_too()
    {
        await using var scene = await TransferScene.OpenAsync(postgres);
        await scene.SetAsync(TransferScene.One, "k\"\\\n😀", """{"Text":"é"}""", "b", "a");
        await scene.SetAsync(TransferScene.One, "passing", """{"Boolean":true}""");
        await scene.Database.KeyValues.ExpireAsync(TransferScene.One, new KeyValueAddress("passing"), TimeSpan.FromHours(1), Stop);
        foreach (var (member, score) in new[] { ("one", 0.1), ("two", -1e300), ("three", 5e-324), ("four", 12345678901234567d) })
            await scene.Database.KeyValues.SetScoreAsync(TransferScene.One, "xp", member, score, Stop);
        await scene.Raw.ExecuteAsync("UPDATE tenant_kv SET created_at = '2020-01-02 03:04:05.678901+00'");

        var report = await scene.ImportAsync(TransferScene.Other, await scene.ExportAsync(TransferScene.One));

        (await scene.RowsAsync(TransferScene.Other)).ShouldBe(await scene.RowsAsync(TransferScene.One));
        (report.Added, report.Members).ShouldBe((2, 4));
        var (counted, real) = await scene.BytesAsync(TransferScene.Other);
        (counted, report.Bytes).ShouldBe((real, real));
    }

    [Fact]
    public async Task The_same_file_again_changes_nothing_and_keeps_the_ids()
    {
        await using var scene = await TransferScene.OpenAsync(postgres);
        await scene.SetAsync(TransferScene.One, "a", """{"Integer":1}""");
        await scene.SetAsync(TransferScene.One, "b", """{"Integer":2}""");
        var export = await scene.ExportAsync(TransferScene.One);
        await scene.SetAsync(TransferScene.One, "b", """{"Integer":3}""");
        await scene.SetAsync(TransferScene.One, "c", """{"Integer":4}""");

        (await scene.ImportAsync(TransferScene.One, export, isTrial: true)).ShouldSatisfyAllConditions(
            report => (report.Added, report.Changed, report.Same, report.Removed).ShouldBe((0, 1, 1, 0)));
        (await scene.ExportAsync(TransferScene.One)).ShouldContain("\"c\"");
        (await scene.ImportAsync(TransferScene.One, export, replaces: true)).Removed.ShouldBe(1);

        WithoutHeader(await scene.ExportAsync(TransferScene.One)).ShouldBe(WithoutHeader(export));
        (await scene.ImportAsync(TransferScene.One, export)).Same.ShouldBe(2);
    }

    [Fact]
    public async Task Bad_lines_are_named_with_their_numbers_and_nothing_is_stored()
    {
        await using var scene = await TransferScene.OpenAsync(postgres);

        var refusal = await Should.ThrowAsync<TransferException>(() => scene.ImportAsync(TransferScene.One, $$$"""
            {{{Header}}}
            {"key":"good","scopes":["default"],"value":{"Integer":1}}
            not JSON
            {"key":"a","value":{"Integer":"text"}}
            {"key":"b","value":{"Unknown":1}}
            {"key":"","value":"Null"}
            {"key":"good","value":"Null"}
            {"list":"xp","member":"m","score":"high"}
            {"value":"Null"}
            {"key":"c"}
            """));

        refusal.Message.Split('\n').ShouldBe([
            "file: line 3: it is not JSON",
            "file: line 4: A value of kind Integer is malformed",
            "file: line 5: A value is of an unknown kind",
            "file: line 6: The key is empty",
            "file: line 7: line 2 has the same record",
            "file: line 8: a field holds a value of another kind",
            "file: line 9: it has neither a key nor a list",
            "file: line 10: a field is missing",
            "Nothing was imported. Mend these lines, or export anew.",
        ]);
        (await scene.RowsAsync(TransferScene.One)).ShouldBeEmpty();
    }

    [Theory]
    [InlineData("{HEADER}\n{\"key\":\"a\",\"value\":\"Null\"}", "line 2: the end line is missing, so the file is not whole")]
    [InlineData("{HEADER}\n{\"end\":true,\"records\":1,\"members\":0}", "line 2: 1 records and 0 members are announced, and 0 and 0 are there")]
    [InlineData("{HEADER}\n{\"end\":true,\"records\":0,\"members\":0}\n{\"key\":\"a\",\"value\":\"Null\"}", "line 3: it comes after the end line")]
    [InlineData("{\"format\":\"other\",\"version\":1}", "line 1: it is of the format other, not templateworker-kv")]
    [InlineData("{\"format\":\"templateworker-kv\",\"version\":2}", "line 1: it is of version 2, and this program reads version 1")]
    [InlineData("", "line 1: the end line is missing")]
    public async Task A_file_that_is_not_whole_or_of_another_format_is_refused(string lines, string reason)
    {
        using var input = new MemoryStream(Encoding.UTF8.GetBytes(lines.Replace("{HEADER}", Header)));

        (await Should.ThrowAsync<TransferException>(() => new TransferReader(StorageLimits.Default).ReadAsync(input, "file", Stop))).Message.ShouldContain(reason);
    }

    [Fact]
    public async Task What_only_PostgreSQL_cannot_hold_is_named_with_its_line()
    {
        await using var scene = await TransferScene.OpenAsync(postgres);

        (await Should.ThrowAsync<TransferException>(() => scene.ImportAsync(TransferScene.One, $$$"""
            {{{Header}}}
            {"key":"a","value":"Null"}
            {"key":"b","value":{"Float":1e999999}}
            {"end":true,"records":2,"members":0}
            """))).Message.ShouldStartWith("line 3: PostgreSQL cannot hold it: ");
        (await scene.RowsAsync(TransferScene.One)).ShouldBeEmpty();
    }

    [Fact]
    public async Task More_than_a_tenant_may_store_is_refused_as_a_whole()
    {
        await using var scene = await TransferScene.OpenAsync(postgres, new StorageLimits { TenantBytes = 600 });
        await scene.SetAsync(TransferScene.One, "kept", """{"Integer":1}""");

        (await Should.ThrowAsync<TransferException>(() => scene.ImportAsync(TransferScene.One, $$$"""
            {{{Header}}}
            {"key":"a","value":"Null"}
            {"key":"b","value":"Null"}
            {"end":true,"records":2,"members":0}
            """))).Message.ShouldContain("and it may store 600 (setting limits.kv_total_mib). Nothing was imported.");
        (await scene.RowsAsync(TransferScene.One)).Count.ShouldBe(1);
    }

    [Fact]
    public async Task What_has_passed_by_now_is_left_out()
    {
        await using var scene = await TransferScene.OpenAsync(postgres);

        var report = await scene.ImportAsync(TransferScene.One, $$$"""
            {{{Header}}}
            {"key":"a","value":"Null","expires_at":"2020-01-01T00:00:00Z"}
            {"end":true,"records":1,"members":0}
            """);

        (report.Added, report.Expired).ShouldBe((0, 1));
        (await scene.RowsAsync(TransferScene.One)).ShouldBeEmpty();
    }

    static string WithoutHeader(string export) => export[export.IndexOf('\n', StringComparison.Ordinal)..];

    static CancellationToken Stop => TestContext.Current.CancellationToken;
}
