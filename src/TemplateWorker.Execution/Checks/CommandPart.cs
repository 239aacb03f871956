using System.Globalization;
using System.Text.Json;

namespace TemplateWorker.Execution.Checks;

/// <summary>A command, option or choice, with what errors about it begin with.</summary>
/// <param name="element">The JSON object.</param>
/// <param name="label">What it is, for errors.</param>
readonly struct CommandPart(JsonElement element, string label)
{
    /// <summary>The JSON object.</summary>
    public JsonElement Element { get; } = element.ValueKind == JsonValueKind.Object
        ? element
        : throw new CommandException($"{label} must be an object.");

    /// <summary>The same part under another label.</summary>
    public CommandPart Named(string name) => new(Element, name);

    /// <summary>A part of this one.</summary>
    public CommandPart Inner(JsonElement inner, string name) => new(inner, $"{label}, {name}");

    /// <summary>An error about this part.</summary>
    public CommandException Wrong(string what) => new($"{label}: {what}.");

    /// <summary>Whether there is such a property, other than null.</summary>
    public bool Has(string property) => Find(property) is not null;

    /// <summary>Asserts that there are no other properties.</summary>
    public void OnlyKnows(IReadOnlyCollection<string> known)
    {
        foreach (var property in Element.EnumerateObject())
        {
            if (!known.Contains(property.Name))
                throw Wrong($"it has the property '{Shown.Short(property.Name)}', which is unknown here; known are {string.Join(", ", known)}");
        }
    }

    /// <summary>Text within bounds of length.</summary>
    public string Text(string property, int least, int most) =>
        OptionalText(property, least, most) ?? throw Wrong($"'{property}' is missing");

    /// <summary>Text within bounds of length, if there is any.</summary>
    public string? OptionalText(string property, int least, int most)
    {
        if (Find(property) is not { } value)
            return null;
        if (value.ValueKind != JsonValueKind.String)
            throw Wrong($"'{property}' must be text");
        var text = value.GetString()!;
        // Discord counts characters as people do, code points.
        var length = text.EnumerateRunes().Count();
        if (length < least || length > most)
            throw Wrong($"'{property}' must have {least} to {most} characters; it has {length}");
        return text;
    }

    /// <summary>A whole number within bounds, if there is any.</summary>
    public int? OptionalInteger(string property, int least, int most)
    {
        if (Find(property) is not { } value)
            return null;
        if (value.ValueKind != JsonValueKind.Number || !value.TryGetInt32(out var number) || number < least || number > most)
            throw Wrong($"'{property}' must be a whole number from {least} to {most}");
        return number;
    }

    /// <summary>A number within bounds, if there is any.</summary>
    public double? OptionalNumber(string property, double least, double most, bool whole)
    {
        if (Find(property) is not { } value)
            return null;
        if (value.ValueKind != JsonValueKind.Number || !value.TryGetDouble(out var number) || number < least || number > most || (whole && number != Math.Floor(number)))
            throw Wrong(string.Create(CultureInfo.InvariantCulture, $"'{property}' must be a {(whole ? "whole " : "")}number from {least:0} to {most:0}"));
        return number;
    }

    /// <summary>True or false, if there is any.</summary>
    public bool? OptionalBoolean(string property) => Find(property)?.ValueKind switch
    {
        null => null,
        JsonValueKind.True => true,
        JsonValueKind.False => false,
        _ => throw Wrong($"'{property}' must be true or false"),
    };

    /// <summary>The members of an array, none when there is none.</summary>
    public List<JsonElement> Array(string property, int most)
    {
        if (Find(property) is not { } value)
            return [];
        if (value.ValueKind != JsonValueKind.Array)
            throw Wrong($"'{property}' must be an array");
        if (value.GetArrayLength() > most)
            throw Wrong($"'{property}' has {value.GetArrayLength()} members; Discord allows {most}");
        return [.. value.EnumerateArray()];
    }

    /// <summary>Texts by locale, if there are any.</summary>
    public void CheckLocalizations(string property, int most)
    {
        if (Find(property) is not { } value)
            return;
        var texts = Inner(value, property);
        foreach (var locale in value.EnumerateObject())
            texts.OptionalText(locale.Name, 1, most);
    }

    JsonElement? Find(string property) =>
        Element.TryGetProperty(property, out var value) && value.ValueKind != JsonValueKind.Null ? value : null;
}
