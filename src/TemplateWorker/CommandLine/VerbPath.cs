using System.CommandLine;

namespace TemplateWorker.CommandLine;

/// <summary>How a verb is called: <c>templateworker template push</c>.</summary>
static class VerbPath
{
    const string Program = "templateworker";

    /// <summary>The program with the names of the verb and of those that it is below.</summary>
    public static string Of(Command verb) => verb is RootCommand ? Program : $"{Program} {Below(verb)}";

    /// <summary>The same without the program; empty for the program itself.</summary>
    public static string Below(Command verb)
    {
        var names = new Stack<string>();
        for (var at = verb; at is not null and not RootCommand; at = at.Parents.OfType<Command>().FirstOrDefault())
        {
            names.Push(at.Name);
        }

        return string.Join(' ', names);
    }
}
