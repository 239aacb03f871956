namespace TemplateWorker.Execution.HostCalls;

/// <summary>A host call is answered with an error that the template sees.</summary>
/// <param name="error">The error.</param>
sealed class HostCallException(HostCallError error) : Exception(error.Message)
{
    /// <summary>The error.</summary>
    public HostCallError Error => error;

    /// <summary>The call is malformed.</summary>
    public static HostCallException Malformed(string message) => new(new HostCallError(HostCallError.HostCall, message));

    /// <summary>The call names something that the tenant may not touch.</summary>
    public static HostCallException Forbidden(string message) => new(new HostCallError(HostCallError.Permission, message));

    /// <summary>The template's manifest does not ask for what the call needs.</summary>
    /// <param name="what">What the template did, such as <c>discord.banMember</c>.</param>
    /// <param name="capability">What it needs.</param>
    public static HostCallException NotAllowed(string what, string capability) => new(new HostCallError(
        HostCallError.Capability,
        $"{what} needs the capability \"{capability}\". Add this line to capabilities in template.yaml:  - {capability}"));
}
