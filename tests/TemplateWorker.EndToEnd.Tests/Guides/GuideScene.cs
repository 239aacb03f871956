using System.Diagnostics;
using TemplateWorker.EndToEnd.Tests.Databases;
using TemplateWorker.Testing;

namespace TemplateWorker.EndToEnd.Tests.Guides;

/// <summary>Where blocks of a page run: a folder of their own and what a script of Scenes/ prepares in it.</summary>
sealed class GuideScene : IDisposable
{
    const int Ports = 4;

    readonly TemporaryFolder _folder = new();
    readonly Dictionary<string, string> _environment;
    readonly string _script;

    GuideScene(string script, IEnumerable<KeyValuePair<string, string>> environment)
    {
        _script = script;
        _environment = new(environment) { ["PROGRAM"] = Repository.Program, ["REPOSITORY"] = Repository.Root, ["SCENE"] = _folder.Path };
        for (var port = 1; port <= Ports; port++)
            _environment[$"PORT_{port}"] = $"{FreePort.Take()}";
    }

    /// <summary>Prepares it.</summary>
    /// <param name="name">Its script, and perhaps a word that tells it from others of the same.</param>
    /// <param name="postgres">Where databases come from.</param>
    public static async Task<GuideScene> CreateAsync(string name, PostgresFixture postgres)
    {
        var scenes = "tests/TemplateWorker.EndToEnd.Tests/Guides/Scenes";
        var script = Repository.Read($"{scenes}/{name.Split(' ')[0]}.sh");
        var environment = new Dictionary<string, string>();
        if (script.Contains("$EMPTY_DATABASE", StringComparison.Ordinal))
            environment["EMPTY_DATABASE"] = (await TestDatabase.CreateAsync(postgres)).Url;
        if (script.Contains("$MIGRATED_DATABASE", StringComparison.Ordinal))
            environment["MIGRATED_DATABASE"] = (await TestDatabase.CreateMigratedAsync(postgres)).Url;
        return new GuideScene(Repository.Read($"{scenes}/prelude.sh") + script, environment);
    }

    /// <summary>Runs the blocks, and fails where one does not do what the page says.</summary>
    public async Task PlayAsync(IReadOnlyList<GuideBlock> blocks)
    {
        var script = _folder.Write("scene/script.sh", GuideScript.Of(_script, blocks));
        var start = new ProcessStartInfo("setsid", ["--wait", "bash", script]) { WorkingDirectory = _folder.Path, RedirectStandardOutput = true };
        foreach (var name in start.Environment.Keys.Except(["PATH", "HOME"]).ToList())
            start.Environment.Remove(name);
        foreach (var (name, value) in _environment)
            start.Environment[name] = value;
        using var run = Process.Start(start)!;
        using var patience = new CancellationTokenSource(Eventually.Patience);
        try
        {
            var said = await run.StandardOutput.ReadToEndAsync(patience.Token);
            await run.WaitForExitAsync(patience.Token);
            run.ExitCode.ShouldBe(0, said);
        }
        finally
        {
            if (!run.HasExited)
                run.Kill(entireProcessTree: true);
        }
        CompareOutputs(blocks);
    }

    /// <inheritdoc/>
    public void Dispose() => _folder.Dispose();

    void CompareOutputs(IReadOnlyList<GuideBlock> blocks)
    {
        for (var number = 1; number < blocks.Count; number++)
        {
            if (blocks[number].Use is not { Kind: GuideUseKind.Output } use)
                continue;
            var printed = File.ReadAllText(_folder.Combine(GuideScript.Printed, $"{number - 1}"));
            var shown = use.Replacements.Aggregate(blocks[number].Text, (text, replacement) => text.Replace(replacement.Text, replacement.Value));
            GuideOutput.FirstMissing(shown, printed).ShouldBeNull($"{blocks[number].Place}; printed was:\n{printed}");
        }
    }
}
