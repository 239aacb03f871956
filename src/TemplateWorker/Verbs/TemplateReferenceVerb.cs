using System.CommandLine;
using TemplateWorker.CommandLine;
using TemplateWorker.Templates.Typings;
using TemplateWorker.Templates.Typings.Reference;

namespace TemplateWorker.Verbs;

/// <summary><c>template reference</c>: writes the reference of the SDK that this program has, as pages of Markdown.</summary>
static class TemplateReferenceVerb
{
    /// <summary>Makes the verb.</summary>
    public static Command Create()
    {
        var folder = new Option<DirectoryInfo>("--out")
        {
            Description = "The folder to write the pages to. It is made when it is not there.",
            HelpName = "DIR",
            Required = true,
        };
        var verb = new Command("reference", "Writes the reference of what templates can use, as pages of Markdown.") { folder };
        verb.SetAction((arguments, stop) => RunAsync(arguments.GetValue(folder)!, stop));
        return verb;
    }

    static async Task<int> RunAsync(DirectoryInfo folder, CancellationToken stop)
    {
        folder.Create();
        var pages = ReferenceBook.Write(SdkTypings.Files);
        foreach (var (name, text) in pages)
        {
            await File.WriteAllTextAsync(Path.Combine(folder.FullName, name), text, stop);
        }

        Console.WriteLine($"Wrote {pages.Count} pages to {folder.FullName}.");
        return ExitCode.Done;
    }
}
