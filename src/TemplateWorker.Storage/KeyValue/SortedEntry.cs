namespace TemplateWorker.Storage.KeyValue;

/// <summary>One member of a sorted list.</summary>
/// <param name="Member">Its name.</param>
/// <param name="Score">Its score, finite.</param>
/// <param name="Rank">Its place from the highest score, which is 1. Of equal scores the member first by code point is ahead.</param>
public sealed record SortedEntry(string Member, double Score, long Rank);
