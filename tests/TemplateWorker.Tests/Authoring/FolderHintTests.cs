using TemplateWorker.Authoring;
using TemplateWorker.Testing;

namespace TemplateWorker.Tests.Authoring;

public sealed class FolderHintTests : IDisposable
{
    readonly TemporaryFolder _folder = new();

    [Fact]
    public void A_file_beside_a_manifest_leads_to_its_folder()
    {
        _folder.Write("hello/template.yaml", "name: hello\n");
        _folder.Write("hello/main.ts", "");
        var file = Path.Combine(_folder.Path, "hello", "main.ts");

        FolderHint.Of(file, "check").ShouldNotBeNull().ShouldEndWith($"name the folder: templateworker template check {Path.Combine(_folder.Path, "hello")}");
    }

    [Fact]
    public void A_folder_a_file_alone_and_what_is_not_there_lead_nowhere()
    {
        _folder.Write("alone/main.ts", "");
        _folder.Write("hello/template.yaml", "name: hello\n");

        string[] paths = ["alone/main.ts", "hello", "hello/main.ts"];
        paths.ShouldAllBe(path => FolderHint.Of(Path.Combine(_folder.Path, path), "push") == null);
    }

    public void Dispose() => _folder.Dispose();
}
