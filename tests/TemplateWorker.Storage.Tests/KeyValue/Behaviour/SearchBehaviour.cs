using TemplateWorker.Storage.KeyValue;
using static TemplateWorker.Storage.Tests.KeyValue.WireJson;

namespace TemplateWorker.Storage.Tests.KeyValue.Behaviour;

/// <summary>Finding records by key and scopes.</summary>
public abstract class SearchBehaviour(Func<StorageLimits, Task<IKeyValueScene>> open) : KeyValueBehaviour(open)
{
    protected override StorageLimits Limits { get; } = new() { PageRecords = 50, PageBytes = 2000, ListedScopes = 2 };

    public override async ValueTask InitializeAsync()
    {
        await base.InitializeAsync();
        foreach (var (key, scopes) in new (string, string[])[]
        {
            ("tag:b", ["default"]), ("tag:B", ["default"]), ("tag:a", ["x"]), ("tag:a", ["a", "b"]), ("tag;", ["a"]), ("100%", ["a"]), ("tag:\uffff", ["q"]),
            ("tag:😀", ["q"]),
        })
        {
            await Store.SetAsync(Tenant, new KeyValueAddress(key, scopes), Json("\"Null\""), timeToLive: null, Cancel);
        }
        await Store.SetAsync(OtherTenant, new KeyValueAddress("tag:c"), Json("\"Null\""), timeToLive: null, Cancel);
    }

    [Fact]
    public async Task Without_conditions_everything_comes_in_order_of_key_then_scopes() =>
        (await FindAsync(new KeyValueQuery()))
            .ShouldBe(["100%/a", "tag:B/default", "tag:a/a,b", "tag:a/x", "tag:b/default", "tag:\uffff/q", "tag:😀/q", "tag;/a"]);

    [Fact]
    public async Task A_prefix_is_taken_literally_and_tells_case_apart()
    {
        (await FindAsync(new KeyValueQuery { Prefix = "tag:b" })).ShouldBe(["tag:b/default"]);
        (await FindAsync(new KeyValueQuery { Prefix = "100%" })).ShouldBe(["100%/a"]);
        (await FindAsync(new KeyValueQuery { Prefix = "tag:\uffff" })).ShouldBe(["tag:\uffff/q"]);
        (await FindAsync(new KeyValueQuery { Prefix = "\U0010ffff" })).ShouldBeEmpty();
        (await FindAsync(new KeyValueQuery { Prefix = "" })).Count.ShouldBe(8);
    }

    [Fact]
    public async Task A_pattern_is_that_of_LIKE()
    {
        (await FindAsync(new KeyValueQuery { Like = "%:_" })).Count.ShouldBe(6);
        (await FindAsync(new KeyValueQuery { Like = "%\\%" })).ShouldBe(["100%/a"]);
        (await Should.ThrowAsync<KeyValueException>(() => FindAsync(new KeyValueQuery { Like = "x\\" }))).Problem.ShouldBe(KeyValueProblem.BadQuery);
    }

    [Fact]
    public async Task Scopes_asked_for_must_all_be_there_and_others_may()
    {
        (await FindAsync(new KeyValueQuery { Scopes = ["a"] })).ShouldBe(["100%/a", "tag:a/a,b", "tag;/a"]);
        (await FindAsync(new KeyValueQuery { Scopes = ["b", "a"] })).ShouldBe(["tag:a/a,b"]);
        (await FindAsync(new KeyValueQuery { Scopes = ["a"], Prefix = "tag" })).ShouldBe(["tag:a/a,b", "tag;/a"]);
    }

    [Fact]
    public async Task Scopes_are_listed_a_few_at_a_time_by_code_point()
    {
        (await Store.ListScopesAsync(Tenant, after: null, Cancel)).ShouldBe(["a", "b"]);
        (await Store.ListScopesAsync(Tenant, after: "b", Cancel)).ShouldBe(["default", "q"]);
        (await Store.ListScopesAsync(Tenant, after: "c", Cancel)).ShouldBe(["default", "q"]);
        (await Store.ListScopesAsync(Tenant, after: "q", Cancel)).ShouldBe(["x"]);
        (await Store.ListScopesAsync(Tenant, after: "x", Cancel)).ShouldBeEmpty();
        foreach (var scope in new[] { new string('x', 65), "nul\0", "\ud800" })
            (await RefusalOf(() => Store.ListScopesAsync(Tenant, scope, Cancel))).ShouldBe(KeyValueProblem.BadQuery);
    }

    [Fact]
    public async Task Pages_join_without_gap_or_overlap()
    {
        var all = await FindAsync(new KeyValueQuery());
        for (var size = 1; size <= all.Count + 1; size++)
        {
            var joined = new List<string>();
            string? cursor = null;
            do
            {
                var page = await Store.FindAsync(Tenant, new KeyValueQuery { Limit = size, Cursor = cursor }, Cancel);
                page.Records.Count.ShouldBeLessThanOrEqualTo(size);
                joined.AddRange(page.Records.Select(Name));
                cursor = page.Cursor;
            }
            while (cursor is not null);
            joined.ShouldBe(all);
        }
    }

    [Fact]
    public async Task A_page_ends_when_its_values_are_large_enough()
    {
        foreach (var key in new[] { "z1", "z2", "z3" })
        {
            await Store.SetAsync(
                Tenant, new KeyValueAddress(key), Json($$"""{"Text":"{{new string('x', 1500)}}"}"""), timeToLive: null, Cancel);
        }

        var page = await Store.FindAsync(Tenant, new KeyValueQuery { Prefix = "z" }, Cancel);

        page.Records.Select(record => record.Key).ShouldBe(["z1", "z2"]);
        (await FindAsync(new KeyValueQuery { Prefix = "z", Cursor = page.Cursor })).ShouldBe(["z3/default"]);
    }

    [Theory]
    [InlineData("")]
    [InlineData("???")]
    [InlineData("e30")]
    [InlineData("W10")]
    [InlineData("WzFd")]
    public async Task A_cursor_that_was_not_given_out_is_refused(string cursor) =>
        (await Should.ThrowAsync<KeyValueException>(() => FindAsync(new KeyValueQuery { Cursor = cursor }))).Problem.ShouldBe(KeyValueProblem.BadQuery);

    [Fact]
    public async Task Contradictory_and_oversized_searches_are_refused()
    {
        foreach (var query in new KeyValueQuery[]
        {
            new() { Prefix = "a", Like = "b" }, new() { Limit = 0 }, new() { Limit = 51 }, new() { Prefix = new string('x', 513) }, new() { Like = "\0" },
        })
        {
            (await Should.ThrowAsync<KeyValueException>(() => FindAsync(query))).Problem.ShouldBe(KeyValueProblem.BadQuery);
        }
    }

    async Task<List<string>> FindAsync(KeyValueQuery query) =>
        [.. (await Store.FindAsync(Tenant, query, Cancel)).Records.Select(Name)];

    static string Name(KeyValueRecord record) => $"{record.Key}/{string.Join(',', record.Scopes)}";
}
