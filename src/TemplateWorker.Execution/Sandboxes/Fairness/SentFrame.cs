using TemplateWorker.Execution.Sandboxes.Tenants;

namespace TemplateWorker.Execution.Sandboxes.Fairness;

/// <summary>A frame that a sandbox has not worked off.</summary>
/// <param name="Lane">Whose work it brings.</param>
/// <param name="Frame">Its number on the channel.</param>
/// <param name="Cost">Processor time that it is likely to take, in microseconds.</param>
/// <param name="AnswerBytes">Bytes of the answer that it is; 0 when it is none.</param>
readonly record struct SentFrame(TenantLane Lane, long Frame, long Cost, int AnswerBytes);
