using Microsoft.Extensions.Logging.Abstractions;
using TemplateWorker.Templates.Compilation;

namespace TemplateWorker.Templates.Tests.Compilation;

public sealed class CompileLimitTests(CompilerFixture compiler) : IClassFixture<CompilerFixture>
{
    const string DeepTypes =
        """
        type Digit = "0" | "1" | "2" | "3" | "4" | "5" | "6" | "7" | "8" | "9";
        type Thousand = `${Digit}${Digit}${Digit}`;
        type Pair<T extends string> = T extends infer A ? (A extends string ? `${A}${Thousand}` : never) : never;
        export const a: Pair<Thousand> = "x";
        type Grow<T> = { a: Grow<Grow<T[]>>; b: Grow<[T, T]> };
        declare let left: Grow<string>;
        declare let right: Grow<number>;
        left = right;
        """;

    internal static readonly string DeepBrackets = $"export const x = {new string('[', 100_000)}{new string(']', 100_000)};";

    [Fact]
    public async Task Types_that_grow_without_end_stop_at_the_memory_limit()
    {
        var options = compiler.Options with { MemoryLimit = 64 * 1024 * 1024, TimeLimit = TimeSpan.FromSeconds(60) };

        var diagnostic = (await CompilerFixture.CompileAsync(options, ("main.ts", DeepTypes))).Diagnostics.ShouldHaveSingleItem();

        diagnostic.ToString().ShouldBe(
            "main.ts: limit: the compiler needed more than 64 MiB of memory (limits.compile_mib) and was stopped; types that recurse deeply and unions of many thousand members do that");
        Running(options).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_compilation_that_takes_too_long_stops_at_the_time_limit()
    {
        var options = compiler.Options with { TimeLimit = TimeSpan.FromSeconds(1) };

        var diagnostic = (await CompilerFixture.CompileAsync(options, ("main.ts", DeepBrackets))).Diagnostics.ShouldHaveSingleItem();

        diagnostic.ToString().ShouldBe(
            "main.ts: limit: the compiler did not end within 1 s (limits.compile_seconds) and was stopped; types that recurse deeply and brackets nested by the thousand do that");
        Running(options).ShouldBeEmpty();
    }

    [Fact]
    public async Task Recursion_that_the_compiler_sees_through_is_told_in_its_own_words()
    {
        var diagnostic = await compiler.CompileBadlyAsync(("main.ts", "type Deep<T> = T extends unknown ? Deep<[T]> : never;\nexport type A = Deep<string>;\n"));

        diagnostic.Code.ShouldBe("TS2589");
    }

    [Fact]
    public async Task A_compilation_that_is_given_up_leaves_no_process_and_no_files()
    {
        using var folder = new TemporaryFolder();
        var options = compiler.Options with { Folder = folder.Path, TimeLimit = TimeSpan.FromSeconds(60) };
        using var stop = new CancellationTokenSource();
        using var ours = new TemplateCompiler(options, TimeProvider.System, NullLogger.Instance);
        var compiling = ours.CompileAsync(CompilerFixture.Template(("main.ts", DeepBrackets)), stop.Token);
        await Eventually.HoldsAsync(() => Running(options).Length > 0, "the compiler runs");

        await stop.CancelAsync();

        await Should.ThrowAsync<OperationCanceledException>(compiling);
        Running(options).ShouldBeEmpty();
        Directory.EnumerateFileSystemEntries(folder.Combine("work")).ShouldBeEmpty();
    }

    // The processes whose working folder lies in the compiler's folder.
    internal static string[] Running(TemplateCompilerOptions options) =>
        [.. Directory.EnumerateDirectories("/proc").Where(process => char.IsAsciiDigit(Path.GetFileName(process)[0]) && WorksIn(process, options.Folder))];

    static bool WorksIn(string process, string folder)
    {
        try
        {
            return new FileInfo($"{process}/cwd").LinkTarget?.StartsWith(folder, StringComparison.Ordinal) == true;
        }
        catch (IOException)
        {
            // It ended while it was looked at.
            return false;
        }
    }
}
