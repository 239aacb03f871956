using System.Globalization;
using Microsoft.Extensions.Logging.Abstractions;
using TemplateWorker.EndToEnd.Tests.Databases;
using TemplateWorker.Storage.Embedded;
using TemplateWorker.Testing;

namespace TemplateWorker.EndToEnd.Tests.Workers;

public sealed class PostgresRestartTests : IDisposable
{
    const string Answer = "counted ";

    readonly TemporaryFolder _folder = new();

    [Fact]
    public async Task Postgres_stopped_and_started_under_load_costs_nothing_that_was_acknowledged()
    {
        var options = new EmbeddedPostgresOptions { DataDirectory = _folder.Combine("own"), Port = FreePort.Take() };
        var server = await StartAsync(options);
        var password = (await File.ReadAllTextAsync(_folder.Combine("own", "password"), TestContext.Current.CancellationToken)).Trim();
        var database = new TestDatabase($"postgres://postgres:{password}@127.0.0.1:{server.Port}/templateworker");
        await using var scene = await WorkerScene.StartAsync(database.Url);
        await scene.PushAsync("counter", Templates.OnMessage("!add", $"await say('{Answer}' + await kv.increment('n'));"));
        await scene.StartWorkerAsync();
        using var enough = new CancellationTokenSource();
        var load = AddAsync(scene, enough.Token);
        var before = await WaitForCountAbove(scene, 20);

        await server.DisposeAsync();
        await scene.Worker.WaitForLogAsync("cannot be reached");
        server = await StartAsync(options);

        await WaitForCountAbove(scene, before + 20);
        await enough.CancelAsync();
        await load;
        // What is pushed now is heard of, so the worker listens again.
        await scene.PushAsync("ping", Templates.Answering("!ping", "pong", command: "ping"));
        await scene.Playground.WaitForCommandsAsync(scene.Worker, "ping");
        await scene.AskAsync("!ping", "pong");
        var acknowledged = await CountsAsync(scene);
        acknowledged.ShouldBeUnique();
        var stored = await database.ScalarAsync<string>("SELECT value->>'Integer' FROM tenant_kv WHERE key = 'n'");
        long.Parse(stored, CultureInfo.InvariantCulture).ShouldBeGreaterThanOrEqualTo(acknowledged.Max());
        await server.DisposeAsync();
    }

    public void Dispose() => _folder.Dispose();

    static Task<EmbeddedPostgres> StartAsync(EmbeddedPostgresOptions options) => EmbeddedPostgres.StartAsync(
        options, NullLoggerFactory.Instance, TimeProvider.System, TestContext.Current.CancellationToken);

    static async Task AddAsync(WorkerScene scene, CancellationToken enough)
    {
        while (!enough.IsCancellationRequested)
        {
            await scene.Playground.SayAsync("!add");
        }
    }

    static async Task<long> WaitForCountAbove(WorkerScene scene, long least)
    {
        var message = await scene.Playground.WaitForMessageAsync(
            text => text.StartsWith(Answer, StringComparison.Ordinal) && CountIn(text) > least, scene.Worker);
        return CountIn(message);
    }

    static async Task<List<long>> CountsAsync(WorkerScene scene) =>
        [.. (await scene.Playground.MessagesAsync()).Where(text => text.StartsWith(Answer, StringComparison.Ordinal)).Select(CountIn)];

    static long CountIn(string message) => long.Parse(message[Answer.Length..], CultureInfo.InvariantCulture);
}
