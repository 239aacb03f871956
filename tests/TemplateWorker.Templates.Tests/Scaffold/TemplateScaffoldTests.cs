using System.Diagnostics;
using TemplateWorker.Templates.Folders;
using TemplateWorker.Templates.Scaffold;
using TemplateWorker.Templates.Tests.Compilation;

namespace TemplateWorker.Templates.Tests.Scaffold;

public sealed class TemplateScaffoldTests(CompilerFixture compiler) : IClassFixture<CompilerFixture>, IDisposable
{
    readonly TemporaryFolder _folder = new();

    [Fact]
    public async Task A_new_template_compiles_with_its_test()
    {
        TemplateScaffold.Create(Folder, "greeter").ShouldBe(["template.yaml", "main.ts", "main.test.ts", "README.md", "tsconfig.json", ".templateworker/"]);

        var template = TemplateFolder.Read(Folder);
        template.Name.ShouldBe("greeter");
        template.Files.Keys.ShouldBe(["main.test.ts", "main.ts", "template.yaml"]);
        template.Ignored.ShouldBe(["README.md", "tsconfig.json"]);
        var result = await CompilerFixture.CompileAsync(compiler.Options with { IncludeTests = true }, [.. template.Files.Select(file => (file.Key, file.Value))]);
        result.Diagnostics.ShouldBeEmpty();
    }

    [Fact]
    public async Task An_editor_finds_the_types_of_the_SDK_and_of_the_settings()
    {
        TemplateScaffold.Create(Folder, "greeter");

        (await RunEditorsCompilerAsync()).ShouldBe("");
        await File.AppendAllTextAsync(Path.Combine(Folder, "main.ts"), "settings.greting;\non(\"MESSAGE_CREATED\", () => {});\n", TestContext.Current.CancellationToken);
        var errors = await RunEditorsCompilerAsync();

        errors.ShouldContain("Property 'greting' does not exist on type 'Readonly<Settings>'. Did you mean 'greeting'?");
        errors.ShouldContain("error TS2345: Argument of type '\"MESSAGE_CREATED\"' is not assignable");
    }

    [Fact]
    public async Task A_folder_of_somebody_else_s_making_gets_the_types_too()
    {
        _folder.Write("greeter/template.yaml", "name: greeter\nsettings:\n  greeting: { type: text, default: Hi }\n");
        _folder.Write("greeter/main.ts", "import { log, settings } from \"templateworker\";\nlog.info(settings.greting);\n");
        (await RunEditorsCompilerAsync()).ShouldContain("error TS5081");

        EditorTypings.Add(Folder, TemplateFolder.Read(Folder).Manifest).ShouldBeNull();

        var errors = await RunEditorsCompilerAsync();
        errors.ShouldContain("Did you mean 'greeting'?");
        errors.Split('\n', StringSplitOptions.RemoveEmptyEntries).Length.ShouldBe(1);
    }

    [Fact]
    public void A_folder_with_something_in_it_is_left_as_it_is()
    {
        _folder.Write("greeter/main.ts", "mine");

        Refused();

        Directory.GetFileSystemEntries(Folder).Length.ShouldBe(1);
    }

    [Fact]
    public void An_empty_folder_and_a_new_repository_are_taken()
    {
        _folder.Write("greeter/.git/config", "");

        TemplateScaffold.Create(Folder, "greeter").ShouldContain("main.ts");

        TemplateFolder.Read(Folder).Name.ShouldBe("greeter");
    }

    [Fact]
    public void A_link_to_an_empty_folder_is_left_alone()
    {
        var target = Directory.CreateDirectory(_folder.Combine("elsewhere")).FullName;
        Directory.CreateSymbolicLink(Folder, target);

        Refused();

        Directory.GetFileSystemEntries(target).ShouldBeEmpty();
    }

    [Theory]
    [InlineData("Greeter")]
    [InlineData("../greeter")]
    [InlineData("")]
    [InlineData("a\nb")]
    public void A_name_that_no_template_can_have_is_refused(string name)
    {
        Should.Throw<TemplateSourceException>(() => TemplateScaffold.Create(Folder, name)).Message.ShouldContain("cannot be a template's name");

        Directory.Exists(Folder).ShouldBeFalse();
    }

    public void Dispose() => _folder.Dispose();

    string Folder => _folder.Combine("greeter");

    void Refused() => Should.Throw<TemplateSourceException>(() => TemplateScaffold.Create(Folder, "greeter")).Message.ShouldBe(
        $"{Folder}: source: there is something already; name with --dir a folder that is empty or not there, or give this one the typings with `template types`");

    // An editor runs the same compiler with the settings in the folder.
    async Task<string> RunEditorsCompilerAsync()
    {
        var start = new ProcessStartInfo(Path.Combine(compiler.Options.CompilerFolder, "tsc"), ["--project", Folder, "--pretty", "false"]) { RedirectStandardOutput = true };
        using var process = Process.Start(start)!;
        var output = await process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        return output;
    }
}
