using TemplateWorker.Execution.Outcomes;

namespace TemplateWorker.Execution.Tests.EvilChild;

/// <summary>An attacker who has taken over a sandbox, in a real process of its own, gets nothing but that process.</summary>
public sealed class EvilChildTests
{
    public static TheoryData<string, string> Fatal => new()
    {
        { "announce 4 GiB", "announces 4294967295 bytes" },
        { "announce one byte too many", "announces 16385 bytes; its bound is 16384" },
        { "send nothing in a frame", "ends 8 bytes before its field does" },
        // Whichever the host does first, a read that finds the end or a ping that finds nobody.
        { "send half a frame and close", "closed its channel|Writing to the sandbox failed" },
        { "send an unknown kind", "kind 200 is not allowed" },
        { "send the kind 0", "kind 0 is not allowed" },
        { "send a frame of the host", "kind 4 is not allowed" },
        { "send more than the fields", "1 bytes follow the last field" },
        { "send a field beyond its frame", "does not fit the 1 bytes left" },
        { "send random bytes", "" },
        { "say hello again", "said hello twice" },
        { "end a dispatch that is not there", "which it does not hold" },
        { "end a dispatch of another sandbox", "dispatch 1, which it does not hold" },
        { "end a dispatch twice", "which it does not hold" },
        { "end a dispatch in no known way", "99 is no kind of outcome" },
        { "end a load that nobody asked for", "Nothing was loaded" },
        { "end a load of the key 0", "Nothing was loaded under the tenant key 0" },
        { "end a load twice", "was loaded twice" },
        { "fail a load that has ended", "was loaded twice" },
        { "end a load in no known way", "200 is no kind of outcome" },
        { "call for a dispatch that is not there", "which the sandbox does not hold" },
        { "call for a dispatch of another sandbox", "names dispatch 1, which the sandbox does not hold" },
        { "call for no dispatch", "which the sandbox does not hold" },
        { "call for a dispatch that has ended", "which the sandbox does not hold" },
        { "call more often than a dispatch may", "made more host calls than the 100" },
        { "log for a tenant that is not there", "Nothing was loaded" },
        { "log for the key 0", "Nothing was loaded under the tenant key 0" },
        { "log for one tenant in the dispatch of another", "which runs elsewhere" },
        { "log at no known level", "9 is no log level" },
        { "log more lines than a dispatch may", "logged more lines than the 100" },
        { "log for ended dispatches without end", "lines of what it does not hold" },
        { "log at the top level without end", "lines of what it does not hold" },
        { "answer a ping that nobody sent", "that nobody asked for" },
        { "work off more than came", "says it worked off 100000 frames" },
        { "work off less than nothing", "says it worked off 18446744073709551615 frames" },
        { "take pings without answering", "without answering it" },
        { "close the channel and live on", "closed its channel|Writing to the sandbox failed" },
        { "exit", "exited with code 7" },
        // The first process of a namespace of its own is not ended by the signal of abort(3), but by what follows it.
        { "crash", "was ended by SIG" },
    };

    [Theory]
    [MemberData(nameof(Fatal))]
    public async Task An_abuse_ends_its_process_and_nothing_else(string abuse, string reason)
    {
        var reasons = reason.Split('|');
        await using var pool = await EvilPool.StartAsync();
        var neighbour = pool.SendAsync(EvilPool.Neighbour, EvilPool.Hold);
        (await pool.DispatchAsync(EvilPool.Attacker)).Kind.ShouldBe(DispatchOutcomeKind.Ok);
        var (evil, good) = (pool.ProcessOf(EvilPool.Attacker), pool.ProcessOf(EvilPool.Neighbour));
        var cellmate = pool.SendAsync(EvilPool.Cellmate, EvilPool.Hold);

        var attack = await pool.DispatchAsync(EvilPool.Attacker, abuse);

        (await pool.EndOf(cellmate, "the cellmate")).Kind.ShouldBe(DispatchOutcomeKind.Crash);
        // An abuse may come after it has ended the event that asked for it.
        attack.Kind.ShouldBeOneOf(DispatchOutcomeKind.Crash, DispatchOutcomeKind.Ok);
        (await pool.DispatchAsync(EvilPool.Attacker)).Kind.ShouldBe(DispatchOutcomeKind.Ok);
        (await pool.DispatchAsync(EvilPool.Cellmate)).Kind.ShouldBe(DispatchOutcomeKind.Ok);
        pool.ProcessOf(EvilPool.Attacker).ShouldNotBe(evil);
        pool.Log.Lines.ShouldContain(line => line.Id == 3001 && line.Text.Contains($"process {evil}") && reasons.Any(line.Text.Contains), pool.Log.ToString());
        await AssertNeighbourGoesOnAsync(pool, neighbour, good);
    }

    public static TheoryData<string, DispatchOutcomeKind> Harmless => new()
    {
        { "end a dispatch having used more than there is", DispatchOutcomeKind.Ok },
        { "call as a template that is not there", DispatchOutcomeKind.Ok },
        { "call twice under one number", DispatchOutcomeKind.Ok },
        { "call what is no text", DispatchOutcomeKind.Ok },
        { "call a name of a megabyte", DispatchOutcomeKind.Ok },
        { "call with what is no text", DispatchOutcomeKind.Ok },
        { "call with half a character", DispatchOutcomeKind.Ok },
        { "call with nothing", DispatchOutcomeKind.Ok },
        { "call with 10000 levels", DispatchOutcomeKind.Ok },
        { "call with a number beyond all", DispatchOutcomeKind.Ok },
        { "call with a name in it that is no text", DispatchOutcomeKind.Ok },
        { "fetch with 100 levels", DispatchOutcomeKind.Ok },
        { "fetch with a name in it that is no text", DispatchOutcomeKind.Ok },
        { "log what is no text", DispatchOutcomeKind.Ok },
        { "log for ended dispatches and the top level", DispatchOutcomeKind.Ok },
        { "fail with nothing", DispatchOutcomeKind.Error },
        { "fail with what is no text", DispatchOutcomeKind.Error },
        { "fail with half a character", DispatchOutcomeKind.Error },
        { "fail with 10000 levels", DispatchOutcomeKind.Error },
        { "fail with values of other types", DispatchOutcomeKind.Error },
        { "fail at a line beyond all", DispatchOutcomeKind.Error },
        { "fail at the last and the first line", DispatchOutcomeKind.Error },
        { "fail with a stack without end", DispatchOutcomeKind.Error },
        { "fail with nulls", DispatchOutcomeKind.Error },
        { "write 100 MB to its standard error", DispatchOutcomeKind.Ok },
        { "write one line of 20 MB that is no text", DispatchOutcomeKind.Ok },
    };

    [Theory]
    [MemberData(nameof(Harmless))]
    public async Task An_abuse_that_concerns_one_tenant_ends_nothing(string abuse, DispatchOutcomeKind end)
    {
        await using var pool = await EvilPool.StartAsync();
        var neighbour = pool.SendAsync(EvilPool.Neighbour, EvilPool.Hold);
        (await pool.DispatchAsync(EvilPool.Attacker)).Kind.ShouldBe(DispatchOutcomeKind.Ok);
        var (evil, good) = (pool.ProcessOf(EvilPool.Attacker), pool.ProcessOf(EvilPool.Neighbour));
        var cellmate = pool.SendAsync(EvilPool.Cellmate, EvilPool.Hold);

        var attack = await pool.DispatchAsync(EvilPool.Attacker, abuse);

        attack.Kind.ShouldBe(end, $"{attack.Error}\n{pool.Log}");
        (attack.Error is not null).ShouldBe(end == DispatchOutcomeKind.Error);
        (await pool.DispatchAsync(EvilPool.Attacker, EvilPool.Release)).Kind.ShouldBe(DispatchOutcomeKind.Ok);
        (await pool.EndOf(cellmate, "the cellmate")).Kind.ShouldBe(DispatchOutcomeKind.Ok);
        pool.ProcessOf(EvilPool.Attacker).ShouldBe(evil);
        pool.Broker.Defects.ShouldBeEmpty();
        // The bound of a process's output, the line that says so, and what a dispatch may log.
        pool.Log.Lines.Count(line => line.Id == 3005).ShouldBeLessThanOrEqualTo(200);
        pool.TemplateLog.Lines.Count.ShouldBeLessThanOrEqualTo(202);
        await AssertNeighbourGoesOnAsync(pool, neighbour, good);
    }

    public static TheoryData<string> Descriptions =>
    [
        "describe with nothing",
        "describe with what is no text",
        "describe with a text that is none",
        "describe with 10000 levels",
        "describe with other types",
        "describe with nothing in it",
        "describe with null",
        "describe half a character",
        "describe an error with half a character",
        "describe more templates than there are",
        "describe too many events",
    ];

    [Theory]
    [MemberData(nameof(Descriptions))]
    public async Task A_false_description_fails_its_tenant_alone(string abuse)
    {
        await using var pool = await EvilPool.StartAsync();
        var neighbour = pool.SendAsync(EvilPool.Neighbour, EvilPool.Hold);
        (await pool.DispatchAsync(EvilPool.Cellmate)).Kind.ShouldBe(DispatchOutcomeKind.Ok);
        var (evil, good) = (pool.ProcessOf(EvilPool.Attacker), pool.ProcessOf(EvilPool.Neighbour));
        pool.Templates.Set(EvilPool.Tenant(EvilPool.Attacker), abuse);

        var attack = await pool.DispatchAsync(EvilPool.Attacker);

        attack.Kind.ShouldBe(DispatchOutcomeKind.Error, $"{attack.Error}\n{pool.Log}");
        attack.Error.ShouldNotBeNull().Message.ShouldNotBeEmpty();
        (await pool.DispatchAsync(EvilPool.Cellmate)).Kind.ShouldBe(DispatchOutcomeKind.Ok);
        pool.ProcessOf(EvilPool.Attacker).ShouldBe(evil);
        await AssertNeighbourGoesOnAsync(pool, neighbour, good);
    }

    static async Task AssertNeighbourGoesOnAsync(EvilPool pool, Task<DispatchOutcome> held, int process)
    {
        held.IsCompleted.ShouldBeFalse(pool.Log.ToString());
        (await pool.DispatchAsync(EvilPool.Neighbour, EvilPool.Release)).Kind.ShouldBe(DispatchOutcomeKind.Ok);
        (await pool.EndOf(held, "the neighbour")).Kind.ShouldBe(DispatchOutcomeKind.Ok);
        pool.ProcessOf(EvilPool.Neighbour).ShouldBe(process);
        pool.AssertWhole();
    }
}
