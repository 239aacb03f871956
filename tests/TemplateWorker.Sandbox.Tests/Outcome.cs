using TemplateWorker.Protocol.Messages;

namespace TemplateWorker.Sandbox.Tests;

/// <summary>An outcome as the host would read it.</summary>
sealed record Outcome(ulong DispatchId, OutcomeKind Kind, DispatchUsage Usage, ScriptErrorReport? Error);
