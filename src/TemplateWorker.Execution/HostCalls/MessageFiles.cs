using System.Globalization;
using System.Text;
using System.Text.Json;
using TemplateWorker.Discord.Rest;

namespace TemplateWorker.Execution.HostCalls;

/// <summary>Reads the files that a template sends with a message, the last argument of a call.</summary>
static class MessageFiles
{
    /// <summary>Largest file where Discord says nothing else, in bytes: from its documentation of uploads.</summary>
    public const long MostBytes = 10 * 1024 * 1024;

    // From Discord's documentation of messages.
    const int MostFiles = 10;

    const int LongestName = 255;
    const string Argument = "files";
    const string Shape = "a list of at most 10 files, each with a name and either text or base64";

    /// <summary>Reads the files and puts them to their message.</summary>
    /// <param name="arguments">Stands before the files, which may be left out.</param>
    /// <param name="message">The message.</param>
    /// <param name="most">Largest file, in bytes.</param>
    public static MessageContent Read(ref ArgumentReader arguments, ReadOnlyMemory<byte> message, long most = MostBytes)
    {
        var list = arguments.OptionalList(Argument);
        if (list.IsEmpty)
            return message;
        var json = new Utf8JsonReader(list);
        json.Read();
        var files = new List<UploadFile>();
        while (json.Read() && json.TokenType == JsonTokenType.StartObject && files.Count < MostFiles)
        {
            var file = ReadOne(ref json);
            if (file is null || !IsName(file.Name))
                throw arguments.Missing(Argument, Shape);
            files.Add(file.Content.Length <= most ? file : throw HostCallException.FileTooLarge(file.Name, file.Content.Length, most));
        }
        return json.TokenType == JsonTokenType.EndArray ? new MessageContent(message, files) : throw arguments.Missing(Argument, Shape);
    }

    // The list is JSON, for the argument was read over.
    static UploadFile? ReadOne(ref Utf8JsonReader json)
    {
        string? name = null;
        byte[]? content = null;
        while (json.Read() && json.TokenType == JsonTokenType.PropertyName)
        {
            var (isName, isText, isBase64) = (json.ValueTextEquals("name"u8), json.ValueTextEquals("text"u8), json.ValueTextEquals("base64"u8));
            json.Read();
            if (json.TokenType != JsonTokenType.String)
                return null;
            if (isName)
                name = TextOf(json);
            else if (isText)
                content = TextOf(json) is { } text ? Encoding.UTF8.GetBytes(text) : null;
            else if (isBase64)
                _ = json.TryGetBytesFromBase64(out content);
            else
                return null;
        }
        return name is null || content is null ? null : new UploadFile(name, content);
    }

    static string? TextOf(in Utf8JsonReader json)
    {
        try
        {
            return json.GetString();
        }
        catch (InvalidOperationException)
        {
            // Half of a surrogate pair.
            return null;
        }
    }

    static bool IsName(string name) =>
        name.Length is > 0 and <= LongestName
        && !name.Any(character => character is '/' or '\\' || char.GetUnicodeCategory(character) == UnicodeCategory.Control);
}
