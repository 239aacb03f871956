using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.Extensions.Logging.Abstractions;
using TemplateWorker.CommandLine;
using TemplateWorker.Configuration;
using TemplateWorker.Monitoring;
using TemplateWorker.Monitoring.Health;
using TemplateWorker.Monitoring.Prometheus;
using TemplateWorker.Testing;

namespace TemplateWorker.Tests.Monitoring;

public sealed class MonitoringServerTests(PostgresFixture postgres) : IAsyncLifetime
{
    readonly MetricsCollector _metrics = new(WorkerMetrics.Meters);
    readonly ManualTimeProvider _time = new();
    readonly HttpClient _client = new();
    WorkerHealth _health = null!;
    MonitoringServer _server = null!;

    public async ValueTask InitializeAsync()
    {
        _health = new WorkerHealth(_time);
        _server = (await StartAsync("127.0.0.1:0")).ShouldNotBeNull();
        _client.BaseAddress = new Uri($"http://{_server.Place}");
    }

    [Fact]
    public async Task A_worker_that_starts_lives_and_is_not_ready_and_says_why()
    {
        (await _client.GetFromJsonAsync<JsonElement>("/health/live", Stop)).GetProperty("status").GetString().ShouldBe("live");

        using var answer = await _client.GetAsync("/health/ready", Stop);

        answer.StatusCode.ShouldBe(HttpStatusCode.ServiceUnavailable);
        answer.Content.Headers.ContentType!.MediaType.ShouldBe("application/json");
        (await ChecksOf(answer)).ShouldBe(new Dictionary<string, string?>
        {
            ["worker"] = "it starts",
            ["database"] = "it is not open yet",
            ["sandboxes"] = "none is started yet",
            ["gateway"] = "no shard is connected yet",
        }, ignoreOrder: true);
    }

    [Fact]
    public async Task A_database_that_goes_away_is_told_of_and_asked_again_a_second_later()
    {
        await using var database = await postgres.OpenDatabaseAsync();
        _health.Has(database);
        (await DatabaseReasonAsync()).ShouldBeNull();
        var giveBack = await postgres.TakeAwayAsync(database);

        (await DatabaseReasonAsync()).ShouldBeNull();
        _time.Advance(TimeSpan.FromSeconds(1));
        (await DatabaseReasonAsync()).ShouldNotBeNull().ShouldContain("PostgreSQL");

        await giveBack();
        _time.Advance(TimeSpan.FromSeconds(1));
        (await DatabaseReasonAsync()).ShouldBeNull();
    }

    [Fact]
    public async Task A_worker_that_stops_says_so()
    {
        _health.Stops();

        using var answer = await _client.GetAsync("/health/ready", Stop);

        (await ChecksOf(answer))["worker"].ShouldBe("it stops");
    }

    [Theory]
    [InlineData("GET", "/health/ready", HttpStatusCode.ServiceUnavailable)]
    [InlineData("POST", "/healthcheck", HttpStatusCode.ServiceUnavailable)]
    [InlineData("GET", "/healthcheck", HttpStatusCode.MethodNotAllowed)]
    [InlineData("POST", "/health/live", HttpStatusCode.MethodNotAllowed)]
    [InlineData("HEAD", "/health/live", HttpStatusCode.OK)]
    [InlineData("GET", "/metrics", HttpStatusCode.OK)]
    [InlineData("GET", "/", HttpStatusCode.NotFound)]
    [InlineData("GET", "/health/live/more", HttpStatusCode.NotFound)]
    public async Task Each_path_takes_its_method(string method, string path, HttpStatusCode status)
    {
        using var request = new HttpRequestMessage(new HttpMethod(method), path) { Content = method == "POST" ? new StringContent("{}") : null };
        using var answer = await _client.SendAsync(request, Stop);

        answer.StatusCode.ShouldBe(status);
    }

    [Fact]
    public async Task Metrics_are_a_page_that_Prometheus_reads()
    {
        using var answer = await _client.GetAsync("/metrics", Stop);

        answer.Content.Headers.ContentType!.ToString().ShouldBe("text/plain; version=0.0.4; charset=utf-8");
        ExpositionPage.Read(await answer.Content.ReadAsStringAsync(Stop)).Types.Keys.ShouldContain(name => name.StartsWith("dotnet_", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_configured_port_that_is_taken_stops_the_start_and_off_serves_nothing()
    {
        var error = await Should.ThrowAsync<VerbFailedException>(() => StartAsync(_server.Place.ToString()));

        error.Message.ShouldContain($"cannot be served at {_server.Place} (monitoring.http)");
        (await StartAsync(MonitoringSettings.Off)).ShouldBeNull();
    }

    [Theory]
    [InlineData("127.0.0.1:7791", true)]
    [InlineData("[::1]:7791", true)]
    [InlineData("0.0.0.0:0", true)]
    [InlineData("7791", false)]
    [InlineData("127.0.0.1", false)]
    [InlineData("::1", false)]
    [InlineData("localhost:7791", false)]
    public void A_place_is_an_address_with_a_port(string text, bool isOne) => MonitoringPlace.IsOne(text).ShouldBe(isOne);

    public async ValueTask DisposeAsync()
    {
        _client.Dispose();
        await _server.DisposeAsync();
        _metrics.Dispose();
        _health.Dispose();
    }

    static CancellationToken Stop => TestContext.Current.CancellationToken;

    Task<MonitoringServer?> StartAsync(string http) => MonitoringServer.StartAsync(
        new MonitoringSettings { Http = http }, new MonitoringEndpoints(_health, _metrics, NullLogger.Instance), NullLoggerFactory.Instance, TimeProvider.System, Stop);

    async Task<string?> DatabaseReasonAsync()
    {
        using var answer = await _client.GetAsync("/health/ready", Stop);
        return (await ChecksOf(answer))["database"];
    }

    static async Task<Dictionary<string, string?>> ChecksOf(HttpResponseMessage answer)
    {
        var report = await answer.Content.ReadFromJsonAsync<JsonElement>(Stop);
        report.GetProperty("status").GetString().ShouldBe("not ready");
        return report.GetProperty("checks").EnumerateObject().ToDictionary(check => check.Name, check => check.Value.GetProperty("reason").GetString());
    }
}
