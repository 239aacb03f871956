using TemplateWorker.Authoring;
using TemplateWorker.CommandLine;
using TemplateWorker.Storage;
using TemplateWorker.Testing;

namespace TemplateWorker.Tests.Authoring;

public sealed class TemplateSourceTests : IDisposable
{
    readonly TemporaryFolder _folder = new();

    [Fact]
    public void A_folder_is_a_template_with_all_its_scripts()
    {
        _folder.Write("greeter/main.js", "require('./lib/text')");
        _folder.Write("greeter/lib/text.js", "exports.text = 'hi'");
        _folder.Write("greeter/README.md", "not a script");
        _folder.Write("greeter/node_modules/left/index.js", "not ours");

        var template = TemplateSource.Read(Path.Combine(_folder.Path, "greeter") + "/");

        template.Name.ShouldBe("greeter");
        template.Entry.ShouldBe("main.js");
        template.Files.ShouldBe(new Dictionary<string, string>
        {
            ["lib/text.js"] = "exports.text = 'hi'",
            ["main.js"] = "require('./lib/text')",
        }, ignoreOrder: true);
    }

    [Fact]
    public void A_single_file_is_a_template_of_its_name()
    {
        var template = TemplateSource.Read(_folder.Write("ping.js", "1"));

        (template.Name, template.Entry).ShouldBe(("ping", "ping.js"));
        template.Files["ping.js"].ShouldBe("1");
    }

    [Theory]
    [InlineData("absent", "a template is a folder with a main.js, or a .js file")]
    [InlineData("notes.txt", "a template is a folder with a main.js, or a .js file")]
    [InlineData("empty", "a template's folder holds a main.js, which runs first")]
    [InlineData("Bad Name", "\"Bad Name\" cannot be a template's name; use 1 to 64 of a-z, 0-9, - and _, or give another with --name")]
    [InlineData("large.js", "a template has at most 200 files and 256 KiB in all. Nothing was pushed; a version pushed before stays active.")]
    public void What_is_no_template_is_refused_with_the_reason(string path, string expected)
    {
        _folder.Write("notes.txt", "");
        _folder.Write("empty/other.js", "");
        _folder.Write("Bad Name/main.js", "");
        _folder.Write("large.js", new string('/', StorageLimits.Default.TemplateBytes + 1));

        Should.Throw<UsageException>(() => TemplateSource.Read(Path.Combine(_folder.Path, path))).Message.ShouldEndWith(expected);
    }

    [Fact]
    public void Bytes_that_are_no_text_are_refused()
    {
        var file = _folder.Write("binary.js", "");
        File.WriteAllBytes(file, [0xff, 0xfe, 0x80]);

        Should.Throw<UsageException>(() => TemplateSource.Read(file)).Message.ShouldEndWith("a template is text in UTF-8");
    }

    public void Dispose() => _folder.Dispose();
}
