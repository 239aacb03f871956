namespace TemplateWorker.Execution.HostCalls;

/// <summary>Does what one kind of host call asks.</summary>
/// <param name="call">Who asks.</param>
/// <param name="arguments">What for; read before the first wait.</param>
/// <returns>The result as UTF-8 JSON.</returns>
delegate ValueTask<ReadOnlyMemory<byte>> HostCallMethod(HostCall call, ref ArgumentReader arguments);
