using System.Text;
using TemplateWorker.Execution.Outcomes;
using TemplateWorker.Execution.Tests.Fakes;
using TemplateWorker.Protocol;
using TemplateWorker.Protocol.Framing;
using TemplateWorker.Protocol.Messages;

namespace TemplateWorker.Execution.Tests.Sandboxes;

/// <summary>Whatever a sandbox sends, the host goes on and other tenants' sandboxes too.</summary>
public sealed class HostileSandboxTests
{
    static readonly Dictionary<string, Action<FakeSandbox, ReceivedDispatch>> Violations = new()
    {
        ["says hello twice"] = (sandbox, _) => sandbox.SayHello(),
        ["ends a dispatch it does not hold"] = (sandbox, dispatch) => sandbox.EndDispatch(dispatch.Id + 1000),
        ["ends a dispatch twice"] = (sandbox, dispatch) => { sandbox.EndDispatch(dispatch.Id); sandbox.EndDispatch(dispatch.Id); },
        ["calls the host for a dispatch it does not hold"] = (sandbox, dispatch) => sandbox.CallHost(dispatch.Id + 1000, 1, "kv.get", "[]"),
        ["calls the host for no dispatch"] = (sandbox, _) => sandbox.CallHost(0, 1, "kv.get", "[]"),
        ["ends a load nobody asked for"] = (sandbox, _) => sandbox.EndLoad(99),
        ["ends a load twice"] = (sandbox, dispatch) => sandbox.EndLoad(dispatch.TenantKey),
        ["logs for a tenant that was never loaded"] = (sandbox, dispatch) => sandbox.Log(77, dispatch.Id, "text"),
        ["answers a ping nobody sent"] = (sandbox, _) => sandbox.Send(frames => NumberMessage.Write(frames, FrameKind.Pong, 123456)),
        ["works off more than it got"] = (sandbox, _) => sandbox.Send(frames => NumberMessage.Write(frames, FrameKind.Consumed, 1000)),
        ["works off more than there can be"] = (sandbox, _) => sandbox.Send(frames => NumberMessage.Write(frames, FrameKind.Consumed, ulong.MaxValue)),
        ["sends a frame of the host"] = (sandbox, dispatch) => sandbox.Send(frames => new DispatchMessage(dispatch.Id, 1, 1, 1, "X"u8, "{}"u8).WriteTo(frames)),
        ["sends an unknown kind"] = (sandbox, _) => sandbox.SendRaw([0, 0, 0, 0, 200]),
        ["announces a frame without end"] = (sandbox, _) => sandbox.SendRaw([255, 255, 255, 255, (byte)FrameKind.Outcome]),
        ["sends a frame that is too short"] = (sandbox, _) => sandbox.SendRaw([1, 0, 0, 0, (byte)FrameKind.Outcome, 7]),
        ["sends a log level that does not exist"] = (sandbox, dispatch) => sandbox.SendRaw([13, 0, 0, 0, (byte)FrameKind.Log, (byte)dispatch.TenantKey, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 9]),
    };

    public static TheoryData<string> NamesOfViolations => [.. Violations.Keys];

    [Theory]
    [MemberData(nameof(NamesOfViolations))]
    public async Task A_sandbox_that_breaks_the_protocol_is_killed_and_replaced(string what)
    {
        var act = Violations[what];
        await using var pool = await TestPool.StartAsync(configure: sandbox => sandbox.OnDispatch = (self, dispatch) =>
        {
            if (dispatch.Text == "attack")
                act(self, dispatch);
            else
                self.EndDispatch(dispatch.Id);
        });
        var victim = pool.Sandbox;

        var attack = await pool.DispatchAsync(1, "attack");
        await Eventually.HoldsAsync(() => victim.HostClosed, $"the end of a sandbox that {what}");

        attack.Kind.ShouldBeOneOf(DispatchOutcomeKind.Crash, DispatchOutcomeKind.Ok);
        (await pool.DispatchAsync(1)).Kind.ShouldBe(DispatchOutcomeKind.Ok);
        await Eventually.HoldsAsync(() => pool.Log.Lines.Any(line => line.Id == 3001), "the line in the log");
    }

    [Fact]
    public async Task Random_bytes_never_hurt_the_host()
    {
        await using var pool = await TestPool.StartAsync(TestPool.Quick with { RestartBackoff = TimeSpan.Zero, RestartBackoffMax = TimeSpan.Zero });
        var random = new Random(20260101);

        for (var round = 0; round < 100; round++)
        {
            var seed = random.Next();
            pool.Sandbox.OnDispatch = (self, _) => self.SendRaw(RandomBytes(new Random(seed)));
            var outcome = pool.DispatchAsync(1);
            pool.Sandbox.Die();
            (await outcome).Kind.ShouldBeOneOf([DispatchOutcomeKind.Crash, DispatchOutcomeKind.Ok], $"seed {seed}");
        }

        await AssertServes(pool);
    }

    [Fact]
    public async Task Mutated_frames_never_hurt_the_host()
    {
        await using var pool = await TestPool.StartAsync(TestPool.Quick with { RestartBackoff = TimeSpan.Zero, RestartBackoffMax = TimeSpan.Zero });
        var random = new Random(20260102);

        for (var round = 0; round < 200; round++)
        {
            var seed = random.Next();
            var sandbox = pool.Sandbox;
            sandbox.OnDispatch = (self, dispatch) =>
            {
                self.SendRaw(Mutated(dispatch, new Random(seed)));
                self.EndDispatch(dispatch.Id);
                self.Die();
            };
            var outcome = await pool.DispatchAsync(1);
            Enum.IsDefined(outcome.Kind).ShouldBeTrue($"seed {seed}");
            await Eventually.HoldsAsync(() => pool.Sandbox != sandbox && pool.Pool.Sandboxes[0].State == Execution.Sandboxes.SandboxState.Ready, "the replacement");
        }

        await AssertServes(pool);
    }

    static async Task AssertServes(TestPool pool)
    {
        for (var attempt = 0; attempt < 20; attempt++)
        {
            if ((await pool.DispatchAsync(1)).Kind == DispatchOutcomeKind.Ok)
                return;
        }
        Assert.Fail("The pool did not recover.");
    }

    static byte[] RandomBytes(Random random)
    {
        var bytes = new byte[random.Next(1, 2000)];
        random.NextBytes(bytes);
        return bytes;
    }

    // A stream that a sandbox might send, with a few bytes of it changed, cut or doubled.
    static byte[] Mutated(ReceivedDispatch dispatch, Random random)
    {
        var frames = new FrameWriter();
        new LogMessage(dispatch.TenantKey, LogMessage.AnyTemplate, dispatch.Id, TemplateLogLevel.Warn, "a line"u8).WriteTo(frames);
        new HostCallMessage(dispatch.Id, 0, 1, "kv.get"u8, """["a",null]"""u8).WriteTo(frames);
        NumberMessage.Write(frames, FrameKind.Consumed, 1);
        new TenantLoadedMessage(dispatch.TenantKey, OutcomeKind.Error, 5, "{}"u8).WriteTo(frames);
        new HelloMessage(ProtocolVersion.Current, "again").WriteTo(frames);
        new OutcomeMessage(dispatch.Id, OutcomeKind.Error, default, Encoding.UTF8.GetBytes("""{"name":"E","message":"m","stack":"s"}""")).WriteTo(frames);
        var bytes = frames.Written.ToArray().ToList();
        for (var change = random.Next(1, 6); change > 0 && bytes.Count > 1; change--)
        {
            var at = random.Next(bytes.Count);
            switch (random.Next(4))
            {
                case 0:
                    bytes[at] = (byte)random.Next(256);
                    break;
                case 1:
                    bytes.RemoveAt(at);
                    break;
                case 2:
                    bytes.Insert(at, (byte)random.Next(256));
                    break;
                default:
                    bytes.RemoveRange(at, bytes.Count - at);
                    break;
            }
        }
        return [.. bytes];
    }
}
