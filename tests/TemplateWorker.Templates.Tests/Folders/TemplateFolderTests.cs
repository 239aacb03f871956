using System.Text;
using TemplateWorker.Templates.Folders;

namespace TemplateWorker.Templates.Tests.Folders;

public sealed class TemplateFolderTests : IDisposable
{
    readonly TemporaryFolder _folder = new();

    [Fact]
    public void A_folder_is_read_with_its_manifest_programs_data_and_tests()
    {
        Write("template.yaml", "name: greeter\nversion: 1.2\ncapabilities:\n  - kv\n");
        Write("main.ts", "export {};");
        Write("lib/text.js", "exports.a = 1;");
        Write("data.json", "{}");
        Write("main.test.ts", "export {};");
        Write("README.md", "# Hello");

        var template = Read();

        template.Name.ShouldBe("greeter");
        template.Manifest.Version.ShouldBe("1.2");
        template.Manifest.Entry.ShouldBe("main.ts");
        template.Manifest.Capabilities.Names.ShouldBe(["kv"]);
        template.Files.Keys.ShouldBe(["data.json", "lib/text.js", "main.test.ts", "main.ts", "template.yaml"]);
        template.Ignored.ShouldBe(["README.md"]);
    }

    [Fact]
    public void A_folder_without_a_manifest_has_the_folders_name_and_the_usual_capabilities()
    {
        Write("index.js", "");

        var template = Read();

        template.Name.ShouldBe("sample");
        template.Manifest.Entry.ShouldBe("index.js");
        template.Manifest.Capabilities.Names.ShouldBe(["discord:messages", "discord:reactions", "kv"]);
        template.Manifest.DefersEphemerally.ShouldBeTrue();
    }

    [Fact]
    public void A_single_file_is_a_template()
    {
        Write("ping.ts", "export {};");

        var template = TemplateFolder.Read(_folder.Combine("sample", "ping.ts"));

        (template.Name, template.Manifest.Entry).ShouldBe(("ping", "ping.ts"));
        template.Files.Keys.ShouldBe(["ping.ts"]);
    }

    [Fact]
    public void A_name_that_is_given_goes_before_every_other()
    {
        Write("template.yaml", "name: greeter\n");
        Write("main.ts", "");

        TemplateFolder.Read(_folder.Combine("sample"), "other").Name.ShouldBe("other");
    }

    [Fact]
    public void Byte_order_marks_and_carriage_returns_are_dropped()
    {
        WriteBytes("main.ts", [0xEF, 0xBB, 0xBF, .. "a\r\nb\rc\n"u8]);
        WriteBytes("template.yaml", [0xEF, 0xBB, 0xBF, .. "name: greeter\r\ndescription: Hi\r\n"u8]);

        var template = Read();

        template.Files["main.ts"].ShouldBe("a\nb\rc\n");
        template.Manifest.Description.ShouldBe("Hi");
    }

    [Fact]
    public void Hidden_entries_and_packages_are_skipped_whatever_they_are()
    {
        Write("main.ts", "");
        Write(".git/config.ts", "x");
        Write(".env", "SECRET=1");
        Write("node_modules/left/index.js", "x");
        Write("lib/node_modules/left/index.js", "x");
        Directory.CreateSymbolicLink(_folder.Combine("sample", ".link"), "/etc");

        var template = Read();

        template.Files.Keys.ShouldBe(["main.ts"]);
        template.Ignored.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("tsconfig.json")]
    [InlineData("jsconfig.json")]
    [InlineData("package.json")]
    [InlineData("package-lock.json")]
    [InlineData("notes.txt")]
    [InlineData("my picture (1).png")]
    [InlineData("lib/README.md")]
    public void What_is_no_part_of_a_template_is_left_out_and_named(string file)
    {
        Write("main.ts", "");
        Write(file, "{ broken");

        Read().Ignored.ShouldBe([file]);
    }

    [Theory]
    [InlineData("main.tsx")]
    [InlineData("lib/util.mjs")]
    [InlineData("types.d.mts")]
    public void Scripts_of_other_kinds_are_refused_by_name(string file)
    {
        Write("main.ts", "");
        Write(file, "");

        Refused().Message.ShouldBe($"{file}: source: templates are made of .ts and .js files; rename it");
    }

    [Fact]
    public void A_link_to_a_file_is_refused()
    {
        Write("main.ts", "");
        File.CreateSymbolicLink(_folder.Combine("sample", "secret.ts"), "/etc/passwd");

        Refused().Message.ShouldBe("secret.ts: source: links are not followed; put the file itself into the folder");
    }

    [Fact]
    public void A_link_to_a_folder_is_refused()
    {
        Write("main.ts", "");
        Directory.CreateSymbolicLink(_folder.Combine("sample", "lib"), "/etc");

        Refused().Message.ShouldBe("lib: source: links are not followed; put the file itself into the folder");
    }

    [Fact]
    public void A_link_that_leads_nowhere_or_to_itself_is_refused()
    {
        Write("main.ts", "");
        File.CreateSymbolicLink(_folder.Combine("sample", "loop.ts"), "loop.ts");

        Refused().File.ShouldBe("loop.ts");
    }

    [Fact]
    public void A_folder_that_was_reached_through_a_link_is_read()
    {
        Write("main.ts", "export {};");
        Directory.CreateSymbolicLink(_folder.Combine("here"), _folder.Combine("sample"));

        TemplateFolder.Read(_folder.Combine("here")).Files.Keys.ShouldBe(["main.ts"]);
    }

    [Theory]
    [InlineData("main\u202Etxt.ts", @"""main\u{202E}txt.ts""")]
    [InlineData("mаin.ts", @"""m\u{430}in.ts""")]
    [InlineData("a\nb.ts", @"""a\u{A}b.ts""")]
    [InlineData("a\u001B[31m.ts", @"""a\u{1B}[31m.ts""")]
    [InlineData("a b.ts", @"""a b.ts""")]
    [InlineData("\u00E9.json", @"""\u{E9}.json""")]
    [InlineData("a\\b.ts", @"""a\b.ts""")]
    [InlineData("C:x.ts", @"""C:x.ts""")]
    [InlineData("\uFF0E\uFF0E.ts", @"""\u{FF0E}\u{FF0E}.ts""")]
    public void A_name_that_could_pass_for_another_is_refused_and_spelled_out(string name, string shown)
    {
        Write("main.ts", "");
        Write(name, "");

        Refused().Message.ShouldBe($"{shown}: source: the name {shown} is not allowed; use letters a-z, digits, '.', '_' and '-'");
    }

    [Fact]
    public void Names_that_differ_in_capitals_alone_are_refused()
    {
        Write("main.ts", "");
        Write("Lib.ts", "");
        Write("lib.ts", "");

        Refused().Message.ShouldBe("lib.ts: source: Lib.ts and lib.ts differ in capitals alone; rename one");
    }

    [Fact]
    public void Folders_that_differ_in_capitals_alone_are_refused()
    {
        Write("Lib/a.ts", "");
        Write("lib/b.ts", "");

        Refused().Message.ShouldBe("lib/b.ts: source: Lib and lib differ in capitals alone; rename one");
    }

    [Fact]
    public void Two_sources_of_one_result_are_refused()
    {
        Write("main.ts", "");
        Write("main.js", "");

        Refused().Message.ShouldBe("main.ts: source: main.js and main.ts compile to the same file; rename one");
    }

    [Fact]
    public void Ten_thousand_files_are_refused_soon()
    {
        Directory.CreateDirectory(_folder.Combine("sample"));
        for (var i = 0; i < 10_000; i++)
        {
            File.Create(_folder.Combine("sample", $"f{i}.ts")).Dispose();
        }

        Refused().Message.ShouldContain("the folder holds more than 4096 files and folders; a template may have 256 files");
    }

    [Fact]
    public void One_file_more_than_the_limit_is_refused()
    {
        for (var i = 0; i <= SourceLimits.Files; i++)
        {
            Write($"f{i}.ts", "");
        }

        Refused().Message.ShouldEndWith("one file too many; a template may have 256");
    }

    [Fact]
    public void A_file_of_50_megabytes_is_refused_without_being_read()
    {
        Write("main.ts", "");
        using (var file = File.Create(_folder.Combine("sample", "big.ts")))
        {
            file.SetLength(50L * 1024 * 1024);
        }

        var before = GC.GetAllocatedBytesForCurrentThread();
        Refused().Message.ShouldBe("big.ts: source: the file is too large; one file may have 256 KiB");

        (GC.GetAllocatedBytesForCurrentThread() - before).ShouldBeLessThan(1024 * 1024);
    }

    [Fact]
    public void All_files_together_have_a_limit()
    {
        for (var i = 0; i < 5; i++)
        {
            Write($"f{i}.js", new string(' ', SourceLimits.FileBytes));
        }

        Refused().Message.ShouldBe("f4.js: source: with this file the template is too large; its files may have 1024 KiB together");
    }

    [Fact]
    public void Text_that_is_not_UTF_8_is_refused_with_its_line()
    {
        WriteBytes("main.ts", [.. "const a = 1;\n"u8, 0xC3, 0x28]);

        Refused().Message.ShouldBe("main.ts:2: source: not text in UTF-8; save it in that encoding");
    }

    [Fact]
    public void Text_in_UTF_16_is_refused()
    {
        WriteBytes("main.ts", [.. Encoding.Unicode.Preamble, .. Encoding.Unicode.GetBytes("const a = 1;")]);

        Refused().Message.ShouldBe("main.ts:1: source: not text in UTF-8; save it in that encoding");
    }

    [Fact]
    public void A_NUL_character_is_refused_with_its_line()
    {
        Write("main.ts", "a\nb\0c\n");

        Refused().Message.ShouldBe("main.ts:2: source: holds a NUL character; is it a binary file?");
    }

    [Theory]
    [InlineData("nowhere", "nowhere: source: there is no such file or folder")]
    [InlineData("sample/notes.txt", "sample/notes.txt: source: a template is a folder, or a .ts or .js file")]
    [InlineData("sample/a.test.ts", "sample/a.test.ts: source: a template is a folder, or a .ts or .js file")]
    public void A_path_to_no_template_is_told(string path, string message)
    {
        Write("notes.txt", "");
        Write("a.test.ts", "");

        Should.Throw<TemplateSourceException>(() => TemplateFolder.Read(_folder.Combine(path))).Message.ShouldBe($"{_folder.Path}/{message}");
    }

    [Fact]
    public void A_folder_without_a_program_is_told_what_to_put_there()
    {
        Write("a.ts", "");
        Write("b.ts", "");

        Refused().Message.ShouldBe("sample: source: no file to begin with; put a main.ts or main.js into the folder, or name another as entry in template.yaml");
    }

    [Fact]
    public void A_folder_whose_name_cannot_be_a_templates_is_told_so()
    {
        _folder.Write("My Template/main.ts", "");

        Should.Throw<TemplateSourceException>(() => TemplateFolder.Read(_folder.Combine("My Template"))).Message.ShouldBe(
            "template.yaml: source: \"My Template\" cannot be a template's name; use 1 to 64 of a-z, 0-9, - and _, beginning with a letter or digit, or name it in template.yaml or with --name");
    }

    public void Dispose() => _folder.Dispose();

    void Write(string path, string text) => _folder.Write($"sample/{path}", text);

    void WriteBytes(string path, byte[] bytes)
    {
        Write(path, "");
        File.WriteAllBytes(_folder.Combine("sample", path), bytes);
    }

    TemplateSources Read() => TemplateFolder.Read(_folder.Combine("sample"));

    TemplateSourceException Refused() => Should.Throw<TemplateSourceException>(Read);
}
