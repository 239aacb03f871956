namespace TemplateWorker.Confinement;

/// <summary>What came of a launch.</summary>
/// <param name="Pid">The process, when none of the others is there.</param>
/// <param name="Error">Number of the error of the start, 0 when there was none.</param>
/// <param name="Failure">The layer that could not be had; then nothing was started.</param>
/// <param name="Defect">What the thread met that it should not have.</param>
readonly record struct LaunchResult(int Pid, int Error, ConfinementStepException? Failure, Exception? Defect);
