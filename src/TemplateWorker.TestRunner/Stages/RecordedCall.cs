using System.Text;
using System.Text.Json.Nodes;

namespace TemplateWorker.TestRunner.Stages;

/// <summary>A host call that the template under test made.</summary>
/// <param name="id">Its number.</param>
/// <param name="method">Its name.</param>
/// <param name="arguments">Its arguments, UTF-8 JSON.</param>
sealed class RecordedCall(int id, string method, byte[] arguments)
{
    byte[]? _answer;
    bool _succeeded;

    /// <summary>Notes the answer.</summary>
    public void Answer(bool succeeded, ReadOnlySpan<byte> json) =>
        (_succeeded, _answer) = (succeeded, json.IsEmpty ? "null"u8.ToArray() : json.ToArray());

    /// <summary>The call as tests see it.</summary>
    public JsonObject ToJson()
    {
        var json = new JsonObject { ["id"] = id, ["method"] = method, ["arguments"] = Parse(arguments) };
        if (_answer is not null)
            json[_succeeded ? "result" : "error"] = Parse(_answer);
        return json;
    }

    // What comes from a sandbox may be anything; a test sees at least its text.
    static JsonNode? Parse(byte[] json)
    {
        try
        {
            return JsonNode.Parse(json);
        }
        catch (System.Text.Json.JsonException)
        {
            return Encoding.UTF8.GetString(json);
        }
    }
}
