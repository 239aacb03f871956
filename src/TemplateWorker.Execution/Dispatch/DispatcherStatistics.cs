namespace TemplateWorker.Execution.Dispatch;

/// <summary>Events since the start.</summary>
/// <param name="Received">Came from the gateway.</param>
/// <param name="Dispatched">Went on to a sandbox; the rest was wanted by nobody.</param>
public readonly record struct DispatcherStatistics(long Received, long Dispatched);
