using Microsoft.Extensions.Logging.Abstractions;
using TemplateWorker.Templates.Compilation;
using TemplateWorker.Templates.Folders;
using TemplateWorker.TestRunner.Reports;
using TemplateWorker.TestRunner.Results;
using TemplateWorker.TestRunner.Running;
using TemplateWorker.TestRunner.Suites;

[assembly: AssemblyFixture(typeof(TemplateWorker.TestRunner.Tests.Support.RunnerFixture))]

namespace TemplateWorker.TestRunner.Tests.Support;

/// <summary>The compiler and sandboxes that run the templates of all tests.</summary>
public sealed class RunnerFixture : IAsyncLifetime
{
    const string Manifest = "name: sample\ncapabilities: [\"discord:messages\", \"discord:reactions\", kv]\n";

    readonly TemplateCompiler _compiler = new(
        new TemplateCompilerOptions { IncludeTests = true, TimeLimit = Eventually.Patience }, TimeProvider.System, NullLogger.Instance);

    TestSandboxes _sandboxes = null!;

    public TestRunnerOptions Options { get; } = new()
    {
        TestLimit = Eventually.Patience,
        Sandbox = new() { HelloLimit = Eventually.Patience, LivenessLimit = Eventually.Patience, DeadlineGrace = Eventually.Patience },
    };

    public async ValueTask InitializeAsync() =>
        _sandboxes = await TestSandboxes.StartAsync(Options, NullLoggerFactory.Instance, TestContext.Current.CancellationToken);

    public async ValueTask DisposeAsync()
    {
        await _sandboxes.DisposeAsync();
        _compiler.Dispose();
    }

    /// <summary>Compiles a template and runs its tests.</summary>
    public Task<Ran> RunAsync(IReadOnlyDictionary<string, string> files, TestRunnerOptions? options = null) =>
        RunAsync(_sandboxes, files, options ?? Options);

    /// <summary>Compiles a template and runs its tests in other sandboxes.</summary>
    public Task<Ran> RunAsync(TestSandboxes sandboxes, IReadOnlyDictionary<string, string> files, TestRunnerOptions options)
    {
        var all = new Dictionary<string, string>(files);
        all.TryAdd("template.yaml", Manifest);
        return RunAsync(sandboxes, TemplateSources.FromFiles(all), options);
    }

    /// <summary>Compiles a template and runs its tests.</summary>
    public Task<Ran> RunAsync(TemplateSources sources) => RunAsync(_sandboxes, sources, Options);

    async Task<Ran> RunAsync(TestSandboxes sandboxes, TemplateSources sources, TestRunnerOptions options)
    {
        var suite = await CompileAsync(sources);
        var text = new StringWriter();
        var run = new TestRun(sandboxes, options, NullLoggerFactory.Instance);
        var result = await run.RunAsync(suite, new PrettyReport(text, suite.Sources, hasColors: false), TestContext.Current.CancellationToken);
        return new Ran(result, text.ToString());
    }

    /// <summary>Runs the body of one test against a template.</summary>
    public Task<Ran> RunAsync(string template, string testBody) =>
        RunAsync(Files(template, $"test(\"the test\", async () => {{\n{testBody}\n}});"));

    /// <summary>Runs the body of one test against a template and expects it to pass.</summary>
    public async Task PassesAsync(string template, string testBody, string manifest = Manifest)
    {
        var files = Files(template, $"test(\"the test\", async () => {{\n{testBody}\n}});");
        files["template.yaml"] = manifest;
        var ran = await RunAsync(files);
        ran.Result.Succeeded.ShouldBeTrue(ran.Text);
        ran.Result.Count(TestStatus.Passed).ShouldBe(1);
    }

    /// <summary>Runs the body of one test against a template and expects it to fail.</summary>
    public async Task<Failure> FailureOfAsync(string template, string testBody)
    {
        var ran = await RunAsync(template, testBody);
        return ran.Result.Files.ShouldHaveSingleItem().Tests.ShouldHaveSingleItem().Failure.ShouldNotBeNull(ran.Text);
    }

    /// <summary>A template and one test of it.</summary>
    public static Dictionary<string, string> Files(string template, string tests) => new()
    {
        ["main.ts"] = template,
        ["main.test.ts"] = TestFile(tests),
    };

    /// <summary>A file of tests that imports everything there is.</summary>
    public static string TestFile(string tests) =>
        "import { test, describe, beforeEach, afterEach, expect, expectError, guild, messages, clock, calls, logs, kv, settings, fetchMock } from \"templateworker/testing\";\n" + tests;

    async Task<TestSuite> CompileAsync(TemplateSources sources)
    {
        var compiled = await _compiler.CompileAsync(sources, TestContext.Current.CancellationToken);
        return new TestSuite(sources, compiled.Template ?? throw new InvalidOperationException(string.Join('\n', compiled.Diagnostics)));
    }
}
