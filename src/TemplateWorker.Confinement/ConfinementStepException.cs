using System.Runtime.InteropServices;

namespace TemplateWorker.Confinement;

/// <summary>A step of a layer is not to be had; never leaves the launch.</summary>
/// <param name="layer">The layer.</param>
/// <param name="reason">Why, as a sentence.</param>
sealed class ConfinementStepException(ConfinementLayer layer, string reason) : Exception(reason)
{
    /// <summary>The kernel refused a call.</summary>
    /// <param name="layer">The layer.</param>
    /// <param name="call">The system call, with what it was for.</param>
    /// <param name="error">Its error number.</param>
    public ConfinementStepException(ConfinementLayer layer, string call, int error)
        : this(layer, $"{call} failed: {Marshal.GetPInvokeErrorMessage(error)} ({error}).")
    {
    }

    /// <summary>The layer.</summary>
    public ConfinementLayer Layer => layer;
}
