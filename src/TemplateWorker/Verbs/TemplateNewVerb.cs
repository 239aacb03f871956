using System.CommandLine;
using System.Text.Json.Nodes;
using TemplateWorker.CommandLine;
using TemplateWorker.Templates.Scaffold;

namespace TemplateWorker.Verbs;

/// <summary><c>template new</c>: makes a folder to begin a template from.</summary>
static class TemplateNewVerb
{
    /// <summary>Makes the verb.</summary>
    public static Command Create()
    {
        var name = new Argument<string>("NAME") { Description = "The template's name: a-z, 0-9, - and _." };
        var folder = new Option<string>("--dir") { Description = "The folder, made where it is not there, and empty otherwise (default: NAME in the working folder).", HelpName = "DIR" };
        var json = TemplateVerb.CreateJson();
        var verb = new Command("new", "Makes a folder with a template to begin from: manifest, program, test, and typings for the editor.") { name, folder, json };
        verb.SetAction(arguments => Run(arguments.GetValue(name)!, arguments.GetValue(folder) ?? arguments.GetValue(name)!, arguments.GetValue(json)));
        return verb;
    }

    static int Run(string name, string folder, bool isJson)
    {
        var files = TemplateScaffold.Create(folder, name);
        if (isJson)
        {
            JsonLines.Print(new JsonObject { ["name"] = name, ["folder"] = folder, ["files"] = JsonLines.Of(files) });
            return ExitCode.Done;
        }

        Console.WriteLine($"{folder}: a template to begin from");
        foreach (var file in files)
        {
            Console.WriteLine($"  {file}");
        }

        Console.WriteLine($"Next: templateworker template check {folder}");
        return ExitCode.Done;
    }
}
