using System.Globalization;
using System.Text.Json;
using TemplateWorker.Playground.Json;

namespace TemplateWorker.Playground.Rest.Forms;

/// <summary>An object of a body, with the place where its faults are noted.</summary>
sealed class Form(JsonElement element, FormErrors errors)
{
    public JsonElement Element { get; } = element;

    public FormErrors Errors { get; } = errors;

    public static Form Of(JsonElement body)
    {
        var errors = new FormErrors();
        if (body.ValueKind != JsonValueKind.Object)
            errors.Add("MODEL_TYPE_CONVERT", "Only dictionaries may be used in a ModelType");
        errors.ThrowIfAny();
        return new Form(body, errors);
    }

    public bool Has(string name) => Element.TryGetProperty(name, out _);

    /// <summary>Reads a string; lengths are counted in characters.</summary>
    public string? Text(string name, int min, int max, bool required = false)
    {
        if (!Present(name, required, out var value))
            return null;
        if (value.ValueKind is not (JsonValueKind.String or JsonValueKind.Number))
        {
            Errors.At(name).Add("STRING_TYPE_CONVERT", "Could not interpret value as string.");
            return null;
        }

        var text = value.ToString();
        CheckLength(Errors.At(name), RuneCount(text), min, max);
        return text;
    }

    public int? Number(string name, int min, int max, bool required = false)
    {
        if (!Present(name, required, out var value))
            return null;
        if (value.ValueKind != JsonValueKind.Number || !value.TryGetInt32(out var number))
        {
            Errors.At(name).Add("NUMBER_TYPE_COERCE", $"Value \"{value}\" is not int.");
            return null;
        }

        if (number < min)
            Errors.At(name).Add("NUMBER_TYPE_MIN", $"int value should be greater than or equal to {min}.");
        if (number > max)
            Errors.At(name).Add("NUMBER_TYPE_MAX", $"int value should be less than or equal to {max}.");
        return number;
    }

    /// <summary>Reads a number that must be one of a few.</summary>
    public int? Choice(string name, bool required, params ReadOnlySpan<int> choices)
    {
        if (!Present(name, required, out var value))
            return null;
        if (value.ValueKind == JsonValueKind.Number && value.TryGetInt32(out var number) && choices.Contains(number))
            return number;
        Errors.At(name).Add(
            "BASE_TYPE_CHOICES", $"Value must be one of {{{string.Join(", ", choices.ToArray())}}}.");
        return null;
    }

    /// <summary>Reads a list of numbers that must each be one of a few, and none twice.</summary>
    public void Choices(string name, params ReadOnlySpan<int> choices)
    {
        if (Items(name, 0, choices.Length) is not { } items)
            return;
        var seen = new HashSet<int>();
        foreach (var (index, item) in items.EnumerateArray().Index())
        {
            var at = Errors.At(name).At(index.ToString(CultureInfo.InvariantCulture));
            if (item.ValueKind != JsonValueKind.Number || !item.TryGetInt32(out var number) || !choices.Contains(number))
                at.Add("BASE_TYPE_CHOICES", $"Value must be one of {{{string.Join(", ", choices.ToArray())}}}.");
            else if (!seen.Add(number))
                at.Add("SET_TYPE_DUPLICATE", "Values must be unique.");
        }
    }

    public bool Flag(string name)
    {
        if (!Present(name, required: false, out var value))
            return false;
        if (value.ValueKind is not (JsonValueKind.True or JsonValueKind.False))
            Errors.At(name).Add("BOOLEAN_TYPE_CONVERT", "Must be either true or false.");
        return value.ValueKind == JsonValueKind.True;
    }

    public Form? Object(string name, bool required = false)
    {
        if (!Present(name, required, out var value))
            return null;
        if (value.ValueKind == JsonValueKind.Object)
            return new Form(value, Errors.At(name));
        Errors.At(name).Add("MODEL_TYPE_CONVERT", "Only dictionaries may be used in a ModelType");
        return null;
    }

    /// <summary>Reads an array of objects; each notes its faults under its index.</summary>
    /// <returns>Null when absent; the objects otherwise, those that are none left out.</returns>
    public List<Form>? List(string name, int min, int max, bool required = false) =>
        Items(name, min, max, required) is { } array ? Objects(array, Errors.At(name)) : null;

    public JsonElement? Items(string name, int min, int max, bool required = false)
    {
        if (!Present(name, required, out var value))
            return null;
        if (value.ValueKind != JsonValueKind.Array)
        {
            Errors.At(name).Add("LIST_TYPE_CONVERT", "Only iterables may be used in a ListType");
            return null;
        }

        CheckLength(Errors.At(name), value.GetArrayLength(), min, max);
        return value;
    }

    public static List<Form> Objects(JsonElement array, FormErrors errors)
    {
        var forms = new List<Form>();
        foreach (var (index, item) in array.EnumerateArray().Index())
        {
            var at = errors.At(index.ToString(CultureInfo.InvariantCulture));
            if (item.ValueKind == JsonValueKind.Object)
                forms.Add(new Form(item, at));
            else
                at.Add("MODEL_TYPE_CONVERT", "Only dictionaries may be used in a ModelType");
        }

        return forms;
    }

    static void CheckLength(FormErrors errors, int length, int min, int max)
    {
        if (length >= min && length <= max)
            return;
        if (min > 0)
            errors.Add("BASE_TYPE_BAD_LENGTH", $"Must be between {min} and {max} in length.");
        else
            errors.Add("BASE_TYPE_MAX_LENGTH", $"Must be {max} or fewer in length.");
    }

    static int RuneCount(string text) => text.EnumerateRunes().Count();

    bool Present(string name, bool required, out JsonElement value)
    {
        if (Element.Member(name) is { } found)
        {
            value = found;
            return true;
        }

        if (required)
            Errors.At(name).Add("BASE_TYPE_REQUIRED", "This field is required");
        value = default;
        return false;
    }
}
