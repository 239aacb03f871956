namespace TemplateWorker.Execution.Limits;

/// <summary>What a tenant has left of one rate.</summary>
/// <param name="Name">What the rate is called.</param>
/// <param name="Limit">Calls in a window.</param>
/// <param name="Window">The window.</param>
/// <param name="Left">Calls that can be made at once.</param>
readonly record struct RateState(string Name, int Limit, TimeSpan Window, int Left);
