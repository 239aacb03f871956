using TemplateWorker.Execution.Limits;

namespace TemplateWorker.Execution.HostCalls;

/// <summary>One host call that there is.</summary>
/// <param name="Name">Its name, such as <c>kv.get</c>.</param>
/// <param name="Capability">What the calling template must be allowed; null when every template may call it.</param>
/// <param name="RateClass">What it counts as.</param>
/// <param name="Price">What it counts for in fact; null when that is one call of <paramref name="RateClass"/> whatever the arguments.</param>
/// <param name="IsShared">Whether Discord keeps one queue of such requests for all guilds, so that no tenant may fill it.</param>
/// <param name="TakesFiles">Whether files may come with it, which make it large.</param>
/// <param name="Method">What it does.</param>
sealed record HostCallEntry(
    string Name, string? Capability, RateClass RateClass, HostCallPrice? Price, bool IsShared, bool TakesFiles, HostCallMethod Method);
