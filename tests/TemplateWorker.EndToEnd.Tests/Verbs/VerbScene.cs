using System.Text.Json;
using TemplateWorker.EndToEnd.Tests.Databases;
using TemplateWorker.EndToEnd.Tests.Processes;
using TemplateWorker.Testing;

namespace TemplateWorker.EndToEnd.Tests.Verbs;

/// <summary>A database and a folder, for verbs that need no Discord.</summary>
sealed class VerbScene : IDisposable
{
    readonly TemporaryFolder _folder = new();

    VerbScene(TestDatabase database) => Database = database;

    public TestDatabase Database { get; }

    /// <summary>The database's name.</summary>
    public string Name => new Uri(Database.Url).AbsolutePath[1..];

    public static async Task<VerbScene> CreateAsync(PostgresFixture postgres) => new(await TestDatabase.CreateMigratedAsync(postgres));

    public string PathOf(string file) => _folder.Combine(file);

    public void Write(string file, string text) => _folder.Write(file, text);

    /// <summary>Runs a verb that must succeed.</summary>
    /// <returns>Its output.</returns>
    public async Task<string[]> RunAsync(params string[] arguments)
    {
        await using var run = await ProgramRun.RunAsync(_folder, arguments, Database.Environment);
        (await run.WaitForExitAsync()).ShouldBe(0, run.Errors);
        return run.Output;
    }

    /// <summary>Runs a verb that must fail.</summary>
    /// <returns>What it says.</returns>
    public async Task<string> FailAsync(int exitCode, params string[] arguments)
    {
        await using var run = await ProgramRun.RunAsync(_folder, arguments, Database.Environment);
        (await run.WaitForExitAsync()).ShouldBe(exitCode, run.Errors);
        run.Errors.ShouldNotContain("   at ");
        return run.Errors;
    }

    /// <summary>Starts a verb.</summary>
    public ProgramRun Start(params string[] arguments) => ProgramRun.Start(_folder, arguments, Database.Environment);

    /// <summary>Starts a verb where somebody reads and types.</summary>
    public TerminalRun StartOnTerminal(params string[] arguments) => TerminalRun.Start(_folder, arguments, Database.Environment);

    /// <summary>Runs a shell's script in the scene's folder, in which $PROGRAM is the program.</summary>
    public Task<ProgramRun> RunScriptAsync(string script) =>
        ProgramRun.RunScriptAsync(_folder, script, [Database.Environment, ("PROGRAM", Repository.Program)]);

    /// <summary>Runs a verb and reads the JSON of its only line.</summary>
    public async Task<JsonElement> ReadJsonAsync(params string[] arguments)
    {
        using var json = JsonDocument.Parse((await RunAsync([.. arguments, "--json"])).ShouldHaveSingleItem());
        return json.RootElement.Clone();
    }

    public void Dispose() => _folder.Dispose();
}
