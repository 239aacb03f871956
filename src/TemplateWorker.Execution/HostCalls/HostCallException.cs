using System.Globalization;
using System.Net;
using TemplateWorker.Execution.Limits;

namespace TemplateWorker.Execution.HostCalls;

/// <summary>A host call is answered with an error that the template sees.</summary>
/// <param name="error">The error.</param>
sealed class HostCallException(HostCallError error) : Exception(error.Message)
{
    /// <summary>The error.</summary>
    public HostCallError Error => error;

    /// <summary>Whether Discord said so, which counts among the refusals of the tenant.</summary>
    public bool IsRefusalByDiscord { get; init; }

    /// <summary>The call is malformed.</summary>
    public static HostCallException Malformed(string message) => new(new HostCallError(HostCallError.HostCall, message));

    /// <summary>The call names something that the tenant may not touch.</summary>
    /// <param name="message">What it names and why not.</param>
    /// <param name="isRefusalByDiscord">Whether Discord said so.</param>
    public static HostCallException Forbidden(string message, bool isRefusalByDiscord = false) =>
        new(new HostCallError(HostCallError.Permission, message)) { IsRefusalByDiscord = isRefusalByDiscord };

    /// <summary>The call is above a rate, and would have to wait too long.</summary>
    /// <param name="refusal">What was refused.</param>
    /// <param name="rate">What the rate is called.</param>
    /// <param name="setting">Where it is set.</param>
    public static HostCallException RateLimited(RateRefusal refusal, string rate, string setting) => new(new HostCallError(
        HostCallError.RateLimit,
        string.Create(CultureInfo.InvariantCulture, $"{refusal.Action} is above the limit \"{rate}\" of {refusal.Limit} per {DurationText.Of(refusal.Window)} ({setting}); it would have to wait {refusal.RetryAfter.TotalSeconds:0.###} s."))
    {
        Rate = refusal,
    });

    /// <summary>Discord refused calls so often that this one is not sent.</summary>
    /// <param name="refusal">What was refused.</param>
    /// <param name="setting">Where the limit is set.</param>
    /// <param name="whose">Whose calls.</param>
    public static HostCallException RefusedTooOften(RateRefusal refusal, string setting, string whose) => new(new HostCallError(
        HostCallError.RateLimit,
        string.Create(CultureInfo.InvariantCulture, $"{refusal.Action} was not sent: Discord refused {refusal.Limit} calls of {whose} in {DurationText.Of(refusal.Window)} ({setting}). Check what the bot may do here; in {refusal.RetryAfter.TotalSeconds:0.###} s one call is let through."))
    {
        Rate = refusal,
    });

    /// <summary>The call removes more members than a rate can ever let through at once.</summary>
    /// <param name="what">The call.</param>
    /// <param name="members">Members that it names.</param>
    /// <param name="rate">The rate.</param>
    public static HostCallException TooMany(string what, int members, Rate rate) => Malformed(
        string.Create(CultureInfo.InvariantCulture, $"{what} names {members} members, each of whom counts; the limit \"{rate.Name}\" is {rate.Count} per {DurationText.Of(rate.Window)} ({rate.Setting}), so name at most {rate.Count} in one call."));

    /// <summary>A file is too large, with what Discord says then. It was not sent.</summary>
    /// <param name="name">The file.</param>
    /// <param name="bytes">Its size.</param>
    /// <param name="most">The largest that Discord takes.</param>
    public static HostCallException FileTooLarge(string name, long bytes, long most) => new(new HostCallError(
        HostCallError.Discord,
        string.Create(CultureInfo.InvariantCulture, $"The file \"{name}\" has {bytes} bytes; Discord takes at most {most} ({most / 1048576.0:0.##} MiB) a file here."),
        $"{DiscordCode.RequestTooLarge}",
        (int)HttpStatusCode.RequestEntityTooLarge));

    /// <summary>An interaction is answered after its end, with what Discord says then.</summary>
    public static HostCallException InteractionOver() => new(new HostCallError(
        HostCallError.Discord,
        "This interaction can no longer be answered: Discord takes answers for 15 minutes after the member acted. Send a message to the channel instead.",
        $"{DiscordCode.InvalidWebhookToken}",
        (int)HttpStatusCode.Unauthorized));

    /// <summary>A first answer is given to an interaction that has one, with what Discord says then.</summary>
    public static HostCallException AlreadyAnswered() => new(new HostCallError(
        HostCallError.Discord,
        "Interaction has already been acknowledged.",
        $"{DiscordCode.AlreadyAcknowledged}",
        (int)HttpStatusCode.BadRequest));

    /// <summary>An HTTP request was refused or failed.</summary>
    /// <param name="message">Why.</param>
    /// <param name="code">One word for it.</param>
    public static HostCallException Fetch(string message, string code) => new(new HostCallError(HostCallError.Fetch, message, code));

    /// <summary>The template's manifest does not ask for what the call needs.</summary>
    /// <param name="what">What the template did, such as <c>discord.banMember</c>.</param>
    /// <param name="capability">What it needs.</param>
    public static HostCallException NotAllowed(string what, string capability) => new(new HostCallError(
        HostCallError.Capability,
        $"{what} needs the capability \"{capability}\". Add this line to capabilities in template.yaml:  - {capability}")
    {
        NeededCapability = capability,
    });
}
