namespace TemplateWorker.Configuration;

/// <summary>
/// A token, a password or text that holds one. Printing, logging or formatting it shows only that it is there.
/// </summary>
/// <param name="value">The secret text.</param>
public sealed class Secret(string value) : IEquatable<Secret>
{
    /// <summary>What every printed form of a secret looks like.</summary>
    public const string Redacted = "(secret)";

    /// <summary>The text itself, for the one place that sends it. Never put it in a log, an error or a command line.</summary>
    public string Reveal() => value;

    /// <inheritdoc/>
    public bool Equals(Secret? other) => other is not null && other.Reveal() == value;

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as Secret);

    /// <inheritdoc/>
    public override int GetHashCode() => value.GetHashCode(StringComparison.Ordinal);

    /// <summary><see cref="Redacted"/>.</summary>
    public override string ToString() => Redacted;
}
