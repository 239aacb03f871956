namespace TemplateWorker.Playground.Gateway;

/// <summary>What clients are told about identifying.</summary>
/// <param name="Total">Identifies per day.</param>
/// <param name="Remaining">Those left of this day.</param>
/// <param name="ResetAfter">How long until all are there again; zero before the first.</param>
/// <param name="MaxConcurrency">Identifies per five seconds.</param>
readonly record struct SessionStartLimit(int Total, int Remaining, TimeSpan ResetAfter, int MaxConcurrency);
