using TemplateWorker.Templates.Compilation;

namespace TemplateWorker.Templates.Tests.Compilation;

public sealed class ImportTests(CompilerFixture compiler) : IClassFixture<CompilerFixture>
{
    const string Allowed = "A template imports \"templateworker\" and its own files (\"./file\", \"./data.json\").";

    [Theory]
    [InlineData("../../etc/passwd", "leaves the template's folder.")]
    [InlineData("../main", "leaves the template's folder.")]
    [InlineData("./../../x.json", "leaves the template's folder.")]
    [InlineData("..", "leaves the template's folder.")]
    [InlineData("/etc/passwd", "lies outside the template, and node modules are not there.")]
    [InlineData("/etc/hostname.json", "lies outside the template, and node modules are not there.")]
    [InlineData("node:sqlite", "lies outside the template, and node modules are not there.")]
    [InlineData("file:///etc/passwd", "lies outside the template, and node modules are not there.")]
    [InlineData("https://example.com/a.js", "lies outside the template, and node modules are not there.")]
    [InlineData("C:/Windows/a.json", "lies outside the template, and node modules are not there.")]
    [InlineData("zlib", "cannot be imported: a template has no npm packages and no node modules.")]
    [InlineData("lodash/fp", "cannot be imported: a template has no npm packages and no node modules.")]
    [InlineData("#alias", "cannot be imported: a template has no npm packages and no node modules.")]
    public async Task An_import_from_outside_is_refused_with_what_may_be_imported(string name, string why)
    {
        foreach (var file in new[] { "main.ts", "main.js" })
        {
            var diagnostic = await compiler.CompileBadlyAsync((file, $"export const one = 1;\nimport x from \"{name}\";\nconsole.log(x);\n"));

            (diagnostic.File, diagnostic.Line, diagnostic.Column, diagnostic.Code).ShouldBe((file, 2, 15, DiagnosticCode.Import));
            diagnostic.Message.ShouldBe($"\"{name}\" {why} {Allowed}");
            diagnostic.Excerpt.ShouldContain($"> 2 | import x from \"{name}\";");
        }
    }

    [Theory]
    [InlineData("fs", "Templates have no files; keep data in kv, or import a .json file of the template.")]
    [InlineData("node:fs/promises", "Templates have no files; keep data in kv, or import a .json file of the template.")]
    [InlineData("axios", "Use fetch(url), with the capability \"fetch:HOST\" in template.yaml.")]
    [InlineData("discord.js", "Use discord, on() and command() of \"templateworker\".")]
    public async Task A_module_that_has_an_alternative_is_refused_with_it(string name, string alternative)
    {
        foreach (var (file, statement) in new[] { ("main.ts", $"import x from \"{name}\";\nx();"), ("main.js", $"require(\"{name}\");") })
        {
            var diagnostic = await compiler.CompileBadlyAsync((file, statement));

            diagnostic.Message.ShouldBe($"\"{name}\" cannot be imported: a template has no npm packages and no node modules. {alternative}");
        }
    }

    [Theory]
    [InlineData("const x = require(\"lodash\");", 19)]
    [InlineData("import(\"lodash\").then(console.log);", 8)]
    [InlineData("export * from 'lodash';", 15)]
    [InlineData("import \"lodash\";", 8)]
    public async Task Every_way_to_import_is_seen_in_JavaScript(string statement, int column)
    {
        var diagnostic = await compiler.CompileBadlyAsync(("main.js", statement));

        (diagnostic.Line, diagnostic.Column, diagnostic.Code).ShouldBe((1, column, DiagnosticCode.Import));
    }

    [Fact]
    public async Task Every_place_of_a_refused_import_is_named()
    {
        var result = await compiler.CompileAsync(("main.js", "const a = require(\"fs\");\nconst b = require(\"fs\");\n"));

        result.Diagnostics.Select(diagnostic => diagnostic.Line).ShouldBe([1, 2]);
    }

    [Fact]
    public async Task A_missing_file_is_told_with_the_nearest_one()
    {
        var diagnostic = await compiler.CompileBadlyAsync(
            ("main.ts", "import { a } from \"./lib/hepler\";\nconsole.log(a);\n"), ("lib/helper.ts", "export const a = 1;\n"));

        diagnostic.Message.ShouldBe("\"./lib/hepler\" is no file of the template: there is no lib/hepler. Did you mean lib/helper.ts?");
    }

    [Fact]
    public async Task The_mistyped_name_of_the_SDK_is_recognised()
    {
        var diagnostic = await compiler.CompileBadlyAsync(("main.ts", "import { on } from \"template-worker\";\non(\"READY\", () => 1);\n"));

        diagnostic.Message.ShouldEndWith("Did you mean \"templateworker\"?");
    }

    [Fact]
    public async Task The_testing_module_is_for_tests_alone()
    {
        var diagnostic = await compiler.CompileBadlyAsync(("main.ts", "import { test } from \"templateworker/testing\";\ntest(\"a\", () => {});\n"));

        diagnostic.Message.ShouldBe("\"templateworker/testing\" can be imported by tests alone (files that end in .test.ts or .test.js).");
    }

    [Fact]
    public async Task A_test_is_not_part_of_the_program()
    {
        var options = compiler.Options with { IncludeTests = true };

        var result = await CompilerFixture.CompileAsync(
            options, ("main.ts", "import \"./main.test\";\n"), ("main.test.ts", "export const a = 1;\n"));

        result.Diagnostics.ShouldHaveSingleItem().Message.ShouldBe("\"./main.test\" is a test, and tests are not part of the program.");
    }

    [Theory]
    [InlineData("/// <reference path=\"/etc/passwd.ts\" />")]
    [InlineData("/// <reference path=\"../../secret.ts\" />")]
    [InlineData("/// <reference types=\"node\" />")]
    public async Task References_bring_no_file_in(string reference)
    {
        var result = await compiler.CompileAsync(("main.ts", $"{reference}\nexport const a: Secret = 1;\n"));

        result.Template.ShouldBeNull();
        result.Diagnostics.ShouldContain(diagnostic => diagnostic.Message.Contains("Secret", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_file_beside_the_template_is_not_read_even_when_the_way_to_it_is_known()
    {
        var beside = Path.Combine(compiler.Options.Folder, "beside.ts");
        await File.WriteAllTextAsync(beside, "export const secret: string = 1;\n", TestContext.Current.CancellationToken);

        var result = await compiler.CompileAsync(("main.ts", $"/// <reference path=\"{beside}\" />\nimport {{ secret }} from \"{beside[..^3]}\";\nexport const a: number = secret;\n"));

        result.Diagnostics.ShouldNotContain(diagnostic => diagnostic.File.Contains("beside", StringComparison.Ordinal));
        result.Diagnostics.ShouldContain(diagnostic => diagnostic.Code == DiagnosticCode.Import);
    }

    [Fact]
    public async Task Settings_of_tools_in_the_folder_change_nothing()
    {
        var compiled = await compiler.CompileWellAsync(
            ("main.ts", "export const a = 1;\n"), ("tsconfig.json", "{ \"extends\": \"/etc/passwd\", broken"), ("package.json", "{ \"type\": \"module\" }"));

        compiled.Files.Keys.ShouldBe(["main.js"]);
    }

    [Fact]
    public async Task A_comment_that_looks_like_an_import_is_none()
    {
        var compiled = await compiler.CompileWellAsync(("main.ts", "// import x from \"lodash\";\nexport const text = 'import(\"fs\")';\n"));

        compiled.Files["main.js"].ShouldContain("exports.text");
    }
}
