namespace TemplateWorker.Sandbox.SelfTest;

/// <summary>Something that a sandbox must not be able to do.</summary>
/// <param name="Layer">Name of the layer of confinement that stands in the way; when several do, of the outermost.</param>
/// <param name="Act">What is tried.</param>
/// <param name="Try">Tries it, and returns 0 when it was possible, else the number of the error.</param>
sealed record Attempt(string Layer, string Act, Func<int> Try);
