using TemplateWorker.Execution.Limits;

namespace TemplateWorker.Execution.HostCalls;

/// <summary>Says what a call counts for when that depends on its arguments.</summary>
/// <param name="arguments">The arguments, which the call itself reads again.</param>
delegate RatePrice HostCallPrice(ref ArgumentReader arguments);
