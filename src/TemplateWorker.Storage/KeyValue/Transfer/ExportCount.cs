namespace TemplateWorker.Storage.KeyValue.Transfer;

/// <summary>What an export wrote.</summary>
/// <param name="Records">Records.</param>
/// <param name="Members">Members of sorted lists.</param>
public sealed record ExportCount(long Records, long Members);
