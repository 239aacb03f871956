using Microsoft.Extensions.Logging.Abstractions;
using TemplateWorker.Templates.Compilation;

namespace TemplateWorker.Templates.Tests.Compilation;

/// <summary>The folder that the compiler sees as the whole file system.</summary>
public sealed class CompilerJailTests : IDisposable
{
    readonly TemporaryFolder _folder = new();

    [Fact]
    public async Task A_folder_that_is_deleted_between_two_compilations_costs_nothing_but_time()
    {
        var (options, log) = (new TemplateCompilerOptions { Folder = _folder.Combine("compiler") }, new RecordingLogger());
        using var compiler = new TemplateCompiler(options, TimeProvider.System, log);
        await CompileAsync(compiler, "export const a: number = 1;\n");
        var missing = MissingLayers(log);

        Directory.Delete(options.Folder, recursive: true);
        await CompileAsync(compiler, "export const a: number = 2;\n");

        MissingLayers(log).ShouldBe(missing);
    }

    [Theory]
    [InlineData("tsc/tsc")]
    [InlineData("tsc/lib.es5.d.ts")]
    [InlineData("proc/self/exe")]
    public async Task A_file_that_a_cleaner_of_temporary_folders_took_is_put_back(string file)
    {
        var options = new TemplateCompilerOptions { Folder = _folder.Combine("compiler") };
        using var compiler = new TemplateCompiler(options, TimeProvider.System, NullLogger.Instance);
        await CompileAsync(compiler, "export const a: number = 1;\n");
        var path = Path.Combine(Directory.GetDirectories(options.Folder, "jail-*").Single(), file);

        File.Delete(path);
        await CompileAsync(compiler, "export const a: number = 2;\n");

        Directory.GetFileSystemEntries(Path.GetDirectoryName(path)!).ShouldContain(path);
    }

    [Fact]
    public void A_jail_that_cannot_be_filled_leaves_nothing_beside_it()
    {
        // A dangling link cannot be copied, as on a disk that is full.
        _folder.Write("tools/tsc", "#!/bin/sh\n");
        File.CreateSymbolicLink(_folder.Combine("tools", "lib.d.ts"), "nowhere");
        var (parent, tool) = (_folder.Combine("compiler"), new CompilerTool(_folder.Combine("tools")));

        for (var attempt = 0; attempt < 3; attempt++)
        {
            Should.Throw<CompilerUnavailableException>(() => CompilerJail.Prepare(parent, tool)).Message.ShouldContain("has no place to work");
        }

        var jail = Directory.GetDirectories(parent).ShouldHaveSingleItem();
        Directory.GetFileSystemEntries(Path.Combine(jail, "work")).ShouldBeEmpty();
    }

    [Fact]
    public void Programs_that_fill_a_jail_at_the_same_time_all_find_it_whole()
    {
        var (parent, tool) = (_folder.Combine("compiler"), new CompilerTool(new TemplateCompilerOptions().CompilerFolder));

        Parallel.For(0, 4, _ =>
        {
            var jail = CompilerJail.Prepare(parent, tool);
            Directory.EnumerateFiles(Path.Combine(jail.Root, "tsc")).Count().ShouldBe(Directory.EnumerateFiles(tool.Folder).Count());
            new FileInfo(Path.Combine(jail.Root, "tsc", "tsc")).Length.ShouldBe(new FileInfo(tool.File).Length);
        });
    }

    [Fact]
    public async Task Jails_of_other_compilers_go_a_day_after_their_last_use()
    {
        var options = new TemplateCompilerOptions { Folder = _folder.Combine("compiler") };
        var unused = MakeJail(options, "jail-6.0.2-100", lastUse: TimeSpan.FromHours(25));
        var draft = Directory.CreateDirectory(Path.Combine(options.Folder, "jail-7.0.1-5.0123456789abcdef")).FullName;
        Directory.SetLastWriteTimeUtc(draft, DateTime.UtcNow.AddHours(-25));
        var used = MakeJail(options, "jail-7.0.0-100", lastUse: TimeSpan.FromHours(23));
        var elsewhere = Directory.CreateDirectory(_folder.Combine("elsewhere")).FullName;
        var link = Path.Combine(options.Folder, "jail-link");
        Directory.CreateSymbolicLink(link, elsewhere);
        File.WriteAllText(Path.Combine(elsewhere, "file"), "");
        Directory.SetLastWriteTimeUtc(link, DateTime.UtcNow.AddHours(-25));

        using (var compiler = new TemplateCompiler(options, TimeProvider.System, NullLogger.Instance))
        {
            await CompileAsync(compiler, "export const a: number = 1;\n");
        }

        Directory.Exists(unused).ShouldBeFalse();
        Directory.Exists(draft).ShouldBeFalse();
        Directory.Exists(used).ShouldBeTrue();
        File.Exists(Path.Combine(elsewhere, "file")).ShouldBeTrue();
        Directory.GetDirectories(options.Folder, "jail-*").Length.ShouldBe(2);
    }

    public void Dispose() => _folder.Dispose();

    static string MakeJail(TemplateCompilerOptions options, string name, TimeSpan lastUse)
    {
        WorkFolder.CreatePrivate(options.Folder);
        var jail = Directory.CreateDirectory(Path.Combine(options.Folder, name)).FullName;
        File.WriteAllText(Path.Combine(jail, "tsc"), "");
        var work = Directory.CreateDirectory(Path.Combine(jail, "work")).FullName;
        Directory.SetLastWriteTimeUtc(work, DateTime.UtcNow - lastUse);
        return jail;
    }

    static string[] MissingLayers(RecordingLogger log) => [.. log.Lines.Where(line => line.Id == 6000).Select(line => line.Text)];

    static async Task CompileAsync(TemplateCompiler compiler, string program)
    {
        var result = await compiler.CompileAsync(CompilerFixture.Template(("main.ts", program)), TestContext.Current.CancellationToken);
        result.Diagnostics.ShouldBeEmpty();
    }
}
