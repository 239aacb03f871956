using System.Security.Cryptography;
using System.Text;
using TemplateWorker.Templates.Folders;
using TemplateWorker.Templates.Scaffold;

namespace TemplateWorker.Templates.Tests.Scaffold;

/// <summary>How the typings in a template's folder are kept up to date, and whose files are left alone.</summary>
public sealed class EditorTypingsTests : IDisposable
{
    const string Old = "declare const removed: number;";

    readonly TemporaryFolder _folder = new();

    public EditorTypingsTests() => TemplateScaffold.Create(Folder, "greeter");

    string Folder => _folder.Combine("greeter");

    string Settings => Path.Combine(Folder, "tsconfig.json");

    string Typings => Path.Combine(Folder, ".templateworker");

    [Fact]
    public void They_follow_the_manifest()
    {
        _folder.Write("greeter/template.yaml", "name: greeter\nsettings:\n  loud: { type: boolean }\n");

        Refresh().ShouldBeNull();

        File.ReadAllText(Path.Combine(Typings, "settings.d.ts")).ShouldContain("readonly loud?: boolean;");
    }

    [Fact]
    public void What_the_SDK_no_longer_has_is_deleted_and_nothing_else()
    {
        var written = _folder.Write("greeter/.templateworker/old.d.ts", Old);
        var changed = _folder.Write("greeter/.templateworker/changed.d.ts", Old + " // mine");
        var mine = _folder.Write("greeter/.templateworker/mine.d.ts", "declare const mine: number;");
        File.AppendAllText(Path.Combine(Typings, "typings.sha256"), $"{Hash(Old)}  old.d.ts\n{Hash(Old)}  changed.d.ts\n");

        Refresh().ShouldBeNull();

        File.Exists(written).ShouldBeFalse();
        File.Exists(changed).ShouldBeTrue();
        File.Exists(mine).ShouldBeTrue();
        File.ReadAllText(Path.Combine(Typings, "typings.sha256")).ShouldNotContain("old.d.ts");
    }

    [Fact]
    public void A_folder_without_the_list_keeps_every_file()
    {
        var old = _folder.Write("greeter/.templateworker/old.d.ts", Old);
        File.Delete(Path.Combine(Typings, "typings.sha256"));

        Refresh().ShouldBeNull();

        File.Exists(old).ShouldBeTrue();
    }

    [Fact]
    public void A_list_that_names_files_elsewhere_deletes_none()
    {
        var elsewhere = _folder.Write("greeter/old.d.ts", Old);
        File.AppendAllText(Path.Combine(Typings, "typings.sha256"), $"{Hash(Old)}  ../old.d.ts\n");

        Refresh().ShouldBeNull();

        File.Exists(elsewhere).ShouldBeTrue();
    }

    [Theory]
    [InlineData("")]
    [InlineData(".templateworker")]
    [InlineData(".templateworker/globals.d.ts")]
    [InlineData(".templateworker/typings.sha256")]
    public void A_link_is_left_with_all_it_leads_to_and_told(string link)
    {
        var manifest = TemplateFolder.Read(Folder).Manifest;
        var (path, target) = (Path.Combine(Folder, link).TrimEnd('/'), _folder.Combine("elsewhere"));
        if (Directory.Exists(path))
        {
            Directory.Move(path, target);
            Directory.CreateSymbolicLink(path, target);
        }
        else
        {
            File.Move(path, target);
            File.CreateSymbolicLink(path, target);
        }

        // Out of date, so that a refresh would write and delete.
        File.WriteAllText(Path.Combine(Typings, "settings.d.ts"), "mine");
        var before = Texts();

        Refresh().ShouldNotBeNull().ShouldBe(
            $"The editor's typings in {Typings} are left as they are: {path} is a link, and what it leads to may be somebody else's. Put a real folder there, or delete it.");

        EditorTypings.Add(Folder, manifest).ShouldBe(EditorTypings.Refresh(Folder, manifest));
        Texts().ShouldBe(before);
    }

    [Fact]
    public void A_template_without_typings_gets_none()
    {
        Directory.Delete(Typings, recursive: true);

        Refresh().ShouldBeNull();

        Directory.Exists(Typings).ShouldBeFalse();
    }

    [Fact]
    public void A_template_gets_them_when_asked_for_and_git_ignores_them()
    {
        Directory.Delete(Typings, recursive: true);
        File.Delete(Settings);

        Add().ShouldBeNull();

        File.ReadAllText(Path.Combine(Typings, "settings.d.ts")).ShouldContain("readonly greeting: string;");
        File.ReadAllText(Path.Combine(Typings, ".gitignore")).ShouldBe("*\n");
        File.ReadAllText(Settings).ShouldContain("\"noUncheckedIndexedAccess\": true");
    }

    [Fact]
    public void Settings_that_are_there_stay_as_they_are()
    {
        File.WriteAllText(Settings, "{ }");
        File.WriteAllText(Path.Combine(Typings, ".gitignore"), "");

        Add().ShouldBeNull();

        File.ReadAllText(Settings).ShouldBe("{ }");
        File.ReadAllText(Path.Combine(Typings, ".gitignore")).ShouldBeEmpty();
    }

    [Fact]
    public void A_link_that_leads_nowhere_is_not_followed()
    {
        Directory.Delete(Typings, recursive: true);
        File.Delete(Settings);
        var (typings, settings) = (_folder.Combine("typings"), _folder.Combine("settings"));
        File.CreateSymbolicLink(Settings, settings);

        Add().ShouldBeNull();
        Directory.Delete(Typings, recursive: true);
        Directory.CreateSymbolicLink(Typings, typings);
        Add().ShouldNotBeNull().ShouldContain($"{Typings} is a link");

        Directory.Exists(typings).ShouldBeFalse();
        File.Exists(settings).ShouldBeFalse();
    }

    [Fact]
    public void What_is_in_the_way_is_told()
    {
        Directory.Delete(Typings, recursive: true);
        File.WriteAllText(Typings, "mine");

        Add().ShouldNotBeNull().ShouldStartWith($"The editor's typings in {Typings} are not up to date: ");

        File.ReadAllText(Typings).ShouldBe("mine");
    }

    public void Dispose() => _folder.Dispose();

    static string Hash(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));

    Dictionary<string, string> Texts() => Directory.EnumerateFiles(Typings).ToDictionary(file => file, File.ReadAllText);

    // Read without the folder's links, which a template may not have.
    string? Add() => EditorTypings.Add(Folder, TemplateSources.FromFiles(
        new Dictionary<string, string> { ["template.yaml"] = File.ReadAllText(Path.Combine(Folder, "template.yaml")), ["main.ts"] = "" }).Manifest);

    string? Refresh() => EditorTypings.Refresh(Folder, TemplateFolder.Read(Folder).Manifest);
}
