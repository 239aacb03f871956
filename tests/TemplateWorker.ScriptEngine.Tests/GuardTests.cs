using System.Diagnostics;
namespace TemplateWorker.ScriptEngine.Tests;

public sealed class GuardTests
{
    [Fact]
    public void A_guard_that_says_no_ends_the_script_and_the_realm_stays_usable()
    {
        using var fixture = new RealmFixture(allowedTicks: 4);
        fixture.Run("while (true) {}").Kind.ShouldBe(ScriptResultKind.Terminated);
        fixture.Guard.Ticks.ShouldBe(5);
        fixture.Run("return 1").Number.ShouldBe(1);
    }

    [Fact]
    public void A_script_cannot_catch_its_end()
    {
        using var fixture = new RealmFixture(allowedTicks: 1);
        fixture.Run("globalThis.caught = 0");
        fixture.Run("for (;;) { try { for (;;); } catch { caught++ } finally { caught++ } }").Kind
            .ShouldBe(ScriptResultKind.Terminated);
        fixture.Run("return caught").Number.ShouldBe(0);
    }

    [Fact]
    public void Endless_reactions_are_ended_when_drained_inside_a_script()
    {
        using var fixture = new RealmFixture(allowedTicks: 4);
        var storm = fixture.Compile(
            "globalThis.turns = 0; const turn = async () => { for (;;) { await 0; turns++ } }; turn(); turn(); drain()", "drain");
        fixture.Realm.Call(storm, ScriptInput.Function(fixture.Drain())).Kind.ShouldBe(ScriptResultKind.Terminated);
        var turns = fixture.Run("return turns").Number;
        turns.ShouldBeGreaterThan(0);
        fixture.Realm.Call(fixture.Compile("drain()", "drain"), ScriptInput.Function(fixture.Drain()));
        fixture.Run("return turns").Number.ShouldBe(turns, "reactions of a script that was ended must not go on");
    }

    [Fact]
    public void Reactions_are_ended_when_they_run_after_the_script_and_the_realm_stays_usable()
    {
        using var fixture = new RealmFixture(allowedTicks: 4);
        fixture.Run("globalThis.turns = 0; Promise.resolve().then(() => { turns++; for (;;); }).finally(() => { turns++ })");
        fixture.Guard.Ticks.ShouldBe(5);
        // The engine makes these when they are first asked for, which it may not do while the end of a script is about.
        fixture.Run("return [Intl, Iterator, DataView, Map, Set, WeakRef, Float16Array].length + turns").Number.ShouldBe(8);
    }

    [Fact]
    public void Reactions_that_an_ended_script_left_are_dropped()
    {
        using var fixture = new RealmFixture(allowedTicks: 4);
        const string Leave = """
            globalThis.turns = 0;
            for (let i = 0; i < 10000; i++) Promise.resolve().then(() => { turns++; for (let j = 0; j < 1e5; j++); });
            for (;;);
            """;
        fixture.Run(Leave).Kind.ShouldBe(ScriptResultKind.Terminated);
        fixture.Run("return turns").Number.ShouldBeLessThan(10_000);
    }

    [Fact]
    public void A_heap_can_be_collected_and_measured_while_a_script_runs()
    {
        var measured = 0L;
        using var fixture = new RealmFixture();
        var look = fixture.Realm.CreateHostFunction(_ =>
        {
            fixture.Realm.CollectGarbage();
            measured = fixture.Realm.MeasureHeap();
        });
        var hoard = fixture.Compile(
            "globalThis.kept = []; for (let i = 0; i < 20000; i++) kept.push(new Array(50).fill(i)); look()", "look");
        fixture.Realm.Call(hoard, ScriptInput.Function(look)).Kind.ShouldBe(ScriptResultKind.Other);
        measured.ShouldBeGreaterThan(20_000 * 50 * 8);
        // Emptied and not dropped: the collector may still see the array itself on the stack.
        fixture.Run("kept.length = 0");
        fixture.Realm.CollectGarbage();
        fixture.Realm.MeasureHeap().ShouldBeLessThan(4_000_000);
    }

    [Fact]
    public void Each_script_has_the_first_ticks_time_before_it_is_looked_at()
    {
        using var fixture = new RealmFixture(allowedTicks: 2);
        fixture.Guard.FirstTick = TimeSpan.FromMilliseconds(60);
        TimeToEnd(fixture).ShouldBeGreaterThan(TimeSpan.FromMilliseconds(60));
        fixture.Guard.Ticks.ShouldBe(3);

        fixture.Guard.AllowedTicks = 3;
        TimeToEnd(fixture).ShouldBeGreaterThan(TimeSpan.FromMilliseconds(60));
        fixture.Guard.Ticks.ShouldBe(4);
    }

    static TimeSpan TimeToEnd(RealmFixture fixture)
    {
        var started = Stopwatch.GetTimestamp();
        fixture.Run("for (;;);").Kind.ShouldBe(ScriptResultKind.Terminated);
        return Stopwatch.GetElapsedTime(started);
    }
}
