namespace TemplateWorker.Execution.Outcomes;

/// <summary>Failures of a tenant that were left out since the last one that was told.</summary>
/// <param name="Alike">Those of the group that is told now.</param>
/// <param name="Others">Those of groups that were not told at all, because too many others were.</param>
readonly record struct Untold(int Alike, int Others);
