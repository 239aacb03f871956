using System.Net;
using System.Text;
using TemplateWorker.Execution.HostCalls;
using TemplateWorker.Execution.Tests.Fakes;
using TemplateWorker.Execution.Tests.HostCalls;
using TemplateWorker.Storage;
using TemplateWorker.Storage.KeyValue.Memory;

namespace TemplateWorker.Execution.Tests.Limits;

/// <summary>Discord counts a request from when it is sent, whether or not somebody still waits for the answer.</summary>
public sealed class LateRefusalTests
{
    [Theory]
    [InlineData("discord.getMember")]
    [InlineData("discord.getChannel")]
    [InlineData("discord.deleteWebhook")]
    public async Task A_refusal_counts_although_the_dispatch_has_ended(string method)
    {
        var refusal = new TaskCompletionSource<(HttpStatusCode, string)>(TaskCreationOptions.RunContinuationsAsynchronously);
        using var discord = new ScriptedDiscord(_ => refusal.Task);
        using var client = discord.CreateClient();
        var broker = new HostCallBroker(
            new MemoryKeyValueStore(new StorageLimits(), TimeProvider.System), client, new ChannelDirectory(), new InteractionDirectory(TimeProvider.System),
            new RecordingLoggerFactory(), TimeProvider.System,
            new HostCallBrokerOptions { Limits = HostCallRig.Unhurried with { Refusals = 1, RateWaitMs = 0 } });
        await using var pool = await TestPool.StartAsync(configure: sandbox => sandbox.OnDispatch =
            (self, dispatch) => self.CallHost(dispatch.Id, (uint)dispatch.Id, method, """["123456789012345678"]"""));
        pool.Broker.Answer = call => broker.Call(call, Encoding.UTF8.GetBytes(method), """["123456789012345678"]"""u8);
        var first = pool.DispatchAsync(1);
        await Eventually.HoldsAsync(() => discord.Requests.Count == 1, "the request");

        pool.Sandbox.EndDispatch(pool.Sandbox.Dispatches.Single().Id);
        await first;
        refusal.SetResult((HttpStatusCode.Forbidden, """{"code":50001,"message":"Missing Access"}"""));
        await Eventually.HoldsAsync(() => pool.Sandbox.Answers.Count == 1, "the answer to a call that nobody waits for");
        _ = pool.DispatchAsync(1);
        await Eventually.HoldsAsync(() => pool.Sandbox.Answers.Count == 2, "the answer to the next call");

        pool.Sandbox.Answers.Last().Json.ShouldContain("RateLimitError");
        discord.Requests.Count.ShouldBe(1);
    }
}
