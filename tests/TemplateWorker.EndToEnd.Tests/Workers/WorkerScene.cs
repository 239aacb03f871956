using TemplateWorker.EndToEnd.Tests.Databases;
using TemplateWorker.EndToEnd.Tests.Playgrounds;
using TemplateWorker.EndToEnd.Tests.Processes;
using TemplateWorker.Testing;

namespace TemplateWorker.EndToEnd.Tests.Workers;

/// <summary>A playground and a database, for a worker to run between.</summary>
sealed class WorkerScene : IAsyncDisposable
{
    readonly TemporaryFolder _folder;
    readonly (string Name, string Value)[] _environment;
    ProgramRun? _worker;

    WorkerScene(TemporaryFolder folder, PlaygroundProcess playground, string databaseUrl)
    {
        _folder = folder;
        Playground = playground;
        _environment = [.. playground.Environment, ("DATABASE_URL", databaseUrl), ("TEMPLATEWORKER__SANDBOX__PROCESSES", "1"), ("TEMPLATEWORKER__SANDBOX__SPARES", "0")];
    }

    public PlaygroundProcess Playground { get; }

    public ProgramRun Worker => _worker ?? throw new InvalidOperationException("No worker was started.");

    public static async Task<WorkerScene> StartAsync(PostgresFixture postgres, params string[] playgroundFlags) =>
        await StartAsync((await TestDatabase.CreateMigratedAsync(postgres)).Url, playgroundFlags);

    public static async Task<WorkerScene> StartAsync(string databaseUrl, params string[] playgroundFlags)
    {
        var folder = new TemporaryFolder();
        try
        {
            return new WorkerScene(folder, await PlaygroundProcess.StartAsync(folder, playgroundFlags), databaseUrl);
        }
        catch
        {
            folder.Dispose();
            throw;
        }
    }

    /// <summary>Starts the worker and waits until it is connected.</summary>
    public async Task StartWorkerAsync(params (string Name, string Value)[] settings)
    {
        _worker = ProgramRun.Start(_folder, ["worker"], [.. _environment, .. settings]);
        await _worker.WaitForLogAsync("Ready:");
    }

    /// <summary>Runs a verb to its end in the scene's environment; later settings win.</summary>
    public Task<ProgramRun> RunAsync(IEnumerable<string> arguments, params (string Name, string Value)[] settings) =>
        ProgramRun.RunAsync(_folder, arguments, [.. _environment, .. settings]);

    /// <summary>Starts a verb that goes on until it is stopped.</summary>
    public ProgramRun Start(params string[] arguments) => ProgramRun.Start(_folder, arguments, _environment);

    /// <summary>Writes a template to disk and tries to push it to the guild.</summary>
    public Task<ProgramRun> TryPushAsync(string name, string source, params string[] flags) => TryPushAsync(name, source, flags, []);

    /// <summary>Writes a file beside those of templates.</summary>
    public void Write(string path, string text) => _folder.Write(path, text);

    /// <summary>The full path of a file beside those of templates.</summary>
    public string PathOf(string path) => _folder.Combine(path);

    /// <summary>Pushes a template to the guild.</summary>
    public async Task PushAsync(string name, string source, params (string Name, string Value)[] settings)
    {
        await using var push = await TryPushAsync(name, source, [], settings);
        (await push.WaitForExitAsync()).ShouldBe(0, push.Errors);
    }

    /// <summary>Says something and waits for the answer.</summary>
    public async Task AskAsync(string content, string answer)
    {
        await Playground.SayAsync(content);
        await Playground.WaitForMessageAsync(answer, Worker);
    }

    /// <summary>Says something until it is answered: a push is done a moment before the worker has taken it up.</summary>
    public async Task AskUntilAnsweredAsync(string content, string answer) => await Patience.GetAsync(
        async () =>
        {
            await Playground.SayAsync(content);
            return (await Playground.MessagesAsync()).Contains(answer) ? answer : null;
        },
        () => $"Nobody answered {answer}. The worker said:\n{Worker.Errors}");

    Task<ProgramRun> TryPushAsync(string name, string source, string[] flags, (string Name, string Value)[] settings)
    {
        _folder.Write($"{name}/main.js", source);
        return RunAsync(["template", "push", name, "--guild", Playground.GuildId, .. flags], settings);
    }

    public async ValueTask DisposeAsync()
    {
        if (_worker is not null)
        {
            await _worker.DisposeAsync();
        }

        await Playground.DisposeAsync();
        _folder.Dispose();
    }
}
