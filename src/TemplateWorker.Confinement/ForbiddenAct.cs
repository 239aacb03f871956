namespace TemplateWorker.Confinement;

/// <summary>One thing that a confined process tried and should not have been able to do.</summary>
/// <param name="Layer">The layer that stands in the way; when several do, the outermost.</param>
/// <param name="Thread">Kind of thread that tried; <see cref="BeforeFilter"/> for what was tried before the filter was there.</param>
/// <param name="Act">What it tried.</param>
/// <param name="Error">Number of the error that it got, 0 when it succeeded.</param>
public sealed record ForbiddenAct(ConfinementLayer Layer, string Thread, string Act, int Error)
{
    /// <summary>Name of the thread in what was tried while only the launcher's layers were in force.</summary>
    public const string BeforeFilter = "launch";

    /// <summary>Whether it could not.</summary>
    public bool IsRefused => Error != 0;

    /// <summary>Reads a line of the self test.</summary>
    /// <param name="line">The line: layer, thread, act and error, separated by tabs.</param>
    /// <returns>Null when the line is something else.</returns>
    internal static ForbiddenAct? Parse(string line) =>
        line.Split('\t') is [var layer, var thread, var act, var error]
            && LayerNames.TryFind(layer, out var found) && int.TryParse(error, out var number)
            ? new ForbiddenAct(found, thread, act, number)
            : null;
}
