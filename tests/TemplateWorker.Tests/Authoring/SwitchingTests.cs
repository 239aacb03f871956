using TemplateWorker.Authoring;
using TemplateWorker.CommandLine;
using TemplateWorker.Testing;

namespace TemplateWorker.Tests.Authoring;

/// <summary>Going back, stopping and taking out of use, each with its commands.</summary>
public sealed class SwitchingTests(PostgresFixture postgres) : IAsyncLifetime
{
    GuildScene _scene = null!;

    static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => _scene = await GuildScene.StartAsync(postgres);

    public ValueTask DisposeAsync() => _scene.DisposeAsync();

    [Fact]
    public async Task One_step_back_brings_back_version_and_commands()
    {
        await _scene.PushAsync("one", GuildScene.Commands("first"));
        await _scene.PushAsync("one", GuildScene.Commands("second"));
        await _scene.PushAsync("one", GuildScene.Commands("third"));

        (await RollBackAsync("one")).ShouldBe((3, 2));
        _scene.Offered.ShouldBe(["second"]);
        (await RollBackAsync("one")).ShouldBe((2, 1));
        (await _scene.RunningAsync("one")).ShouldBe(1);
        _scene.Offered.ShouldBe(["first"]);
        (await RefusalAsync(() => RollBackAsync("one"))).ShouldContain("version 1, which is active in guild");
        (await RollBackAsync("one", to: 3)).ShouldBe((1, 3));
        _scene.Offered.ShouldBe(["third"]);
        (await RefusalAsync(() => RollBackAsync("one", to: 3))).ShouldContain("version 3 is active in guild");
        (await RefusalAsync(() => RollBackAsync("one", to: 4))).ShouldStartWith("The template \"one\" has no version 4 in guild");
        (await RefusalAsync(() => RollBackAsync("none"))).ShouldStartWith("No template \"none\" was ever pushed to guild");
    }

    [Fact]
    public async Task A_version_whose_command_another_template_has_by_now_does_not_come_back()
    {
        await _scene.PushAsync("one", GuildScene.Commands("shared"));
        await _scene.PushAsync("one", GuildScene.Commands("own"));
        await _scene.PushAsync("two", GuildScene.Commands("shared"));

        (await RefusalAsync(() => RollBackAsync("one"))).ShouldStartWith("one: /shared is a command of the template two already");

        (await _scene.RunningAsync("one")).ShouldBe(2);
        _scene.Offered.ShouldBe(["own", "shared"]);
    }

    [Fact]
    public async Task A_rollback_that_Discord_does_not_take_changes_nothing()
    {
        await _scene.PushAsync("one", GuildScene.Commands("first"));
        await _scene.PushAsync("one", GuildScene.Commands("second"));
        _scene.Traffic.BeforeSending = number => number is 3 or 4 ? throw new HttpRequestException("The network is down.") : Task.CompletedTask;

        await RefusalAsync(() => RollBackAsync("one"));

        (await _scene.RunningAsync("one")).ShouldBe(2);
        _scene.Offered.ShouldBe(["second"]);
    }

    [Fact]
    public async Task A_disabled_template_offers_nothing_and_comes_back_as_it_was()
    {
        var use = new TemplateUse(_scene.Switch);
        await _scene.PushAsync("one", GuildScene.Commands("one"));
        await _scene.PushAsync("two", GuildScene.Commands("two"));

        (await use.DisableAsync(_scene.Tenant, "one", Cancel)).ShouldBe((1, true, null));
        (await use.DisableAsync(_scene.Tenant, "one", Cancel)).ShouldBe((1, false, null));
        _scene.Offered.ShouldBe(["two"]);
        (await _scene.RunningAsync("one")).ShouldBeNull();
        (await use.EnableAsync(_scene.Tenant, "one", Cancel)).ShouldBe((1, true));
        _scene.Offered.ShouldBe(["one", "two"]);

        await use.DisableAsync(_scene.Tenant, "one", Cancel);
        await _scene.PushAsync("two", GuildScene.Commands("two", "one"));
        (await RefusalAsync(() => use.EnableAsync(_scene.Tenant, "one", Cancel))).ShouldStartWith("one: /one is a command of the template two already");
        _scene.Offered.ShouldBe(["one", "two"]);
        (await _scene.RunningAsync("one")).ShouldBeNull();
    }

    [Fact]
    public async Task A_template_can_be_taken_out_while_Discord_is_out_of_reach()
    {
        var use = new TemplateUse(_scene.Switch);
        await _scene.PushAsync("one", GuildScene.Commands("one"));
        _scene.Traffic.BeforeSending = _ => throw new HttpRequestException("The network is down.");

        var (_, _, problem) = await use.DisableAsync(_scene.Tenant, "one", Cancel);

        problem.ShouldNotBeNull();
        (await _scene.RunningAsync("one")).ShouldBeNull();
        (await _scene.Templates.LookAsync(_scene.Tenant, view => view.FindRegisteredAsync(), Cancel))!.Hash.ShouldBeNull("a worker registers them later");
    }

    [Fact]
    public async Task A_removed_template_is_gone_until_it_is_rolled_back_or_pushed_again()
    {
        var use = new TemplateUse(_scene.Switch);
        await _scene.PushAsync("one", GuildScene.Commands("first"));
        await _scene.PushAsync("one", GuildScene.Commands("second"));

        (await use.RemoveAsync(_scene.Tenant, "one", Cancel)).ShouldBe((2, null));
        _scene.Offered.ShouldBeEmpty();
        (await RefusalAsync(() => use.RemoveAsync(_scene.Tenant, "one", Cancel))).ShouldStartWith("No template \"one\" is active in guild");
        (await RefusalAsync(() => use.DisableAsync(_scene.Tenant, "one", Cancel))).ShouldContain("`template rollback one` takes its version 2 into use again");

        (await RollBackAsync("one")).ShouldBe((null, 2));
        _scene.Offered.ShouldBe(["second"]);
        await use.RemoveAsync(_scene.Tenant, "one", Cancel);
        var pushed = await _scene.PushAsync("one", GuildScene.Commands("second"));
        (pushed.Version, pushed.IsNew, pushed.SameAs).ShouldBe((3, true, 2), "a removed template has no active version to be the same as");
        (await _scene.RunningAsync("one")).ShouldBe(3);
    }

    Task<(int? From, int To)> RollBackAsync(string name, int? to = null) =>
        new TemplateRollback(_scene.Switch).RunAsync(_scene.Tenant, name, to, Cancel);

    static async Task<string> RefusalAsync(Func<Task> work) => (await Should.ThrowAsync<VerbFailedException>(work)).Message;
}
