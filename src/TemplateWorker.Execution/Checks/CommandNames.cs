using System.Text.RegularExpressions;

namespace TemplateWorker.Execution.Checks;

/// <summary>Discord's rule for names of chat commands and their options.</summary>
static partial class CommandNames
{
    /// <summary>Whether a name may be used.</summary>
    /// <param name="name">The name.</param>
    public static bool IsValid(string name) => Pattern.IsMatch(name) && !name.Any(char.IsUpper);

    // Discord's pattern ^[-_'\p{L}\p{N}\p{sc=Deva}\p{sc=Thai}]{1,32}$ with the marks of the two scripts written out,
    // which .NET cannot name by script.
    [GeneratedRegex(@"^[-_'\p{L}\p{N}\u0900-\u0963\u0966-\u097F\uA8E0-\uA8FF\u0E01-\u0E3A\u0E40-\u0E5B]{1,32}\z")]
    static partial Regex Pattern { get; }
}
