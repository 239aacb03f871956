using System.Text;

namespace TemplateWorker.Discord.Rest;

/// <summary>What follows the question mark of a request. Not safe from several threads.</summary>
public sealed class RestQuery
{
    readonly StringBuilder _text = new();

    /// <summary>Adds a parameter.</summary>
    /// <param name="name">Its name as Discord spells it.</param>
    /// <param name="value">Its value, not escaped; null leaves it out.</param>
    /// <returns>This query.</returns>
    public RestQuery Add(string name, string? value)
    {
        if (value is not null)
            _text.Append(_text.Length == 0 ? '?' : '&').Append(name).Append('=').Append(Uri.EscapeDataString(value));
        return this;
    }

    /// <summary>The query with its question mark; empty when nothing was added.</summary>
    public override string ToString() => _text.ToString();
}
