namespace TemplateWorker.TestRunner.Stages;

/// <summary>What is under way, at one moment.</summary>
/// <param name="Version">Grows with everything that happens.</param>
/// <param name="IsBusy">Whether the host is working on a call.</param>
/// <param name="EndedDispatches">How many dispatches have ended.</param>
/// <param name="Changed">Completes when anything happens after this moment.</param>
readonly record struct StageActivityView(long Version, bool IsBusy, long EndedDispatches, Task Changed);
