using System.Text.Json;
using TemplateWorker.Protocol.Messages;

namespace TemplateWorker.Execution.Checks;

/// <summary>What one template of a load asked for, as an untrusted sandbox says.</summary>
/// <param name="Template">Its name.</param>
/// <param name="Events">Names of the events it subscribes to, each once, in order.</param>
/// <param name="Commands">Its commands as Discord defines them: a JSON array, not yet checked against Discord's limits.</param>
/// <param name="CommandNames">The names of those, as far as they are text; no other could be used.</param>
/// <param name="Components">Ids of components that it handles; one that ends in a colon is a prefix.</param>
/// <param name="Modals">Ids of modals that it handles, in the same way.</param>
/// <param name="Error">Why its top level failed, so that it takes no part; null when it did not.</param>
sealed record LoadedTemplate(
    string Template, IReadOnlyList<string> Events, JsonElement Commands, IReadOnlyList<string> CommandNames,
    IReadOnlyList<string> Components, IReadOnlyList<string> Modals, ScriptErrorReport? Error);
