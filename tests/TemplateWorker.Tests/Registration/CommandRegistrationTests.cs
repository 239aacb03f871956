using TemplateWorker.CommandLine;
using TemplateWorker.Discord;
using TemplateWorker.Registration;
using TemplateWorker.Storage.Templates;
using TemplateWorker.Testing;
using TemplateWorker.Tests.Authoring;

namespace TemplateWorker.Tests.Registration;

/// <summary>Of a guild's commands those change that differ, and no others.</summary>
public sealed class CommandRegistrationTests(PostgresFixture postgres) : IAsyncLifetime
{
    GuildScene _scene = null!;

    static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => _scene = await GuildScene.StartAsync(postgres);

    public ValueTask DisposeAsync() => _scene.DisposeAsync();

    [Fact]
    public async Task One_command_that_changes_is_edited_and_the_others_are_not_touched()
    {
        await _scene.PushAsync("one", GuildScene.Commands("a", "b", "c"));
        var before = _scene.Registered.ToDictionary(command => command.Name);

        await _scene.PushAsync("one", GuildScene.Commands("a", "b", "c").Replace("Does b", "Does more", StringComparison.Ordinal));

        _scene.Traffic.Changes.ShouldBe(["PUT", "PATCH"]);
        var after = _scene.Registered.ToDictionary(command => command.Name);
        after.Values.ShouldAllBe(command => command.Id == before[command.Name].Id);
        after["b"].Description.ShouldBe("Does more");
        (after["a"].Version, after["c"].Version).ShouldBe((before["a"].Version, before["c"].Version));
    }

    [Fact]
    public async Task What_somebody_else_did_is_put_right_by_as_little()
    {
        await _scene.PushAsync("one", GuildScene.Commands("a", "b", "c"));
        await _scene.GiveCommandsAsync("""[{"name":"a","description":"Does a"},{"name":"b","description":"Does b","nsfw":true,"default_member_permissions":"8"},{"name":"d","description":"Foreign"}]""");

        var outcome = (await KeepAsync(since: null)).ShouldNotBeNull();

        outcome.Refusal.ShouldBeNull();
        _scene.Traffic.Changes.ShouldBe(["PUT", "PUT", "DELETE", "PATCH", "POST"]);
        _scene.Offered.ShouldBe(["a", "b", "c"]);
        (await KeepAsync(since: null)).ShouldNotBeNull().Plan!.Changes.ShouldBeEmpty();
        _scene.Traffic.Sent.ShouldBe(5, "a second time there is nothing to do");
    }

    [Fact]
    public async Task What_is_left_out_now_goes_back_to_what_Discord_assumes()
    {
        var plain = GuildScene.Commands("a", "b");
        await _scene.PushAsync("one", plain.Replace("{ name: \"a\",", "{ name: \"a\", nsfw: true, default_member_permissions: \"8\", options: [{ type: 3, name: \"o\", description: \"x\" }],", StringComparison.Ordinal));

        await _scene.PushAsync("one", plain);

        (await KeepAsync(since: null)).ShouldNotBeNull().Plan!.Changes.ShouldBeEmpty();
        _scene.Traffic.Changes.ShouldBe(["PUT", "PATCH"]);
    }

    [Fact]
    public async Task A_push_of_which_Discord_takes_a_part_is_put_back()
    {
        await _scene.PushAsync("one", GuildScene.Commands("a", "b"));
        _scene.Traffic.Refuse = body => body.Contains("\"bad\"", StringComparison.Ordinal);

        var refusal = await Should.ThrowAsync<VerbFailedException>(() => _scene.PushAsync("one", GuildScene.Commands("a", "b", "fine", "bad")));

        refusal.Message.ShouldContain("/bad: name: Command name is invalid");
        _scene.Offered.ShouldBe(["a", "b"]);
        _scene.Traffic.Changes.ShouldBe(["PUT", "POST", "POST", "DELETE"]);
    }

    [Fact]
    public async Task A_command_that_is_one_too_many_is_not_sent()
    {
        await _scene.PushAsync("one", GuildScene.Commands([.. Enumerable.Range(0, 60).Select(n => $"a{n}")]));

        var refusal = await Should.ThrowAsync<VerbFailedException>(() => _scene.PushAsync("two", GuildScene.Commands([.. Enumerable.Range(0, 41).Select(n => $"b{n}")])));

        refusal.Message.ShouldContain("/b40: it is number 101 of the chat commands");
        _scene.Traffic.Sent.ShouldBe(1);
    }

    [Fact]
    public async Task While_Discord_is_out_of_reach_the_commands_are_pending_and_the_reason_is_kept()
    {
        await _scene.PushAsync("one", GuildScene.Commands("a"), registers: false);
        (await StateAsync()).Word.ShouldBe(SyncState.Pending);
        _scene.Traffic.BeforeSending = _ => throw new HttpRequestException("The network is down.");

        await Should.ThrowAsync<DiscordUnavailableException>(() => KeepAsync(since: null));

        var state = await StateAsync();
        (state.Word, state.Commands.Single()).ShouldBe((SyncState.Pending, "/a"));
        state.Problem.ShouldNotBeNull().ShouldContain("The network is down.");
        _scene.Traffic.BeforeSending = _ => Task.CompletedTask;
        await KeepAsync(since: null);
        (await StateAsync()).Word.ShouldBe(SyncState.Synced);
    }

    Task<RegistrationOutcome?> KeepAsync(DateTimeOffset? since) =>
        _scene.Templates.ChangeAsync(_scene.Tenant, change => _scene.Registration.KeepInStepAsync(change, since, Cancel), TemplateStore.Patience, Cancel);

    Task<SyncState> StateAsync() => _scene.Templates.LookAsync(
        _scene.Tenant, async view => SyncState.Of(CommandSet.Merge(await view.ListCommandsAsync()), await view.FindRegisteredAsync()), Cancel);
}
