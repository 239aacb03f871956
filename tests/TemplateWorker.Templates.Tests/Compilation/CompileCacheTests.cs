using Microsoft.Extensions.Logging.Abstractions;
using TemplateWorker.Confinement;
using TemplateWorker.Templates.Compilation;

namespace TemplateWorker.Templates.Tests.Compilation;

public sealed class CompileCacheTests : IDisposable
{
    static readonly (string, string) Program = ("main.ts", "export const a: number = 1;\n");

    readonly TemporaryFolder _folder = new();

    [Fact]
    public async Task What_was_compiled_before_is_not_compiled_again()
    {
        var first = await CompileAsync();

        var second = await CompileWithoutCompilerAsync();

        second.Files.ShouldBe(first.Files);
        second.SourceMaps.ShouldBe(first.SourceMaps);
        (second.Entry, second.Hash).ShouldBe((first.Entry, first.Hash));
    }

    [Fact]
    public async Task A_source_with_errors_is_not_kept()
    {
        await CompilerFixture.CompileAsync(Options(), ("main.ts", "export const a: number = \"\";\n"));

        Directory.Exists(Results).ShouldBeFalse();
    }

    [Theory]
    [InlineData("nothing")]
    [InlineData("half")]
    [InlineData("changed")]
    [InlineData("other")]
    public async Task A_damaged_entry_is_made_anew(string damage)
    {
        var first = await CompileAsync();
        var entry = Directory.GetFiles(Results).Single();
        var bytes = await File.ReadAllBytesAsync(entry, TestContext.Current.CancellationToken);
        await File.WriteAllBytesAsync(entry, Damaged(bytes, damage), TestContext.Current.CancellationToken);

        (await CompileAsync()).Files.ShouldBe(first.Files);

        (await CompileWithoutCompilerAsync()).Files.ShouldBe(first.Files);
    }

    [Fact]
    public async Task Everything_that_changes_the_result_changes_the_hash()
    {
        (string, string)[][] variants =
        [
            [Program], [("main.ts", "export const a: number = 2;\n")], [Program, ("b.ts", "")], [("index.ts", Program.Item2)],
            [Program, ("template.yaml", "name: sample\n")], [Program, ("template.yaml", "name: sample\nsettings: { a: { type: text } }\n")],
        ];

        var hashes = new List<string>();
        foreach (var files in variants)
        {
            hashes.Add((await CompilerFixture.CompileAsync(Options(), files)).Template!.Hash);
        }

        hashes.ShouldBeUnique();
    }

    [Fact]
    public async Task Many_at_once_end_with_the_same_result()
    {
        var compilers = Enumerable.Range(0, 8).Select(_ => Task.Run(CompileAsync)).ToList();

        var results = await Task.WhenAll(compilers);

        results.Select(result => (result.Hash, result.Files["main.js"])).Distinct().ShouldHaveSingleItem();
        Directory.GetFiles(Results).ShouldHaveSingleItem().ShouldEndWith($"{results[0].Hash}.result");
    }

    [Fact]
    public async Task The_oldest_entries_go_when_the_cache_is_full()
    {
        var options = Options() with { CacheBytes = 3000 };
        var hashes = new List<string>();
        for (var i = 0; i < 6; i++)
        {
            hashes.Add((await CompilerFixture.CompileAsync(options, ("main.ts", $"export const a = \"{i}{new string('x', 500)}\";\n"))).Template!.Hash);
            foreach (var entry in Directory.GetFiles(Results))
            {
                File.SetLastWriteTimeUtc(entry, File.GetLastWriteTimeUtc(entry).AddMinutes(-1));
            }
        }

        Directory.GetFiles(Results).Sum(file => new FileInfo(file).Length).ShouldBeInRange(1, 3000);
        var kept = Directory.GetFiles(Results).Select(Path.GetFileNameWithoutExtension).ToList();
        kept.ShouldContain(hashes[^1]);
        kept.ShouldNotContain(hashes[0]);
    }

    [Fact]
    public async Task A_cache_of_no_size_keeps_nothing()
    {
        await CompilerFixture.CompileAsync(Options() with { CacheBytes = 0 }, Program);

        Directory.Exists(Results).ShouldBeFalse();
    }

    public void Dispose() => _folder.Dispose();

    string Results => _folder.Combine("results");

    TemplateCompilerOptions Options() => new() { Folder = _folder.Path };

    async Task<CompiledTemplate> CompileAsync()
    {
        var result = await CompilerFixture.CompileAsync(Options(), Program);
        return result.Template.ShouldNotBeNull();
    }

    async Task<CompiledTemplate> CompileWithoutCompilerAsync()
    {
        var tool = new CompilerTool(Options().CompilerFolder);
        using var compiler = new TemplateCompiler(Options(), TimeProvider.System, NullLogger.Instance, tool, new NoLauncher());
        return (await compiler.CompileAsync(CompilerFixture.Template(Program), TestContext.Current.CancellationToken)).Template.ShouldNotBeNull();
    }

    static byte[] Damaged(byte[] bytes, string damage) => damage switch
    {
        "nothing" => [],
        "half" => bytes[..(bytes.Length / 2)],
        "changed" => [.. bytes[..^20], (byte)(bytes[^20] ^ 1), .. bytes[^19..]],
        _ => "another file altogether, and longer than a hash is, so that there is something behind it"u8.ToArray(),
    };

    sealed class NoLauncher : ICompilerLauncher
    {
        public IReadOnlyList<LayerState> Layers => [];

        public CompilerProcess Launch(WorkFolder work, IReadOnlyList<string> arguments) => throw new InvalidOperationException("The compiler was started.");
    }
}
