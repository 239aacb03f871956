using TemplateWorker.Execution.Limits;

namespace TemplateWorker.Execution.Sandboxes.Conduct;

/// <summary>How many offences are too many, and what follows from them.</summary>
/// <param name="Offences">Offences within <paramref name="Window"/> that are too many.</param>
/// <param name="Window">The time that offences are counted over.</param>
/// <param name="CleanSpell">Time without an offence after which a tenant leaves the penalty sandbox.</param>
readonly record struct ConductRules(int Offences, TimeSpan Window, TimeSpan CleanSpell)
{
    /// <summary>Time after a suspension's end after which the next one is a first one again.</summary>
    public static readonly TimeSpan Memory = TimeSpan.FromDays(1);

    // Grows fast: who offends again after each is broken or hostile, and costs the host a start of its VM each time.
    static readonly TimeSpan[] Suspensions =
    [
        TimeSpan.FromMinutes(1), TimeSpan.FromMinutes(5), TimeSpan.FromMinutes(30),
        TimeSpan.FromHours(2), TimeSpan.FromHours(12), TimeSpan.FromHours(24),
    ];

    /// <summary>The shortest suspension.</summary>
    public static TimeSpan FirstSuspension => Suspensions[0];

    /// <summary>The longest suspension.</summary>
    public static TimeSpan LongestSuspension => Suspensions[^1];

    /// <summary>The rules with the numbers of some settings.</summary>
    /// <param name="limits">The settings.</param>
    public static ConductRules Of(LimitSettings limits) => new(
        limits.Offences, TimeSpan.FromSeconds(limits.OffencesWindowSeconds), TimeSpan.FromMinutes(limits.PenaltyMinutes));

    /// <summary>How long a suspension lasts.</summary>
    /// <param name="level">The how many-th in a row, from 1.</param>
    public static TimeSpan SuspensionOf(int level) => Suspensions[Math.Clamp(level, 1, Suspensions.Length) - 1];
}
