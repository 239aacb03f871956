namespace TemplateWorker.Web;

/// <summary>What a web server takes at most.</summary>
/// <param name="Connections">Connections open at once.</param>
/// <param name="BodyBytes">Bytes of a request's body.</param>
/// <param name="Close">Time that requests under way get to be answered when it stops.</param>
sealed record WebLimits(int Connections, int BodyBytes, TimeSpan Close);
