namespace TemplateWorker.Execution.Limits;

/// <summary>A place that a waiting call has in a rate.</summary>
/// <param name="At">When the call is made, in microseconds.</param>
/// <param name="Places">For how many it counts.</param>
readonly record struct RatePlace(long At, int Places);
