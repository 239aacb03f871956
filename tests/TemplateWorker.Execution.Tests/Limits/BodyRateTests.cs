using TemplateWorker.Execution.Limits;
using TemplateWorker.Execution.Tests.HostCalls;

namespace TemplateWorker.Execution.Tests.Limits;

/// <summary>Calls that count for as much as their bodies ask.</summary>
public sealed class BodyRateTests(PostgresFixture postgres) : IAsyncLifetime
{
    // Windows so long that nothing refills while a busy machine takes its time.
    const int Hour = 3_600_000;

    HostCallRig _rig = null!;

    public async ValueTask InitializeAsync() => _rig = await HostCallRig.StartAsync(
        postgres, limits: new LimitSettings { Messages = 1, MessagesWindowMs = Hour, RemovalsWindowMs = Hour, RemovalsLongWindowMs = Hour });

    public ValueTask DisposeAsync() => _rig.DisposeAsync();

    [Fact]
    public async Task A_ban_of_many_counts_for_each_of_them()
    {
        await _rig.AskAsync("discord.bulkBanMembers", Ban("alice", 3));

        var error = await _rig.RefusedAsync("discord.bulkBanMembers", Ban("bob", 3));

        error.GetProperty("name").GetString().ShouldBe("RateLimitError");
        error.GetProperty("limit").GetInt32().ShouldBe(5);
        await _rig.AskAsync("discord.bulkBanMembers", Ban("bob", 2));
        (await _rig.ErrorAsync("discord.kickMember", $"""["{_rig.Member("mona")}"]""")).ShouldBe("RateLimitError");
    }

    [Fact]
    public async Task A_ban_of_more_than_the_limit_can_ever_let_through_says_so()
    {
        var error = await _rig.RefusedAsync("discord.bulkBanMembers", Ban("alice", 6));

        error.GetProperty("name").GetString().ShouldBe("HostCallError");
        error.GetProperty("message").GetString().ShouldNotBeNull().ShouldContain("at most 5");
        await _rig.AskAsync("discord.bulkBanMembers", Ban("alice", 5));
    }

    [Fact]
    public async Task A_post_in_a_forum_counts_as_a_message()
    {
        await _rig.AskAsync("discord.createThread", Post("first"));

        (await _rig.ErrorAsync("discord.createThread", Post("second"))).ShouldBe("RateLimitError");
        await _rig.AskAsync("discord.createThread", $$"""["{{_rig.Channel("general")}}",{"name":"loose","type":11}]""");
    }

    // One member and strangers: a ban of many goes through when any of them can be banned.
    string Ban(string member, int count) =>
        $$"""[{"user_ids":["{{_rig.Member(member)}}"{{string.Concat(Enumerable.Range(1, count - 1).Select(number => $",\"10000000000000000{number}\""))}}]}]""";

    string Post(string name) => $$$"""["{{{_rig.Channel("forum")}}}",{"name":"{{{name}}}","message":{"content":"x"}}]""";
}
