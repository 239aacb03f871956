namespace TemplateWorker.Execution.Sandboxes.Confinement;

/// <summary>The kernel refused a step of a layer; never leaves the launch.</summary>
/// <param name="layer">The layer that is not to be had.</param>
/// <param name="call">The system call, with what it was for.</param>
/// <param name="error">Its error number.</param>
sealed class ConfinementStepException(ConfinementLayer layer, string call, int error) : Exception
{
    /// <summary>The layer that is not to be had.</summary>
    public ConfinementLayer Layer => layer;

    /// <summary>The system call, with what it was for.</summary>
    public string Call => call;

    /// <summary>Its error number.</summary>
    public int Error => error;
}
