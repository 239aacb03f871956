using System.Net.Http.Headers;
using System.Text;

namespace TemplateWorker.Discord.Rest;

/// <summary>Bodies with files: a part <c>payload_json</c>, and a part <c>files[n]</c> for each.</summary>
static class MultipartBody
{
    static readonly MediaTypeHeaderValue Json = new("application/json");
    static readonly MediaTypeHeaderValue Bytes = new("application/octet-stream");

    /// <summary>Makes a body, without a copy of the files.</summary>
    /// <param name="json">The message.</param>
    /// <param name="files">Its files.</param>
    public static MultipartContent Of(ReadOnlyMemory<byte> json, IReadOnlyList<UploadFile> files)
    {
        var body = new MultipartContent("form-data")
        {
            // As browsers send them: names of files are UTF-8.
            HeaderEncodingSelector = static (_, _) => Encoding.UTF8,
        };
        body.Add(Part("name=\"payload_json\"", Json, json));
        for (var i = 0; i < files.Count; i++)
            body.Add(Part($"name=\"files[{i}]\"; filename=\"{Quoted(files[i].Name)}\"", Bytes, files[i].Content));
        return body;
    }

    static ReadOnlyMemoryContent Part(string names, MediaTypeHeaderValue type, ReadOnlyMemory<byte> bytes)
    {
        var part = new ReadOnlyMemoryContent(bytes);
        part.Headers.TryAddWithoutValidation("Content-Disposition", "form-data; " + names);
        part.Headers.ContentType = type;
        return part;
    }

    // What the HTML standard escapes in names of multipart/form-data.
    static string Quoted(string name) => name.Replace("\"", "%22").Replace("\r", "%0D").Replace("\n", "%0A");
}
