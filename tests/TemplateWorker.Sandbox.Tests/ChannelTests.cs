using TemplateWorker.Protocol;
using TemplateWorker.Protocol.Framing;
using TemplateWorker.Protocol.Messages;

namespace TemplateWorker.Sandbox.Tests;

public sealed class ChannelTests
{
    [Fact]
    public void A_sandbox_without_channel_says_who_starts_it()
    {
        using var sandbox = SandboxProcess.Start(channel: "3<&-");
        sandbox.WaitForExit().ShouldBe((int)SandboxExitCode.NoChannel);
        sandbox.Errors.ShouldContain("started by the TemplateWorker host");
    }

    [Fact]
    public void A_variable_in_the_environment_is_a_reason_not_to_start()
    {
        using var sandbox = SandboxProcess.Start(environment: "SECRET=1");
        sandbox.WaitForExit().ShouldBe((int)SandboxExitCode.NotConfined);
        sandbox.Errors.ShouldContain("SECRET");
        sandbox.Errors.ShouldNotContain("=1");
    }

    [Fact]
    public void It_ends_when_the_host_closes_the_channel()
    {
        using var sandbox = SandboxProcess.Greeted();
        sandbox.Close();
        sandbox.WaitForExit().ShouldBe((int)SandboxExitCode.Done);
    }

    [Fact]
    public void Every_frame_of_the_host_is_counted_as_consumed()
    {
        using var sandbox = SandboxProcess.Greeted();
        sandbox.LoadWell("");
        sandbox.Dispatch(1, "E", new { });
        sandbox.ExpectOutcome();
        sandbox.Send(w => NumberMessage.Write(w, FrameKind.CancelDispatch, 1));
        sandbox.Send(w => NumberMessage.Write(w, FrameKind.Ping, 5));
        sandbox.Expect(FrameKind.Pong, NumberMessage.Read).ShouldBe(5ul);
        // Greeting, load, dispatch, cancellation, ping.
        sandbox.ExpectConsumed(5);
    }

    [Fact]
    public void Another_version_of_the_protocol_is_refused()
    {
        using var sandbox = SandboxProcess.Start();
        sandbox.Send(w => new StartMessage(999, 1024, 5, 1, 1).WriteTo(w));
        sandbox.WaitForExit().ShouldBe((int)SandboxExitCode.ProtocolViolation);
        sandbox.Errors.ShouldContain("version 999");
    }

    [Fact]
    public void Bytes_that_are_no_frame_end_it()
    {
        using var sandbox = SandboxProcess.Greeted();
        sandbox.SendRaw([1, 0, 0, 0, 200, 1]);
        sandbox.WaitForExit().ShouldBe((int)SandboxExitCode.ProtocolViolation);
    }
}
