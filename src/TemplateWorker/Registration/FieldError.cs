using System.Text;
using System.Text.Json;

namespace TemplateWorker.Registration;

/// <summary>What Discord has against one field of a body.</summary>
/// <param name="Path">Where it is: names of fields, and places in lists from 0.</param>
/// <param name="Code">Discord's word for it, such as <c>BASE_TYPE_REQUIRED</c>.</param>
/// <param name="Message">Discord's sentence.</param>
sealed record FieldError(IReadOnlyList<string> Path, string Code, string Message)
{
    const string List = "_errors";

    /// <summary>Reads the errors of an answer whose end may be cut off.</summary>
    /// <param name="body">Discord's error object, <c>{"errors": {"name": {"_errors": [{"code", "message"}]}}}</c>.</param>
    /// <returns>Those that are there in full.</returns>
    public static IReadOnlyList<FieldError> Read(string body)
    {
        var errors = new List<FieldError>();
        try
        {
            var json = new Utf8JsonReader(Encoding.UTF8.GetBytes(body), isFinalBlock: false, state: default);
            Read(ref json, errors);
        }
        catch (JsonException)
        {
            // An answer that is no JSON, of a proxy perhaps, names no fields.
        }

        return errors;
    }

    static void Read(ref Utf8JsonReader json, List<FieldError> errors)
    {
        // The name of the field that the reader is in, by depth.
        var names = new List<string>();
        string? code = null, message = null;
        while (json.Read())
        {
            var depth = json.CurrentDepth;
            if (json.TokenType == JsonTokenType.PropertyName)
            {
                names.RemoveRange(Math.Min(depth, names.Count), names.Count - Math.Min(depth, names.Count));
                names.AddRange(Enumerable.Repeat("", depth - names.Count));
                names.Add(json.GetString()!);
            }
            else if (json.TokenType == JsonTokenType.String && depth < names.Count)
            {
                code = names[depth] == "code" ? json.GetString() : code;
                message = names[depth] == "message" ? json.GetString() : message;
            }
            else if (json.TokenType == JsonTokenType.EndObject && depth > 2 && depth <= names.Count && names[depth - 1] == List && names[1] == "errors")
            {
                errors.Add(new FieldError([.. names[2..(depth - 1)]], code ?? "", message ?? ""));
                (code, message) = (null, null);
            }
        }
    }
}
