using Microsoft.Extensions.Logging.Abstractions;
using TemplateWorker.Confinement;
using TemplateWorker.Templates.Compilation;
using TemplateWorker.Templates.Folders;

namespace TemplateWorker.Templates.Tests.Compilation;

/// <summary>What happens when the compiler fails, or does not what it should.</summary>
public sealed class CompilerFailureTests : IDisposable
{
    readonly TemporaryFolder _folder = new();

    [Fact]
    public async Task Without_confinement_a_template_compiles_and_reads_no_more_than_with_it()
    {
        var beside = _folder.Write("beside.ts", "export const secret: string = 1;\n");
        var options = new TemplateCompilerOptions { Folder = _folder.Combine("compiler") };

        (await CompileAsync(options, "export const a: number = 1;\n")).Diagnostics.ShouldBeEmpty();
        var result = await CompileAsync(options, $"/// <reference path=\"{beside}\" />\nimport {{ secret }} from \"{beside[..^3]}\";\nconsole.log(secret);\n");

        result.Diagnostics.ShouldNotContain(diagnostic => diagnostic.File.Contains("beside", StringComparison.Ordinal));
        result.Diagnostics.ShouldContain(diagnostic => diagnostic.Code == DiagnosticCode.Import);
    }

    [Fact]
    public async Task A_compiler_that_crashes_is_told_with_its_first_words()
    {
        var options = WithTool("echo 'panic: index out of range' >&2; sleep 60");

        var result = await CompileAsync(options, "export {};\n");

        result.Diagnostics.ShouldHaveSingleItem().ToString().ShouldBe("main.ts: limit: the compiler failed on this source: panic: index out of range");
    }

    [Fact]
    public async Task A_compiler_that_writes_without_end_is_stopped()
    {
        var options = WithTool("exec /usr/bin/yes 'Resolving something that fills a line of the trace with many characters.'");

        var result = await CompileAsync(options, "export {};\n");

        result.Diagnostics.ShouldHaveSingleItem().Message.ShouldStartWith("the compiler had more to say than anybody would read");
    }

    [Fact]
    public async Task A_compiler_that_fails_without_a_word_is_told()
    {
        var result = await CompileAsync(WithTool("exit 3"), "export {};\n");

        result.Diagnostics.ShouldHaveSingleItem().Message.ShouldStartWith("the compiler failed on this source");
    }

    [Theory]
    [InlineData(126)]
    [InlineData(127)]
    public async Task A_compiler_that_cannot_be_executed_is_not_the_templates_fault(int exitCode)
    {
        var options = WithTool($"echo 'unshare: failed to execute tsc: No such file or directory' >&2; exit {exitCode}");

        var error = await Should.ThrowAsync<CompilerUnavailableException>(() => CompileAsync(options, "export {};\n"));

        error.Message.ShouldStartWith("The TypeScript compiler cannot be executed: unshare: failed to execute tsc: No such file or directory.");
    }

    [Fact]
    public async Task A_compiler_that_the_kernel_does_not_execute_leaves_no_process_behind()
    {
        var options = WithTool("exit 0");
        File.SetUnixFileMode(_folder.Combine("tools/tsc"), UnixFileMode.UserRead);
        using var compiler = new TemplateCompiler(options with { RequiredLayers = [] }, TimeProvider.System, NullLogger.Instance);

        var error = await Should.ThrowAsync<CompilerUnavailableException>(() => compiler.CompileAsync(
            TemplateSources.FromFiles(new Dictionary<string, string> { ["main.ts"] = "export {};\n" }, "sample"), TestContext.Current.CancellationToken));

        error.Message.ShouldContain("Permission denied");
        await Eventually.HoldsAsync(() => !UnexecutedChildren().Any(), "the process was collected");
    }

    [Fact]
    public async Task A_compiler_that_is_not_let_into_its_namespaces_is_not_the_templates_fault()
    {
        var options = WithTool("echo 'unshare: unshare failed: No space left on device' >&2; exit 1");

        var error = await Should.ThrowAsync<CompilerUnavailableException>(() => CompileAsync(options, "export {};\n"));

        error.Message.ShouldBe("The TypeScript compiler cannot be executed: unshare: unshare failed: No space left on device.");
    }

    [Theory]
    [InlineData("ln -s {0} out/main.js; echo '{{}}' > out/main.js.map")]
    [InlineData("echo > out/main.js; ln -s {0} out/main.js.map")]
    public async Task A_link_where_output_should_be_leads_nowhere(string attack)
    {
        var secret = _folder.Write("secret", "{\"token\": \"x\"}");

        var error = await Should.ThrowAsync<CompilerUnavailableException>(() => CompileAsync(WithTool(string.Format(null, attack, secret)), "export {};\n"));

        error.Message.ShouldBe($"The TypeScript compiler made a link to {secret} where its output should be.");
    }

    [Fact]
    public async Task A_folder_that_cannot_be_written_is_told()
    {
        var options = new TemplateCompilerOptions { Folder = _folder.Write("file", "") };

        var error = await Should.ThrowAsync<CompilerUnavailableException>(() => CompileAsync(options, "export {};\n"));

        error.Message.ShouldContain(options.Folder);
    }

    [Fact]
    public async Task A_folder_that_others_can_write_is_refused()
    {
        var folder = Directory.CreateDirectory(_folder.Combine("shared")).FullName;
        File.SetUnixFileMode(folder, File.GetUnixFileMode(folder) | UnixFileMode.OtherWrite);

        var error = await Should.ThrowAsync<CompilerUnavailableException>(() => CompileAsync(new TemplateCompilerOptions { Folder = folder }, "export {};\n"));

        error.Message.ShouldContain("others can write there");
    }

    [Fact]
    public async Task What_a_killed_program_left_behind_is_deleted()
    {
        var options = new TemplateCompilerOptions { Folder = _folder.Path };
        await CompileAsync(options, "export const a = 1;\n");
        var work = _folder.Combine("work");
        var old = Directory.CreateDirectory(Path.Combine(work, "old")).FullName;
        Directory.SetLastWriteTimeUtc(old, DateTime.UtcNow.AddHours(-2));
        Directory.CreateDirectory(Path.Combine(work, "young"));

        await CompileAsync(options, "export const a = 2;\n");

        Directory.GetDirectories(work).Select(Path.GetFileName).ShouldBe(["young"]);
    }

    public void Dispose() => _folder.Dispose();

    // Of this process, ended and not collected, with the name of the thread that made it.
    static IEnumerable<string> UnexecutedChildren()
    {
        foreach (var folder in Directory.EnumerateDirectories("/proc", "*").Where(folder => char.IsAsciiDigit(Path.GetFileName(folder)[0])))
        {
            string stat;
            try
            {
                stat = File.ReadAllText(Path.Combine(folder, "stat"));
            }
            catch (IOException)
            {
                continue;
            }

            if (stat.Contains($"(confined launch) Z {Environment.ProcessId} ", StringComparison.Ordinal))
                yield return stat;
        }
    }

    TemplateCompilerOptions WithTool(string script)
    {
        var file = _folder.Write("tools/tsc", $"#!/bin/sh\n{script}\n");
        File.SetUnixFileMode(file, UnixFileMode.UserRead | UnixFileMode.UserExecute);
        return new TemplateCompilerOptions { Folder = _folder.Combine("compiler"), CompilerFolder = _folder.Combine("tools") };
    }

    // Confined, a shell would be refused all that it is told to do.
    static async Task<CompileResult> CompileAsync(TemplateCompilerOptions options, string program)
    {
        var tool = new CompilerTool(options.CompilerFolder);
        var launcher = new CompilerLauncher(options with { RequiredLayers = [] }, tool, NullLogger.Instance);
        foreach (var layer in LayerNames.All.Except([ConfinementLayer.Limits]))
        {
            // Namespaces have a second way, which is given up after the first.
            launcher.Confinement.GiveUp(new ConfinementStepException(layer, "a test", 1));
            launcher.Confinement.GiveUp(new ConfinementStepException(layer, "a test", 1));
        }

        using var compiler = new TemplateCompiler(options, TimeProvider.System, NullLogger.Instance, tool, launcher);
        return await compiler.CompileAsync(TemplateSources.FromFiles(new Dictionary<string, string> { ["main.ts"] = program }, "sample"), TestContext.Current.CancellationToken);
    }
}
