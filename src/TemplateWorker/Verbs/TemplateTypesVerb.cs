using System.CommandLine;
using System.Text.Json.Nodes;
using TemplateWorker.CommandLine;
using TemplateWorker.Templates.Folders;
using TemplateWorker.Templates.Scaffold;

namespace TemplateWorker.Verbs;

/// <summary><c>template types</c>: lets an editor know the SDK and a template's settings, in a folder that has them not.</summary>
static class TemplateTypesVerb
{
    /// <summary>Makes the verb.</summary>
    public static Command Create()
    {
        var folder = new Argument<string>("DIR") { Description = "Folder of the template." };
        var json = TemplateVerb.CreateJson();
        var verb = new Command(
            "types", $"Writes the typings for the editor into a template's folder, and a {EditorTypings.SettingsFile} where there is none.") { folder, json };
        verb.SetAction(arguments => Run(arguments.GetValue(folder)!, arguments.GetValue(json)));
        return verb;
    }

    static int Run(string folder, bool isJson)
    {
        if (!Directory.Exists(folder))
        {
            throw new UsageException($"{folder}: there is no such folder; a template that is a single file has no place for typings");
        }

        var template = TemplateFolder.Read(folder);
        if (EditorTypings.Add(folder, template.Manifest) is { } problem)
        {
            throw new VerbFailedException(problem);
        }

        if (isJson)
        {
            JsonLines.Print(new JsonObject { ["name"] = template.Name, ["folder"] = folder });
        }
        else
        {
            Console.WriteLine($"{folder}: the editor's typings are in {EditorTypings.Folder}/; `template check` keeps them up to date");
        }

        return ExitCode.Done;
    }
}
