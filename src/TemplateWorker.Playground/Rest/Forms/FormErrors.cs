using System.Text.Json;

namespace TemplateWorker.Playground.Rest.Forms;

/// <summary>What is wrong with a body, by field. All faults are gathered before the request is refused.</summary>
sealed class FormErrors
{
    readonly Dictionary<string, FormErrors> _fields = [];
    readonly List<(string Code, string Message)> _here = [];

    public bool Any => _here.Count > 0 || _fields.Values.Any(errors => errors.Any);

    public FormErrors At(string field)
    {
        if (!_fields.TryGetValue(field, out var errors))
            _fields[field] = errors = new FormErrors();
        return errors;
    }

    public void Add(string code, string message) => _here.Add((code, message));

    public void ThrowIfAny()
    {
        if (Any)
            throw new DiscordApiException(400, 50035, "Invalid Form Body", this);
    }

    public void Write(Utf8JsonWriter writer)
    {
        writer.WriteStartObject();
        if (_here.Count > 0)
        {
            writer.WriteStartArray("_errors"u8);
            foreach (var (code, message) in _here)
            {
                writer.WriteStartObject();
                writer.WriteString("code"u8, code);
                writer.WriteString("message"u8, message);
                writer.WriteEndObject();
            }

            writer.WriteEndArray();
        }

        foreach (var (name, errors) in _fields)
        {
            if (!errors.Any)
                continue;
            writer.WritePropertyName(name);
            errors.Write(writer);
        }

        writer.WriteEndObject();
    }
}
