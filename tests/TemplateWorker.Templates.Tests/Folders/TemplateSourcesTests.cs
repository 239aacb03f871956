using TemplateWorker.Templates.Folders;

namespace TemplateWorker.Templates.Tests.Folders;

public sealed class TemplateSourcesTests
{
    [Fact]
    public void Files_that_were_read_can_be_taken_again()
    {
        var template = From(("template.yaml", "name: greeter\n"), ("main.ts", "export {};\n"));

        var again = TemplateSources.FromFiles(template.Files);

        again.Name.ShouldBe("greeter");
        again.Files.ShouldBe(template.Files);
    }

    [Theory]
    [InlineData("../main.ts", "the path leaves the template's folder; name files from within it")]
    [InlineData("/etc/main.ts", "the path leaves the template's folder; name files from within it")]
    [InlineData("lib/../main.ts", "the path leaves the template's folder; name files from within it")]
    [InlineData("./main.ts", "the path leaves the template's folder; name files from within it")]
    [InlineData(".hidden/main.ts", "hidden files are no part of a template")]
    [InlineData("lib//main.ts", "the name \"\" is not allowed; use letters a-z, digits, '.', '_' and '-'")]
    [InlineData("a/b/c/d/e/f/g/h/i.ts", "the path is too long; 200 characters and 8 names are allowed")]
    public void A_path_that_no_folder_could_have_is_refused(string path, string why) =>
        Should.Throw<TemplateSourceException>(() => From(("main.js", ""), (path, ""))).Message.ShouldEndWith($": source: {why}");

    [Fact]
    public void The_limits_hold_for_what_does_not_come_from_a_disk_too() =>
        Should.Throw<TemplateSourceException>(() => From(("main.js", new string('\u00E9', 140_000)))).Message.ShouldBe("main.js: source: the file is too large; one file may have 256 KiB");

    static TemplateSources From(params (string Path, string Text)[] files) =>
        TemplateSources.FromFiles(files.ToDictionary(file => file.Path, file => file.Text), files.Any(file => file.Path == "template.yaml") ? null : "sample");
}
