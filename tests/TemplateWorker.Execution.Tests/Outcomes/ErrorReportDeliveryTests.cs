using System.Net;
using System.Text;
using TemplateWorker.Execution.Dispatch;
using TemplateWorker.Execution.HostCalls;
using TemplateWorker.Execution.Limits;
using TemplateWorker.Execution.Outcomes;
using TemplateWorker.Execution.Tests.Fakes;
using TemplateWorker.Protocol.Messages;
using TemplateWorker.Storage.Tenants;

namespace TemplateWorker.Execution.Tests.Outcomes;

public sealed class ErrorReportDeliveryTests
{
    readonly ManualTimeProvider _time = new();
    readonly ChannelDirectory _directory = new();

    [Theory]
    [InlineData("[]")]
    [InlineData("5")]
    [InlineData("")]
    [InlineData("not JSON")]
    [InlineData("""{"guild_id":5}""")]
    [InlineData("""{"guild_id":"1","type":"text"}""")]
    [InlineData("""{"guild_id":"1","type":1.5}""")]
    public async Task A_report_that_fails_in_an_odd_way_keeps_no_later_one_from_being_sent(string oddChannel)
    {
        using var discord = new ScriptedDiscord(request => (HttpStatusCode.OK, request == "GET channels/11" ? oddChannel : "{}"));
        using var client = discord.CreateClient();
        using var log = new RecordingLoggerFactory();
        var reports = Reports(client, log, tenants: 2);
        _directory.Note(12, 2);
        using var stop = new CancellationTokenSource();

        var running = reports.RunAsync(stop.Token);
        reports.OnOutcome(Failure(tenant: 1, line: 1));
        reports.OnOutcome(Failure(tenant: 2, line: 1));

        await Eventually.HoldsAsync(() => discord.Requests.Any(request => request.StartsWith("POST 12/messages", StringComparison.Ordinal)), "the second is sent");
        log.Lines.ShouldHaveSingleItem().Text.ShouldContain("with something that is no channel");
        running.IsCompleted.ShouldBeFalse();
        await stop.CancelAsync();
        await Should.ThrowAsync<OperationCanceledException>(running);
    }

    [Fact]
    public async Task A_tenant_whose_reports_wait_fills_no_queue_but_its_own()
    {
        var open = new TaskCompletionSource<(HttpStatusCode, string)>(TaskCreationOptions.RunContinuationsAsynchronously);
        using var discord = new ScriptedDiscord(_ => open.Task);
        using var client = discord.CreateClient();
        using var log = new RecordingLoggerFactory();
        var reports = Reports(client, log, tenants: 2);
        _directory.Note(11, 1);
        _directory.Note(12, 2);
        using var stop = new CancellationTokenSource();
        var running = reports.RunAsync(stop.Token);

        for (var window = 0; window < 60; window++)
        {
            for (var line = 0; line < 20; line++)
                reports.OnOutcome(Failure(tenant: 1, line));
            _time.Advance(TimeSpan.FromMinutes(10));
        }
        reports.OnOutcome(Failure(tenant: 2, line: 1));
        open.SetResult((HttpStatusCode.OK, "{}"));

        await Eventually.HoldsAsync(() => discord.Requests.Any(request => request.StartsWith("POST 12/messages", StringComparison.Ordinal)), "the other tenant is told");
        discord.Requests.Count(request => request.StartsWith("POST 11/messages", StringComparison.Ordinal)).ShouldBe(20);
        await stop.CancelAsync();
        await Should.ThrowAsync<OperationCanceledException>(running);
    }

    ErrorReports Reports(TemplateWorker.Discord.Rest.DiscordRestClient client, RecordingLoggerFactory log, ulong tenants)
    {
        var channels = new ErrorChannels();
        for (var tenant = 1ul; tenant <= tenants; tenant++)
        {
            channels.Take(new TenantState(
                TenantId.Guild(tenant), [], false, Encoding.UTF8.GetBytes($$"""{"{{ErrorChannels.Field}}":"{{10 + tenant}}"}""")));
        }
        return new ErrorReports(channels, _directory, client, new LimitSettings(), log, _time);
    }

    static DispatchOutcome Failure(ulong tenant, int line) => new(
        1, TenantId.Guild(tenant), EventName.Of("MESSAGE_CREATE"), DispatchOutcomeKind.Error, default,
        new ScriptErrorReport("Error", "no", "", "test", "main.ts", line, 1));
}
