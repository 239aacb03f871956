namespace TemplateWorker.Confinement;

/// <summary>How a process ended.</summary>
/// <param name="Code">Its exit code, when it ended by itself; -1 when nobody knows.</param>
/// <param name="Signal">The signal that ended it, 0 when none did.</param>
readonly record struct ChildEnd(int Code, int Signal);
