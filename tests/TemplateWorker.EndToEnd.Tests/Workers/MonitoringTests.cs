using System.Net;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using TemplateWorker.EndToEnd.Tests.Processes;
using TemplateWorker.Testing;

namespace TemplateWorker.EndToEnd.Tests.Workers;

/// <summary>What those who watch a worker see of one life of it.</summary>
public sealed partial class MonitoringTests(PostgresFixture postgres)
{
    [Fact]
    public async Task A_worker_is_watched_from_its_start_to_its_end()
    {
        await using var scene = await WorkerScene.StartAsync(postgres);
        using var systemd = new SystemdStandIn();
        using var collector = new CollectorStandIn();
        await scene.PushAsync("ping", Templates.OnMessage("!ping", "await say('pong');"));
        var place = $"127.0.0.1:{FreePort.Take()}";
        await scene.StartWorkerAsync(
            ("TEMPLATEWORKER__MONITORING__HTTP", place), ("TEMPLATEWORKER__MONITORING__OTLP", collector.Place),
            ("TEMPLATEWORKER__MONITORING__TRACES_PER_THOUSAND", "1000"), ("TEMPLATEWORKER__LOGGING__FORMAT", "json"), systemd.Environment[0], systemd.Environment[1]);
        await scene.AskAsync("!ping", "pong");

        systemd.WaitFor("READY=1");
        systemd.WaitFor("WATCHDOG=1");
        using var client = new HttpClient { BaseAddress = new Uri($"http://{place}") };
        await Patience.GetAsync(
            async () => (await client.GetAsync("/health/ready", Stop)).StatusCode == HttpStatusCode.OK ? "ready" : null, () => scene.Worker.Errors);
        // The message is there a moment before the dispatch that sent it has ended.
        var page = await Patience.GetAsync(
            async () => await client.GetStringAsync("/metrics", Stop) is var now && DispatchedWell.IsMatch(now) ? now : null, () => scene.Worker.Errors);
        MetricName.Matches(page).Select(match => match.Groups[1].Value).ShouldBe(Documented, ignoreOrder: true);
        page.ShouldContain("\ntemplateworker_host_call_duration_seconds_count{method=\"discord.createMessage\",result=\"ok\"} 1\n");

        await Signal.SendAsync("TERM", $"{scene.Worker.Id}");
        (await scene.Worker.WaitForExitAsync()).ShouldBe(0, scene.Worker.Errors);

        systemd.WaitFor("STOPPING=1\nSTATUS=stopping");
        collector.Bodies.Keys.ShouldBe(["/v1/traces", "/v1/metrics"], ignoreOrder: true);
        var traces = Encoding.UTF8.GetString(collector.Bodies["/v1/traces"]);
        foreach (var span in new[] { "event MESSAGE_CREATE", "dispatch MESSAGE_CREATE", "host call discord.createMessage" })
            traces.ShouldContain(span);
        foreach (var line in scene.Worker.Errors.Split('\n', StringSplitOptions.RemoveEmptyEntries))
            JsonDocument.Parse(line).RootElement.GetProperty("Message").ValueKind.ShouldBe(JsonValueKind.String);
    }

    static CancellationToken Stop => TestContext.Current.CancellationToken;

    static IEnumerable<string> Documented =>
        DocumentedMetric.Matches(Repository.Read("docs/operating/monitoring.md")).Select(match => match.Groups[1].Value);

    [GeneratedRegex("^templateworker_dispatches_total{outcome=\"ok\"} [1-9]", RegexOptions.Multiline)]
    static partial Regex DispatchedWell { get; }

    [GeneratedRegex("^# TYPE (templateworker_[a-z_]+) ", RegexOptions.Multiline)]
    static partial Regex MetricName { get; }

    [GeneratedRegex(@"^\| `templateworker[a-z_.]+` \| `(templateworker_[a-z_]+)` \|", RegexOptions.Multiline)]
    static partial Regex DocumentedMetric { get; }
}
