namespace TemplateWorker.Chaos.Faults;

/// <summary>One fault of a plan.</summary>
/// <param name="At">When: before which event.</param>
/// <param name="Kind">What.</param>
/// <param name="Place">Which sandbox, from 0; 0 for other kinds.</param>
readonly record struct Fault(int At, FaultKind Kind, int Place);
