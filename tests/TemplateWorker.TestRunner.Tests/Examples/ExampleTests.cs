using TemplateWorker.Templates.Folders;
using TemplateWorker.Templates.Manifest;
using TemplateWorker.TestRunner.Tests.Support;

namespace TemplateWorker.TestRunner.Tests.Examples;

/// <summary>Every template of the repository passes its own tests.</summary>
public sealed class ExampleTests(RunnerFixture runner)
{
    static readonly string Folder = Path.Combine(Repository.Root, "examples");

    public static TheoryData<string> Templates =>
        [.. Directory.EnumerateFiles(Folder, TemplateManifest.FileName, SearchOption.AllDirectories)
            .Select(manifest => Path.GetRelativePath(Folder, Path.GetDirectoryName(manifest)!).Replace(Path.DirectorySeparatorChar, '/'))
            .Order(StringComparer.Ordinal)];

    [Theory]
    [MemberData(nameof(Templates))]
    public async Task A_template_passes_its_tests(string template)
    {
        var ran = await runner.RunAsync(TemplateFolder.Read(Path.Combine(Folder, template)));

        ran.Result.Succeeded.ShouldBeTrue(ran.Text);
        ran.Result.Count(Results.TestStatus.Passed).ShouldBeGreaterThan(0);
    }

    [Theory]
    [MemberData(nameof(Templates))]
    public void A_template_says_what_it_is_for(string template)
    {
        var sources = TemplateFolder.Read(Path.Combine(Folder, template));

        sources.Manifest.Description.ShouldNotBeNullOrEmpty();
        sources.Name.ShouldBe(Path.GetFileName(template));
    }
}
