namespace TemplateWorker.Execution.HostCalls;

/// <summary>Takes note of the answer to a host call.</summary>
/// <param name="succeeded">Whether it is a result, not an error.</param>
/// <param name="json">Result or error as UTF-8 JSON, valid during the call; empty for no result.</param>
public delegate void HostCallAnswered(bool succeeded, ReadOnlySpan<byte> json);
